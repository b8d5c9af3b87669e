/** Told how far a long task is: what is done now, and of how many. */
export type Progress = (step: string, done?: number, total?: number) => void;

/** Nothing is said about a task that ends within this many milliseconds. */
const QUIET_MS = 1000;
/** Milliseconds between two lines. */
const BEAT_MS = 100;

const number = new Intl.NumberFormat("en");

/**
 * Gives a `Progress` that keeps one line of a terminal up to date once the task has taken a second, and a function that
 * clears the line at its end. `now` gives milliseconds.
 */
export function createProgress(
	write: (text: string) => void,
	now: () => number,
): { progress: Progress; clear: () => void } {
	const start = now();
	let last = start;
	let isShown = false;
	return {
		progress: (step, done, total) => {
			const time = now();
			if (time - start < QUIET_MS || time - last < BEAT_MS) return;
			last = time;
			isShown = true;
			const share =
				done === undefined || total === undefined
					? ""
					: ` ${number.format(done)} of ${number.format(total)}`;
			write(`\r\u001B[K${step}${share} …`);
		},
		clear: () => {
			if (isShown) write("\r\u001B[K");
		},
	};
}
