/** Told how far a long task is: what is done now, and of how many. */
export type Progress = (step: string, done?: number, total?: number) => void;

/** Nothing is said about a task that ends within this many milliseconds. */
const QUIET_MS = 1000;
/** Milliseconds between two lines. */
const BEAT_MS = 100;

/** Characters of the bar. */
const WIDTH = 30;

function bar(done: number, total: number): string {
	const share = total > 0 ? Math.min(1, done / total) : 1;
	const filled = Math.floor(share * WIDTH);
	const percent = `${Math.floor(share * 100)}`.padStart(3);
	return `[${"#".repeat(filled)}${".".repeat(WIDTH - filled)}] ${percent} %`;
}

/**
 * Gives a `Progress` that keeps one line of a terminal up to date once the task has taken a second, with a bar and per cent where
 * it is told of how many, and a function that clears the line at its end. `now` gives milliseconds.
 */
export function createProgress(
	write: (text: string) => void,
	now: () => number,
): { progress: Progress; clear: () => void } {
	const start = now();
	let last = { time: start, step: "" };
	let isShown = false;
	return {
		progress: (step, done, total) => {
			const time = now();
			const isNew = step !== last.step;
			if (time - start < QUIET_MS || (!isNew && time - last.time < BEAT_MS))
				return;
			last = { time, step };
			isShown = true;
			const share =
				done === undefined || total === undefined ? "…" : bar(done, total);
			write(`\r\u001B[K${step} ${share}`);
		},
		clear: () => {
			if (isShown) write("\r\u001B[K");
		},
	};
}
