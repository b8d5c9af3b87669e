/** Gives what brings a target to the reader by scrolling the boxes inside `box` alone: `scrollIntoView` would move the page around it, too. Also leads anchors to the map's own parts there, as they must add nothing to the page's history. */
export function keepInside(box: HTMLElement): (target: Element) => void {
	const reveal = (target: Element) => {
		for (const scroller of box.querySelectorAll(".reading, .fold"))
			if (scroller.contains(target))
				scroller.scrollTop +=
					target.getBoundingClientRect().top -
					scroller.getBoundingClientRect().top -
					8;
	};
	box.addEventListener("click", (event) => {
		if (event.defaultPrevented) return;
		const href = (event.target as Element)
			.closest("a[href^='#']")
			?.getAttribute("href");
		if (!href || /^#(?:place|event)-/.test(href)) return;
		event.preventDefault();
		const root = box.getRootNode() as Document | ShadowRoot;
		const target = root.getElementById(href.slice(1));
		if (target) reveal(target);
	});
	return reveal;
}
