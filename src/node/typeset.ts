import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Font, Glyph } from "fontkit";
import type { TypeStyle, Typesetter } from "../core/typeset.ts";

const require = createRequire(import.meta.url);

/** A family out of a package of Fontsource: files that hold a part of its characters each, of the weights it has. */
interface Family {
	package: string;
	weights: readonly number[];
	italic: boolean;
}

/** The families in the order in which a character is looked for: Latin, Greek, Cyrillic; then Japanese. */
const FAMILIES: readonly Family[] = [
	{ package: "@fontsource/source-sans-3", weights: [400, 600], italic: true },
	{ package: "@fontsource/biz-udpgothic", weights: [400, 700], italic: false },
];

/** A file of a family by the characters it holds, as in CSS `unicode-range`. */
interface Part {
	name: string;
	ranges: [number, number][];
}

/** A run of characters in one font. */
interface Run {
	text: string;
	font: Font;
	/** px per unit of the font. */
	scale: number;
}

function readParts(family: Family): Part[] {
	const listed = require(`${family.package}/unicode.json`) as Record<
		string,
		string
	>;
	return Object.entries(listed).map(([name, ranges]) => ({
		name: name.replace(/[[\]]/g, ""),
		ranges: ranges.split(",").map((range) => {
			const [from = "", to = from] = range.replace("U+", "").split("-");
			return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
		}),
	}));
}

const LETTERS = {
	moveTo: "m",
	lineTo: "l",
	quadraticCurveTo: "q",
	bezierCurveTo: "c",
	closePath: "z",
} as const;

/** Path data that goes on from one glyph to the next, relative and in whole hundredths of a pixel. */
function createPath() {
	let d = "";
	/** Where the pen is, and where the subpath began that closing returns to. */
	let [px, py, startX, startY] = [0, 0, 0, 0];
	return {
		add(glyph: Glyph, x: number, y: number, scale: number) {
			for (const { command, args } of glyph.path.commands) {
				const at = args.map((n, i) =>
					Math.round(100 * (i % 2 === 0 ? x + n * scale : y - n * scale)),
				);
				const steps = at.map((n, i) => n - (i % 2 === 0 ? px : py));
				d +=
					LETTERS[command] +
					steps.map((n, i) => (i > 0 && n >= 0 ? ` ${n}` : n)).join("");
				if (command === "closePath") [px, py] = [startX, startY];
				else [px, py] = at.slice(-2) as [number, number];
				if (command === "moveTo") [startX, startY] = [px, py];
			}
		},
		get d() {
			return d;
		},
	};
}

/** A typesetter that says whether it has a letter of a character; of one that it has not it sets an empty box. */
interface OwnTypesetter extends Typesetter {
	has: (character: string) => boolean;
}

/** Gives a typesetter over the fonts that come as packages, so that it sets the same on every machine; the one file that knows fontkit. */
export function createTypesetter(): OwnTypesetter {
	// Loaded when something is set: it takes longer than a whole check of a folder.
	const fontkit = require("fontkit") as typeof import("fontkit");
	const parts = FAMILIES.map((family) => ({
		family,
		parts: readParts(family),
	}));
	const fonts = new Map<string, Font>();

	function load(family: Family, part: string, style: TypeStyle): Font {
		const weight = family.weights[style.weight === 400 ? 0 : 1];
		const slant = style.italic && family.italic ? "italic" : "normal";
		const short = family.package.split("/")[1];
		const name = `${family.package}/files/${short}-${part}-${weight}-${slant}.woff`;
		const font =
			fonts.get(name) ??
			(fontkit.create(readFileSync(require.resolve(name))) as Font);
		fonts.set(name, font);
		return font;
	}

	/** The font of a character, of the first family that has it. */
	function find(character: string, style: TypeStyle): Font | undefined {
		const code = character.codePointAt(0) ?? 0;
		for (const { family, parts: listed } of parts)
			for (const { name, ranges } of listed)
				if (ranges.some(([from, to]) => code >= from && code <= to)) {
					const font = load(family, name, style);
					if (font.hasGlyphForCodePoint(code)) return font;
				}
		return undefined;
	}

	function runsOf(text: string, style: TypeStyle): Run[] {
		const runs: Run[] = [];
		for (const character of text.normalize("NFC")) {
			const last = runs.at(-1);
			const stays =
				last !== undefined &&
				(/\p{M}/u.test(character) ||
					(character === " " && last.font.hasGlyphForCodePoint(32)));
			const found = stays ? last.font : find(character, style);
			const font = found ?? load(FAMILIES[0] as Family, "latin", style);
			if (last?.font === font) last.text += character;
			else
				runs.push({
					text: character,
					font,
					scale: style.size / font.unitsPerEm,
				});
		}
		return runs;
	}

	/** Widths at 1 px: a title is tried in several sizes and line lengths. */
	const widths = new Map<string, number>();

	function measure(text: string, style: TypeStyle): number {
		const key = `${style.weight}${style.italic ?? ""} ${text}`;
		const known = widths.get(key);
		const width =
			known ??
			runsOf(text, { ...style, size: 1 }).reduce(
				(sum, { text: run, font, scale }) =>
					sum + font.layout(run).advanceWidth * scale,
				0,
			);
		widths.set(key, width);
		return width * style.size;
	}

	function outline(text: string, x: number, y: number, style: TypeStyle) {
		const path = createPath();
		let at = x;
		for (const { text: run, font, scale } of runsOf(text, style)) {
			const { glyphs, positions } = font.layout(run);
			for (const [i, glyph] of glyphs.entries()) {
				const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[i] ?? {};
				path.add(glyph, at + xOffset * scale, y - yOffset * scale, scale);
				at += xAdvance * scale;
			}
		}
		return path.d;
	}

	const has = (character: string) =>
		find(character, { size: 1, weight: 400 }) !== undefined;
	return { measure, outline, has };
}

/** Both families' own alphabets, for which no font need be opened. */
const COMMON = /[\u0020-\u007eА-Яа-яЁёぁ-んァ-ヶー]/u;

const letters = new Map<string, boolean>();
let typesetter: OwnTypesetter | undefined;

/** Whether pictures have a letter of a character. */
export function hasLetter(character: string): boolean {
	if (COMMON.test(character)) return true;
	const known = letters.get(character);
	if (known !== undefined) return known;
	typesetter ??= createTypesetter();
	const has = typesetter.has(character);
	letters.set(character, has);
	return has;
}
