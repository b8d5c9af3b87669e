/** What is measured inside a page, beside its own scripts. */
interface Watch {
	/** Where the lonely town's mark can be clicked, as soon as it is there. */
	spot: () => Promise<{ x: number; y: number }>;
	ready: () => Promise<unknown>;
	/** When the event's text has been painted where the reader sees it, ms from navigation on; undefined where that does not come for long. */
	answered: () => Promise<number | undefined>;
	closed: () => Promise<unknown>;
	/** Whether the latest click has been taken. */
	isTaken: () => boolean;
	/** When the mouse button was last released, ms from navigation on. */
	released: number;
	/** Filters; ms until the call returned, until map and count were painted, until all else had come too; and the number of events then. */
	filter: (from: string, to: string, expected: number) => Promise<Filtered>;
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
	const painted = () =>
		new Promise<number>((done) => {
			requestAnimationFrame(() => {
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = () => done(performance.now());
				port2.postMessage(null);
			});
		});
	const until = <T>(look: () => T | undefined | false, limit = LIMIT) =>
		new Promise<T | undefined>((done) => {
			const last = performance.now() + limit;
			const frame = () => {
				const found = look();
				if (found) done(found);
				else if (performance.now() > last) done(undefined);
				else requestAnimationFrame(frame);
			};
			frame();
		});
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
	const found = <T>(what: string, value: T | undefined): T => {
		if (value === undefined) throw new Error(`${what} did not come`);
		return value;
	};

	let isPrevented = false;
	let frames: number[] | undefined;
	const watch: Watch = {
		spot: async () =>
			found("the mark", await until(() => globalThis.mapProbe?.spot())),
		ready: async () =>
			found("the end", await until(() => globalThis.mapProbe?.isReady())),
		answered: async () => ((await until(answer, LONG)) ? painted() : undefined),
		closed: async () => found("the sea", await until(() => !answer())),
		isTaken: () =>
			isPrevented ||
			answer() !== undefined ||
			globalThis.mapProbe?.isAsked() === true,
		released: 0,
		async filter(from, to, expected) {
			const start = performance.now();
			const asked = mapProbe.filter(from, to);
			const call = performance.now() - start;
			await asked;
			const isThere = await until(() => mapProbe.count() === expected, 5000);
			const at = await painted();
			await until(() => mapProbe.isWhole());
			const whole = await painted();
			const count = isThere ? await mapProbe.recount?.() : mapProbe.count();
			return {
				call,
				painted: at - start,
				whole: whole - start,
				count: isThere ? (count ?? expected) : count,
			};
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
			watch.released = timeStamp;
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
