import { createLineIndex, type Fault } from "./positions.ts";
import { TAB_FAULT } from "./yaml-faults.ts";

/** Stands in a mended text for a value that could not be read. */
export const HOLE = "\uE000unread\uE000";

/** A text with `HOLE` in place of every part that could not be read, and what was wrong with these. */
export interface MendedYaml {
	text: string;
	/** At least one. */
	faults: Fault[];
	/** Gives where an offset of the mended text lies in the original one. */
	toOriginal: (offset: number) => number;
}

/** Gives the first hard error of a text, if it has one. */
type ErrorOf = (text: string) => Fault | undefined;

interface Line {
	/** Offset in the original text. */
	start: number;
	/** Length in the original text. */
	length: number;
	/** What stands for it now: itself, a hole, or nothing. */
	text: string;
}

/** From one line up to another: a value, or one item or entry of it. */
interface Part {
	kind: "value" | "item" | "entry";
	from: number;
	to: number;
	/** What it should be indented by; as it is without. */
	indent?: number;
}

const KEY =
	/^( *)("[^"]{0,200}"|'[^']{0,200}'|[^\s"'#&*!|>%@`[\]{},:-][^:#]{0,200}?)[ \t]{0,20}:(?=\s|$)/;
const DASH = /^ *-(?:\s+|$)/;
const isBlank = ({ text }: Line) => /^\s*(?:#|$)/.test(text);
/** A line indented by a tab begins nothing: it belongs to what is before it. */
const indentOf = ({ text }: Line) =>
	/^ *\t/.test(text) ? -1 : (/^ */.exec(text)?.[0].length ?? 0);

/** How much may be parsed to mend a text: this many times its length, within limits; and how many faults it may have. */
const EFFORT = { times: 12, atLeast: 200_000, atMost: 6_000_000, faults: 500 };

class TooMuch extends Error {}

/** The lines of a text while its broken parts are cut out. */
class Mending {
	readonly faults: Fault[] = [];
	readonly #lines: Line[];
	readonly #errorOf: ErrorOf;
	#effort: number;

	constructor(text: string, errorOf: ErrorOf) {
		let start = 0;
		this.#lines = text.split("\n").map((line): Line => {
			const { length } = line;
			start += length + 1;
			return { start: start - length - 1, text: line, length };
		});
		this.#errorOf = errorOf;
		const { times, atLeast, atMost } = EFFORT;
		this.#effort = Math.min(atMost, Math.max(atLeast, text.length * times));
		const opening = this.#lines.find((line) => !isBlank(line));
		if (opening && /^---\s*$/.test(opening.text)) opening.text = "";
	}

	get text(): string {
		return this.#lines.map((line) => line.text).join("\n");
	}

	get all(): Part {
		return { kind: "value", from: 0, to: this.#lines.length };
	}

	/** Gives a function from an offset of the present text to where it lies in the original one. */
	toOriginal(): (offset: number) => number {
		const position = createLineIndex(this.text);
		return (offset) => {
			const { line, column } = position(offset);
			const { start, length } = this.#line(line - 1);
			return start + Math.min(column - 1, length);
		};
	}

	#line(i: number): Line {
		return this.#lines[i] as Line;
	}

	#faultOf({ from, to }: Part): Fault | undefined {
		const lines = this.#lines.slice(from, to);
		const part = lines.map((line) => line.text).join("\n");
		this.#effort -= part.length + 100;
		if (this.#effort < 0) throw new TooMuch();
		const fault = this.#errorOf(part);
		if (!fault) return undefined;
		let rest = fault.offset;
		const at = lines.findIndex((line) => {
			rest -= line.text.length + 1;
			return rest < 0;
		});
		const { start, text, length } = this.#line(at === -1 ? to - 1 : from + at);
		if (/^ *\t/.test(text)) return { ...TAB_FAULT, offset: start };
		const column = at === -1 ? length : rest + text.length + 1;
		return { ...fault, offset: start + Math.min(column, length) };
	}

	#firstOf({ from, to }: Part): number {
		for (let i = from; i < to; i++) if (!isBlank(this.#line(i))) return i;
		return from;
	}

	#cutOut(part: Part, fault: Fault): void {
		const first = this.#line(this.#firstOf(part));
		const indent = " ".repeat(Math.max(0, part.indent ?? indentOf(first)));
		const key = KEY.exec(first.text)?.[2] ?? `${HOLE}${this.faults.length}`;
		const before = { value: "", item: "- ", entry: `${key}: ` }[part.kind];
		for (let i = part.from; i < part.to; i++) this.#line(i).text = "";
		first.text = indent + before + HOLE;
		this.faults.push(fault);
		if (this.faults.length > EFFORT.faults) throw new TooMuch();
	}

	/** The items or entries of a part's value. */
	#split(part: Part): Part[] {
		const first = this.#firstOf(part);
		const indent = indentOf(this.#line(first));
		const isList = DASH.test(this.#line(first).text);
		if (!isList && !KEY.test(this.#line(first).text)) return [];
		const starts: number[] = [];
		/** By how much more the value of the present entry is indented; 0 while that is not known. */
		let below = 0;
		for (let i = first; i < part.to; i++) {
			const line = this.#line(i);
			if (isBlank(line)) continue;
			const deeper = indentOf(line) - indent;
			const isOut = !isList && deeper < below && KEY.test(line.text);
			if (deeper === 0 ? DASH.test(line.text) === isList : isOut) {
				// A key beside its place was meant for this mapping, and what is below it for that key.
				starts.push(i);
				below = 0;
			} else if (below === 0) below = deeper;
		}
		return starts.map((from, i) => ({
			kind: isList ? "item" : "entry",
			indent,
			from,
			to: starts[i + 1] ?? part.to,
		}));
	}

	/** What follows an item's dash, and whatever stands on the lines below the key of an entry. */
	#mendWithin({ kind, from, to }: Part, fault: Fault): void {
		const first = this.#line(from);
		const [before = ""] = (kind === "item" ? DASH : KEY).exec(first.text) ?? [];
		const isBelow = /^\s*(?:#|$)/.test(first.text.slice(before.length));
		if ((isBelow && from + 1 === to) || (kind === "entry" && !isBelow)) return;
		if (isBelow) {
			this.mend({ kind: "value", from: from + 1, to }, fault);
			return;
		}
		first.text = " ".repeat(before.length) + first.text.slice(before.length);
		this.mend({ kind: "value", from, to }, fault);
		first.text = before + first.text.slice(before.length);
	}

	/** Cuts out of a part what cannot be read; `known` is a fault that is in it. */
	mend(part: Part, known = this.#faultOf(part)): void {
		if (!known) return;
		const before = this.faults.length;
		const parts = part.kind === "value" ? this.#split(part) : [];
		if (part.kind !== "value") this.#mendWithin(part, known);
		for (const each of parts) this.mend(each, ...(parts[1] ? [] : [known]));
		// What is right by itself can be wrong beside the others.
		for (const _ of parts) {
			const rest = this.#faultOf(part);
			if (!rest) break;
			const wrong = parts.findLast(
				(p) => this.#line(p.from).start <= rest.offset,
			);
			const isCut = !wrong || this.#line(wrong.from).text.includes(HOLE);
			this.#cutOut(isCut ? part : wrong, rest);
			if (isCut) return;
		}
		if (this.faults.length === before) this.#cutOut(part, known);
	}
}

/**
 * Gives a broken YAML text without its broken parts, so that the others can be read; undefined where that takes too long.
 * Parts are the items and entries of block lists and mappings: each is parsed alone, and where it fails its own parts are,
 * down to single values. So no open quotation mark or bracket swallows what follows.
 */
export function mendYaml(
	text: string,
	errorOf: ErrorOf,
): MendedYaml | undefined {
	const mending = new Mending(text, errorOf);
	try {
		mending.mend(mending.all);
	} catch (error) {
		if (!(error instanceof TooMuch)) throw error;
		return undefined;
	}
	const mended = mending.text;
	const original = mending.toOriginal();
	return { text: mended, faults: mending.faults, toOriginal: original };
}
