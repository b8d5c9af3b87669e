/** How a run of text is set: size in px, weight as in CSS. */
export interface TypeStyle {
	size: number;
	weight: 400 | 600;
	italic?: true;
}

/** Sets text without any font of the machine: its width, and its letters as outlines. */
export interface Typesetter {
	/** Width in px. */
	measure: (text: string, style: TypeStyle) => number;
	/** SVG path data, in hundredths of a pixel, of the text's letters from `x` on the baseline `y`, px. */
	outline: (text: string, x: number, y: number, style: TypeStyle) => string;
}

/** Scripts that are broken between any two characters. */
const IDEOGRAPHIC =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF01-\uFF60]/u;
/** What no line begins with, and what no line ends with, among these. */
const NOT_FIRST =
	/[、。，．・：；？！）］｝」』】〉》〕ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u;
const NOT_LAST = /[（［｛「『【〈《〔]/u;

/** Cuts a text where a line may end: after white space, and between ideographs but for the punctuation that clings to them. */
function pieces(text: string): string[] {
	const cut: string[] = [];
	for (const c of text.replace(/\s+/g, " ").trim()) {
		const before = cut.at(-1) ?? "";
		const last = before.at(-1) ?? "";
		const breaks =
			before === "" ||
			last === " " ||
			(c !== " " &&
				(IDEOGRAPHIC.test(c) || IDEOGRAPHIC.test(last)) &&
				!NOT_FIRST.test(c) &&
				!NOT_LAST.test(last));
		if (breaks) cut.push(c);
		else cut[cut.length - 1] = before + c;
	}
	return cut;
}

/** Gives a text as lines no wider than `width` px; a piece that is wider by itself is cut. With `most` lines the last one ends in "…" where more would follow. */
export function wrap(
	text: string,
	width: number,
	style: TypeStyle,
	{ measure }: Pick<Typesetter, "measure">,
	most = Infinity,
): string[] {
	const fits = (line: string) => measure(line.trimEnd(), style) <= width;
	const lines: string[] = [];
	let line = "";
	let taken = 0;
	/** Ends the line where `next` does not fit on it. Widths are added up piece by piece: measuring whole lines takes ten times as long. */
	const add = (next: string) => {
		if (line !== "" && taken + measure(next.trimEnd(), style) > width) {
			lines.push(line.trimEnd());
			[line, taken] = ["", 0];
		}
		line += next;
		taken += measure(next, style);
	};
	for (const piece of pieces(text))
		if (fits(piece)) add(piece);
		else for (const c of piece) add(c);
	if (line !== "") lines.push(line.trimEnd());
	if (lines.length <= most) return lines;
	let last = [...(lines[most - 1] ?? "")];
	while (last.length > 0 && !fits(`${last.join("").trimEnd()}…`))
		last = last.slice(0, -1);
	return [...lines.slice(0, most - 1), `${last.join("").trimEnd()}…`];
}
