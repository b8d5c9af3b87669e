import type { Map as LeafletMap } from "leaflet";

/** Time for a browser to say that it has painted what has loaded, ms. */
const UNSAID = 500;

/** `task` as a function that runs it once after the next paint, however often it is called before: what the reader asked for is shown first. */
export function afterPaint(task: () => void): () => void {
	let waiting = false;
	return () => {
		if (waiting) return;
		waiting = true;
		requestAnimationFrame(() =>
			setTimeout(() => {
				waiting = false;
				task();
			}),
		);
	};
}

/** Does `task` once something of the page has been painted; else soon after it has loaded: nothing is painted in a tab nobody looks at, and some browsers do not say. */
export function afterFirstPaint(task: () => void): void {
	let isDone = false;
	const once = () => {
		if (!isDone) task();
		isDone = true;
	};
	new PerformanceObserver(once).observe({ type: "paint", buffered: true });
	addEventListener("load", () => setTimeout(once, UNSAID));
}

/** Does `task` after the paint that follows these of the map's events, unless the map is gone by then; gives what asks for it at any other time. */
export function afterMoves(
	map: LeafletMap,
	events: string,
	task: () => void,
): () => void {
	const isThere = () => map.getPane("mapPane") !== undefined;
	const soon = afterPaint(() => isThere() && task());
	map.on(events, soon);
	return soon;
}

/** Does `task` when the browser has nothing else to do. */
export function whenIdle(task: () => void): void {
	// Safari has no idle callbacks.
	if ("requestIdleCallback" in self) requestIdleCallback(() => task());
	else setTimeout(task, 200);
}
