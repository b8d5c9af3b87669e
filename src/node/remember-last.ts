/** Gives a function that remembers its last answer, for what takes seconds and is asked again with little else changed, as in a preview. Arguments are compared as JSON; the answer is shared, not copied. */
export function rememberLast<Input extends unknown[], Answer>(
	make: (...input: Input) => Answer,
): (...input: Input) => Answer {
	let last: { asked: string; answer: Answer } | undefined;
	return (...input) => {
		const asked = JSON.stringify(input);
		if (last?.asked !== asked) last = { asked, answer: make(...input) };
		return last.answer;
	};
}
