/** The value below which the part `q` (0–1) of the values lies, interpolated; NaN of none. */
export function quantile(values: readonly number[], q: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	const at = (sorted.length - 1) * q;
	const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
	if (low === undefined || high === undefined) return Number.NaN;
	return low + (high - low) * (at % 1);
}

/** A median with its quartiles, with so many digits after the point. */
export function spread(values: readonly number[], digits = 0): string {
	const [a, b, c] = [0.25, 0.5, 0.75].map((q) =>
		quantile(values, q).toFixed(digits),
	);
	return `${b} (${a}–${c})`;
}

/** Middle value, interpolated; NaN of none. */
export const median = (values: readonly number[]): number =>
	quantile(values, 0.5);

/** What is measured against the least of others in the same repetition: the ratio for each repetition in which all are there. */
export function ratios(
	values: ReadonlyMap<number, number>,
	others: readonly ReadonlyMap<number, number>[],
): number[] {
	return [...values].flatMap(([repetition, value]) => {
		const against = others.flatMap((other) => other.get(repetition) ?? []);
		return against.length === others.length && against.length > 0
			? [value / Math.min(...against)]
			: [];
	});
}
