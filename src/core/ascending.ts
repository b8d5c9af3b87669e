/** The first index whose number is at least `least`; the numbers ascend. */
export function firstFrom(numbers: ArrayLike<number>, least: number): number {
	let [low, high] = [0, numbers.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((numbers[middle] ?? 0) < least) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Index of a number among ascending ones; -1 where it is not. */
export function indexIn(numbers: ArrayLike<number>, number: number): number {
	const at = firstFrom(numbers, number);
	return numbers[at] === number ? at : -1;
}
