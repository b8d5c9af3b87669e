/**
 * On paper the citations stand together as endnotes: what is nested below its claim on the screen moves to the end of the page
 * while it is printed, and back. Without a script they are printed where they are.
 */
export function printEndnotes(root: ParentNode): () => void {
	const list = root.querySelector("[data-endnotes]");
	if (!list) return () => {};
	let homes: [Element, Element][] = [];
	const gather = () => {
		if (homes.length > 0) return;
		homes = [
			...root.querySelectorAll(".event:not([hidden]) .citations > li"),
		].flatMap((note): [Element, Element][] =>
			note.parentElement ? [[note, note.parentElement]] : [],
		);
		list.append(...homes.map(([note]) => note));
	};
	const giveBack = () => {
		for (const [note, home] of homes) home.append(note);
		homes = [];
	};
	const media = matchMedia("print");
	// Printing is announced by events; emulated paper by the media query alone.
	const follow = () => (media.matches ? gather() : giveBack());
	addEventListener("beforeprint", gather);
	addEventListener("afterprint", giveBack);
	media.addEventListener("change", follow);
	return () => {
		giveBack();
		removeEventListener("beforeprint", gather);
		removeEventListener("afterprint", giveBack);
		media.removeEventListener("change", follow);
	};
}
