/** The largest of 1, 2, 5, 10, 20, 50, … that is no more than `most`; 1 at least. */
export function niceLength(most: number): number {
	const power = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, most))));
	return ([5, 2, 1].find((n) => n * power <= most) ?? 1) * power;
}
