import { foldName } from "../core/gazetteer.ts";
import { afterPaint } from "./after-paint.ts";

/** The name under which the style sheet knows what was found (CSS Custom Highlight API). */
const NAME = "dateline-found";
/** So many are marked: more than a reader looks through. */
const MOST = 400;

/** What of an event is not searched: what is not known in the state's period, and the buttons that copy. */
export const UNSEARCHED = "[hidden], .copy";

const SIGN = /\p{Script=Han}/u;

/** Where the words stand in a text, as UTF-16 offsets; letters are compared as the search does. */
function spotsIn(text: string, words: readonly string[]): [number, number][] {
	const folded = foldName(text);
	const held = words.filter((word) => folded.includes(word));
	if (held.length === 0) return [];
	let line = "";
	const from: number[] = [];
	let at = 0;
	for (const letter of text) {
		const plain = foldName(letter) || " ";
		line += plain;
		for (let i = 0; i < plain.length; i++) from.push(at);
		at += letter.length;
	}
	from.push(at);
	return held.flatMap((word) => {
		const spots: [number, number][] = [];
		for (let i = line.indexOf(word); i >= 0; i = line.indexOf(word, i + 1))
			spots.push([from[i] ?? 0, from[i + word.length] ?? at]);
		return spots;
	});
}

/** Marks where the words of a search stand in the list, after the next paint; a fold that hides some says so with `within`. Browsers without highlights mark the folds alone. */
export function createFoundWords(
	root: Document | ShadowRoot,
	within: string,
	signal: AbortSignal,
): { set: (words: readonly string[]) => void; refresh: () => void } {
	let words: readonly string[] = [];
	let ranges: Range[] = [];
	const clear = () => {
		for (const range of ranges) CSS.highlights?.get(NAME)?.delete(range);
		for (const fold of root.querySelectorAll("[data-found-within]"))
			fold.removeAttribute("data-found-within");
		ranges = [];
	};
	const markIn = (item: Element) => {
		const texts = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
		while (texts.nextNode() && ranges.length < MOST) {
			const node = texts.currentNode as Text;
			const spots = spotsIn(node.data, words);
			if (spots.length === 0 || node.parentElement?.closest(UNSEARCHED))
				continue;
			for (const [start, end] of spots) {
				const range = document.createRange();
				range.setStart(node, start);
				range.setEnd(node, end);
				ranges.push(range);
			}
			const fold = node.parentElement?.closest(
				"details:not([open]) > :not(summary)",
			);
			fold
				?.closest("details")
				?.firstElementChild?.setAttribute("data-found-within", within);
		}
	};
	const mark = () => {
		clear();
		if (words.length === 0) return;
		for (const item of root.querySelectorAll("#events .event:not([hidden])"))
			markIn(item);
		if (!CSS.highlights) return;
		const highlight = CSS.highlights.get(NAME) ?? new Highlight();
		for (const range of ranges) highlight.add(range);
		CSS.highlights.set(NAME, highlight);
	};
	const soon = afterPaint(mark);
	signal.addEventListener("abort", clear);
	return {
		set(next) {
			// A letter alone stands everywhere, a sign may be a word.
			words = next.filter((word) => word.length > 1 || SIGN.test(word));
			if (words.length + ranges.length > 0) soon();
		},
		refresh() {
			if (words.length > 0) soon();
		},
	};
}
