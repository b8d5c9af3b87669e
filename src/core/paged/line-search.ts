/** Numbers of the lines (0-based, each ended by a line feed) that hold `part`, as a mark for each line. */
export function linesHolding(
	text: string,
	part: string,
	lines: number,
): Uint8Array {
	const held = new Uint8Array(lines);
	let line = 0;
	let end = text.indexOf("\n");
	for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, end)) {
		while (end < at) {
			end = text.indexOf("\n", end + 1);
			line++;
		}
		held[line] = 1;
	}
	return held;
}

/** Number of the line that is `whole`; -1 where there is none. */
export function lineOf(text: string, whole: string): number {
	const at = text.startsWith(`${whole}\n`)
		? 0
		: text.indexOf(`\n${whole}\n`) + 1;
	if (at === 0 && !text.startsWith(`${whole}\n`)) return -1;
	let line = 0;
	for (let i = text.indexOf("\n"); i >= 0 && i < at; line++)
		i = text.indexOf("\n", i + 1);
	return line;
}

/** The line of a number; "" where there is none. */
export function lineAt(text: string, number: number): string {
	let from = 0;
	for (let line = 0; line < number; line++) {
		from = text.indexOf("\n", from) + 1;
		if (from === 0) return "";
	}
	const end = text.indexOf("\n", from);
	return end < 0 ? "" : text.slice(from, end);
}
