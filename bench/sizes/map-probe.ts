/** What the bench asks of a page with a map; each page has it as `mapProbe`. */
interface MapProbe {
	/** Where the lonely town's mark can be clicked, px, as soon as it is there. */
	spot: () => { x: number; y: number } | undefined;
	/** Leaves the events from a day to a day, both counted; with no days all. */
	filter: (from: string, to: string) => unknown;
	/** Leaves the events that have all words; absent where a page has no search. */
	search?: (words: string) => void;
	/** Number of events on the map; `undefined` while it is about to change. */
	count: () => number | undefined;
	/** The same number counted anew, where that takes time which is not the filter's. */
	recount?: () => Promise<number>;
	/** Whether all has been loaded that is loaded without being asked for. */
	isReady: () => boolean;
	/** Whether what was asked for with the mouse is under way. */
	isAsked: () => boolean;
	/** Whether what follows a filter beside the map has come too. */
	isWhole: () => boolean;
}

/** Runs in our page before its scripts: asks it what a reader would see, and filters with its own fields. */
export function probeOurs({ place }: { place: string }): void {
	const number = (text: string | null | undefined) =>
		Number(/[\d,]+/.exec(text ?? "")?.[0].replaceAll(",", ""));
	const mark = `#map .mark[data-place=${place}], #map .marks a[href$="#place-${place}"], #map .marks a[href*="/${place}."]`;
	const all = (selector: string) => [...document.querySelectorAll(selector)];
	const field = (name: string) =>
		document.querySelector<HTMLInputElement>(
			`[data-finder] [name=${name}]`,
		) as HTMLInputElement;
	globalThis.mapProbe = {
		spot() {
			const found = document.querySelector(mark);
			const box = (
				found?.querySelector(".disc") ?? found
			)?.getBoundingClientRect();
			if (!found || !box) return;
			const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
			const top = document.elementFromPoint(at.x, at.y);
			return found.contains(top) ? at : undefined;
		},
		filter(from, to) {
			field("from").value = from;
			field("to").value = to;
			field("to").dispatchEvent(new InputEvent("input", { bubbles: true }));
		},
		search(words) {
			field("q").value = words;
			field("q").dispatchEvent(new InputEvent("input", { bubbles: true }));
		},
		/** What the line says, when the marks, or in a small map the list, say the same. */
		count() {
			const said = number(document.querySelector("[data-shown]")?.textContent);
			const clusters = all("#map .mark.cluster");
			const seen =
				clusters.length > 0
					? clusters.reduce(
							(sum, { ariaLabel }) =>
								sum + number(/[\d,]+ linked event/.exec(ariaLabel ?? "")?.[0]),
							0,
						)
					: all("#events li.event").filter((li) => li.checkVisibility()).length;
			return said === seen ? said : undefined;
		},
		isReady: () => document.documentElement.dataset.ready === "true",
		isAsked: () => location.hash.includes("place="),
		isWhole: () => !document.querySelector("#events [aria-busy=true]"),
	};
}

declare global {
	var mapProbe: MapProbe;
}
