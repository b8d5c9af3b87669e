import { isCopyright } from "../core/block-signs.ts";
import { datelineHead } from "../core/dateline-head.ts";
import type { Source } from "../core/source.ts";
import type { FoundDate } from "./find-dates.ts";

type Kind = Source["custom"]["blocks"][number]["kind"];

/** A text's date of publication as far as it is printed. */
export interface IssuedDate {
	/** EDTF; undefined where the text prints none that is surely its own, or several that differ. */
	issued: string | undefined;
	/** The words that state it. */
	from: { paragraph: number; words: string }[];
	/** Other dates that a person may want to look at, each with why it was not taken. */
	candidates: { paragraph: number; words: string; why: string }[];
	/** The page of the issue, printed beside the date. */
	page?: string;
}

const PUBLISHED =
	/^\s*(?:(?:first )?published|posted|issued)\b|公開日?[:：]|配信|掲載|^\s*(?:опубликовано|дата публикации)/iu;
const CHANGED =
	/^\s*(?:updated|last (?:modified|updated))\b|更新|^\s*обновлено/iu;
const FOLIO =
	/\bpage\s+([A-Z]?\d{1,3})\b|(?<!\d)(\d{1,2})面|\bс(?:тр)?\.\s*(\d{1,3})/iu;

/** Kinds of blocks whose dates are those of what is told. */
const OF_STORY: readonly Kind[] = ["story", "headline", "standfirst"];

const lineAt = (block: string, index: number) => {
	const start = block.lastIndexOf("\n", index - 1) + 1;
	const end = block.indexOf("\n", index);
	return { start, line: block.slice(start, end === -1 ? undefined : end) };
};

const pageIn = (line: string) =>
	FOLIO.exec(line)
		?.slice(1)
		.find((page) => page !== undefined);

/** Whether a date in a story's first block stands before its first words, in a dateline or above one. */
function isBeforeStory(block: string, index: number): boolean {
	let at = 0;
	for (const line of block.slice(0, index + 100).split("\n")) {
		const found = datelineHead(line);
		if (found) return index < at + found.head.length;
		at += line.length + 1;
	}
	return false;
}

/** How surely a date is the article's own, by where it stands: 2 says so, 1 stands where it should, 0 may be any other. */
function rank(
	{ paragraph, index }: FoundDate,
	text: readonly string[],
	kinds: readonly Kind[],
): number {
	const block = text[paragraph - 1] ?? "";
	const kind = kinds[paragraph - 1];
	const { line } = lineAt(block, index);
	const [headline, story] = [kinds.indexOf("headline"), kinds.indexOf("story")];
	if (kind !== "story" && PUBLISHED.test(line)) return 2;
	if (kind !== "story" && CHANGED.test(line)) return 0;
	if (kind === "byline" || kind === "dateline") return 1;
	if (kind === "story")
		return paragraph === story + 1 && isBeforeStory(block, index) ? 1 : 0;
	if (kind !== "furniture") return 0;
	if (pageIn(line) !== undefined) return 1;
	return headline !== -1 && paragraph > headline + 1 && paragraph <= story
		? 1
		: 0;
}

function whyNot(
	{ paragraph, open }: FoundDate,
	kinds: readonly Kind[],
	isOwn: boolean,
): string {
	if (open === "year") return "no year is printed";
	if (open === "order") return "day and month cannot be told apart";
	if (isOwn) return "others differ from it";
	const kind = kinds[paragraph - 1];
	if (kind === "furniture")
		return paragraph <= kinds.indexOf("headline")
			? "above the headline, perhaps the day the page was fetched"
			: "in the page's furniture";
	return kind === "story" ? "in the story" : `in a ${kind}`;
}

const copyrightYears = (text: readonly string[], kinds: readonly Kind[]) =>
	text.flatMap((block, i) => {
		const [words] =
			/(?:©|\(c\)|copyright)[\s©]*(?:\(c\)\s*)?\d{4}/iu.exec(block) ?? [];
		return kinds[i] === "credit" && isCopyright(block) && words !== undefined
			? [{ paragraph: i + 1, words, why: "the year of a copyright line" }]
			: [];
	});

/**
 * Gives the date that a text prints as its own: beside its byline, in its dateline, between headline and story, beside a page number, or
 * where words say "published". A date in a banner is never taken, it may be the day somebody fetched the page; nor is any when several differ.
 */
export function findIssued(
	dates: readonly FoundDate[],
	text: readonly string[],
	kinds: readonly Kind[],
): IssuedDate {
	const ranked = dates.map((date) => ({ date, rank: rank(date, text, kinds) }));
	const best = Math.max(
		0,
		...ranked.map((r) => (r.date.edtf === undefined ? 0 : r.rank)),
	);
	const own =
		best === 0
			? []
			: ranked
					.filter((r) => r.rank === best && r.date.edtf !== undefined)
					.map((r) => r.date);
	const values = new Set(own.map(({ edtf }) => edtf));
	const [issued] = values.size === 1 ? values : [];
	const others = ranked.filter(
		({ date }) =>
			issued === undefined ||
			(date.edtf !== issued &&
				!OF_STORY.includes(kinds[date.paragraph - 1] ?? "story")),
	);
	const [first] = own;
	const page =
		first && pageIn(lineAt(text[first.paragraph - 1] ?? "", first.index).line);
	return {
		issued,
		from:
			issued === undefined
				? []
				: own.map(({ paragraph, words }) => ({ paragraph, words })),
		candidates: [
			...others.map(({ date, rank }) => ({
				paragraph: date.paragraph,
				words: date.words,
				why: whyNot(date, kinds, rank > 0),
			})),
			...(issued === undefined ? copyrightYears(text, kinds) : []),
		],
		...(page !== undefined && { page }),
	};
}
