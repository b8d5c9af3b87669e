import {
	formatViewState,
	parseViewState,
	type ViewState,
} from "../core/view-state.ts";

/** How a change reaches the address bar: as a new entry (Back undoes it), in place, or not at all. */
export type Entry = "push" | "replace" | "none";

/** The state the address asks for, or undefined when its hash is a plain anchor of the page. */
export function readAddress(): ViewState | undefined {
	const { hash } = location;
	const state = parseViewState(hash);
	const plain = hash.length > 1 && formatViewState(state) === "";
	return plain && document.getElementById(hash.slice(1)) ? undefined : state;
}

/** Writes a state to the address. Sandboxed frames refuse: the state is then simply not in the address. */
export function writeAddress(state: ViewState, entry: Entry): void {
	if (entry === "none") return;
	const url = `${location.pathname}${location.search}${formatViewState(state)}`;
	try {
		if (entry === "push") history.pushState(null, "", url);
		else history.replaceState(null, "", url);
	} catch {
		return;
	}
}

/** Tells `follow` of clicks on the page's anchors to a place or an event, which then change the state and not the hash. */
export function followAnchors(
	follow: (
		kind: "place" | "event",
		id: string,
		link: HTMLAnchorElement,
	) => void,
): void {
	document.addEventListener("click", (event) => {
		if (event.defaultPrevented || event.metaKey || event.ctrlKey) return;
		if (event.shiftKey || event.altKey) return;
		const link = (event.target as Element).closest<HTMLAnchorElement>(
			'a[href^="#"]',
		);
		const [, kind, id] =
			/^#(place|event)-(.+)$/.exec(link?.getAttribute("href") ?? "") ?? [];
		if (!link || !id || (kind !== "place" && kind !== "event")) return;
		event.preventDefault();
		follow(kind, id, link);
	});
}
