/** What is measured inside a page, beside its own scripts. */
interface Watch {
	/** Where the lonely town's mark can be clicked, as soon as it is there. */
	spot: () => Promise<{ x: number; y: number }>;
	ready: () => Promise<unknown>;
	/** Of the latest click: when the event's text was painted where the reader sees it, ms from navigation on, and how long after the mouse button was released; undefined where that does not come for long. */
	answered: Promise<{ at: number; after: number } | undefined>;
	closed: () => Promise<unknown>;
	/** Whether the latest click has been taken. */
	isTaken: () => boolean;
	/** Filters; ms until the call returned, until map and count were painted, until all else had come too; and the number of events then. */
	filter: (from: string, to: string, expected: number) => Promise<Filtered>;
	/** Searches for words that leave another number of events; ms until map and count were painted, undefined where a page has no search. */
	search: (words: string) => Promise<number | undefined>;
	startFrames: () => void;
	/** Lengths of the frames since then, ms. */
	stopFrames: () => number[];
}

/** What one filter took, ms, and the number of events it left. */
interface Filtered {
	call: number;
	painted: number;
	whole: number;
	count: number | undefined;
}

declare global {
	var watch: Watch;
}

/** Runs in a page before its scripts. `text` is what the answer to a click says. */
export function installWatch({ text }: { text: string }): void {
	const LIMIT = 90_000;
	const LONG = 15_000;
	const { until, painted } = globalThis.painting;
	const answer = () =>
		[
			...document.querySelectorAll(
				"[role=dialog], .leaflet-popup, .maplibregl-popup",
			),
		].find((box) => {
			const { top, bottom, height } = box.getBoundingClientRect();
			return (
				height > 0 &&
				bottom > 0 &&
				top < innerHeight &&
				box.textContent?.includes(text) &&
				box.checkVisibility({ opacityProperty: true })
			);
		});
	let isPrevented = false;
	let frames: number[] | undefined;
	const watch: Watch = {
		spot: () => until(() => globalThis.mapProbe?.spot(), LIMIT),
		ready: () => until(() => globalThis.mapProbe?.isReady(), LIMIT),
		answered: Promise.resolve(undefined),
		closed: () => until(() => !answer(), LIMIT),
		isTaken: () =>
			isPrevented ||
			answer() !== undefined ||
			globalThis.mapProbe?.isAsked() === true,
		async filter(from, to, expected) {
			const start = performance.now();
			const asked = mapProbe.filter(from, to);
			const call = performance.now() - start;
			await asked;
			const isThere = await until(
				() => mapProbe.count() === expected,
				5000,
			).catch(() => false);
			const at = await painted();
			await until(() => mapProbe.isWhole(), LIMIT);
			const whole = await painted();
			const count = isThere ? await mapProbe.recount?.() : mapProbe.count();
			return {
				call,
				painted: at - start,
				whole: whole - start,
				count: isThere ? (count ?? expected) : count,
			};
		},
		async search(words) {
			if (!mapProbe.search) return undefined;
			const before = mapProbe.count();
			const start = performance.now();
			mapProbe.search(words);
			await until(() => ![undefined, before].includes(mapProbe.count()), LIMIT);
			return (await painted()) - start;
		},
		startFrames() {
			frames = [];
			const frame = (at: number) => {
				if (!frames) return;
				frames.push(at);
				requestAnimationFrame(frame);
			};
			requestAnimationFrame(frame);
		},
		stopFrames() {
			const times = frames ?? [];
			frames = undefined;
			return times.slice(1).map((at, i) => at - (times[i] ?? 0));
		},
	};
	globalThis.watch = watch;

	addEventListener(
		"mouseup",
		({ timeStamp }) => {
			watch.answered = until(answer, LONG)
				.then(painted)
				.then((at) => ({ at, after: at - timeStamp }))
				.catch(() => undefined);
		},
		true,
	);
	/** A link that the page does not take over leads away from the map, which is another answer than the one that is timed: the click is lost. */
	const stay = (event: MouseEvent) => {
		isPrevented = event.defaultPrevented;
		if ((event.target as Element).closest?.("a[href]")) event.preventDefault();
	};
	// Told last, when the page's own listeners have been.
	addEventListener(
		"click",
		() => {
			removeEventListener("click", stay);
			addEventListener("click", stay);
		},
		true,
	);
}
