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
