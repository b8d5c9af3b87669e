/** Paragraph numbers as ranges: `3, 5–7`. */
export function paragraphRanges(numbers: readonly number[]): string {
	const runs: [number, number][] = [];
	for (const n of [...new Set(numbers)].sort((a, b) => a - b)) {
		const last = runs.at(-1);
		if (last && n === last[1] + 1) last[1] = n;
		else runs.push([n, n]);
	}
	return runs.map(([a, b]) => (a === b ? `${a}` : `${a}–${b}`)).join(", ");
}
