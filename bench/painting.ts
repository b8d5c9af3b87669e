/** Tells inside a page when something has come, and when it is on the screen. */
interface Painting {
	/** What `look` finds, in the first frame that shows it; rejects where that does not come in time, by default in 20,000 ms. */
	until: <T>(look: () => T | undefined | false, limit?: number) => Promise<T>;
	/** When the frame has been painted in which `until` has just found something, ms from navigation on. */
	painted: () => Promise<number>;
}

declare global {
	var painting: Painting;
}

/** Runs in a page and in its frames, before their scripts. */
export function installPainting(): void {
	/** Does `task` in each frame once all scripts of the frame have run and it is laid out, before it is painted, until that gives true: when a box's size has changed is told just then. */
	const inFrames = (task: () => boolean) => {
		const box = document.createElement("i");
		box.style.cssText = "position: fixed; contain: strict; visibility: hidden";
		// First in the document: what has come to its end is told by what follows it.
		document.documentElement.prepend(box);
		let frame = 0;
		new ResizeObserver((_, observer) => {
			if (task()) {
				observer.disconnect();
				box.remove();
			} else
				requestAnimationFrame(() => {
					box.style.width = `${++frame % 2}px`;
				});
		}).observe(box);
	};
	globalThis.painting = {
		until: (look, limit = 20_000) =>
			new Promise((done, fail) => {
				const last = performance.now() + limit;
				inFrames(() => {
					const found = look();
					if (found) done(found);
					else if (performance.now() > last)
						fail(new Error(`did not come: ${look}`));
					else return false;
					return true;
				});
			}),
		// What is promised in a frame goes on before its paint; of all tasks after it this is the first, before scripts that have waited for the paint too.
		painted: () =>
			scheduler.postTask(() => performance.now(), {
				priority: "user-blocking",
			}),
	};
}
