const WIDTH = 100;

/** Values with a space after commas and colons, and inside braces. */
function spaced(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(spaced).join(", ")}]`;
	if (typeof value !== "object" || value === null) return JSON.stringify(value);
	const members = Object.entries(value).map(
		([key, member]) => `${JSON.stringify(key)}: ${spaced(member)}`,
	);
	return members.length > 0 ? `{ ${members.join(", ")} }` : "{}";
}

function isRing(value: unknown): boolean {
	return (
		Array.isArray(value) &&
		Array.isArray(value[0]) &&
		typeof value[0][0] === "number"
	);
}

/**
 * JSON for people and for diffs: what fits on a line stands on one, a list of positions always does (without spaces), the rest is
 * indented by tabs. Members keep their order: same value, same text. No line end after the last line.
 */
export function printedJson(value: unknown, indent = ""): string {
	if (isRing(value)) return JSON.stringify(value);
	const line = spaced(value);
	if (
		typeof value !== "object" ||
		value === null ||
		line.length + indent.length <= WIDTH
	)
		return line;
	const inner = `${indent}\t`;
	const [open, close] = Array.isArray(value) ? "[]" : "{}";
	const parts = Array.isArray(value)
		? value.map((item) => printedJson(item, inner))
		: Object.entries(value).map(
				([key, member]) =>
					`${JSON.stringify(key)}: ${printedJson(member, inner)}`,
			);
	return `${open}\n${inner}${parts.join(`,\n${inner}`)}\n${indent}${close}`;
}
