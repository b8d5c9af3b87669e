/** Tells inside a page when something has come, and when it is on the screen. */
interface Painting {
	/** What `look` finds, in the first frame in which it finds something; rejects where that does not come in time, by default in 20,000 ms. */
	until: <T>(look: () => T | undefined | false, limit?: number) => Promise<T>;
	/** When the frame has been painted in which `until` has just found something, ms from navigation on. */
	painted: () => Promise<number>;
}

declare global {
	var painting: Painting;
}

/** Runs in a page and in its frames, before their scripts. */
export function installPainting(): void {
	globalThis.painting = {
		// A promise that a frame's callback keeps goes on before that frame is painted.
		until: (look, limit = 20_000) =>
			new Promise((done, fail) => {
				const last = performance.now() + limit;
				const frame = () => {
					const found = look();
					if (found) done(found);
					else if (performance.now() > last)
						fail(new Error(`did not come: ${look}`));
					else requestAnimationFrame(frame);
				};
				requestAnimationFrame(frame);
			}),
		// A message that a frame sends is delivered when that frame has been painted.
		painted: () =>
			new Promise((done) => {
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = () => done(performance.now());
				port2.postMessage(null);
			}),
	};
}
