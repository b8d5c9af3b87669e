import { type Agency, createAgencyFinder } from "./agencies.ts";
import { isCopyright, isPhotoCredit } from "./block-signs.ts";
import { datelineHead } from "./dateline-head.ts";
import type { MapConfig } from "./map-config.ts";
import type { Source } from "./source.ts";

type Kind = Source["custom"]["blocks"][number]["kind"];
type Author = NonNullable<Source["author"]>[number];

/** Whom a text names for its words and pictures. */
export interface FoundCredits {
	/** Agencies and origins credited for the story, by appearance. */
	agencies: (Agency & { paragraph: number })[];
	/** Credits of pictures: they say nothing about whose words the story is. `caption`: number of the caption they belong to. */
	photos: (Agency & { paragraph: number; caption?: number })[];
	/** People in bylines. */
	people: { author: Author; words: string; paragraph: number }[];
	/** Holder of the copyright, where it is no agency: it may be the outlet. */
	holder?: { words: string; paragraph: number };
}

/** "(Reuters)", "— AFP", "/ТАСС/", "（共同）" at a story's end. */
const TAIL =
	/(?:[—–]\s*|\s-\s+|[(（/]\s*)([^()（）/—–\n]{2,60}?)\s*[)）/]?\s*\.?$/u;
/** "РИА Новости." after the dash of a dateline. */
const AFTER_DASH = /^\s*([^.,\n]{2,30})\./u;

/** How far from its ends a story's credits are looked for, in UTF-16 units. */
const MAX_HEAD = 1000;
const MAX_TAIL = 400;

/** Whether a part is a list of agencies and nothing else. */
function isOnly(part: string, agencies: readonly Agency[]): boolean {
	const rest = agencies.reduce(
		(left, { words }) => left.replace(words, ""),
		part,
	);
	return /^(?:[\s,;/&・]|and|и)*$/u.test(rest);
}

/** Agencies at the head of a story's first block: in its dateline, or alone behind the dash. */
function inHead(block: string, find: (text: string) => Agency[]): Agency[] {
	return block
		.slice(0, MAX_HEAD)
		.split("\n")
		.flatMap((line) => {
			const found = datelineHead(line);
			if (!found) return [];
			const after = AFTER_DASH.exec(line.slice(found.head.length))?.[1] ?? "";
			const behind = find(after);
			return [...find(found.head), ...(isOnly(after, behind) ? behind : [])];
		});
}

/** Agencies alone in the last brackets of a story, or behind its last dash. */
function inTail(block: string, find: (text: string) => Agency[]): Agency[] {
	const tail = TAIL.exec(block.slice(-MAX_TAIL))?.[1] ?? "";
	const found = find(tail);
	return isOnly(tail, found) ? found : [];
}

const NAME = /^(?:\p{Lu}[\p{L}\p{M}.'’-]*\s+){1,3}\p{Lu}[\p{L}\p{M}'’-]+$/u;

/** The people a byline names; none where it is not clear that it names people. */
function peopleIn(byline: string): { author: Author; words: string }[] {
	const japanese =
		/(?:^|[\s　])([\p{Script=Han}\p{scx=Hiragana}\p{scx=Katakana}・]{2,12}?)(?:記者|特派員)/u.exec(
			byline,
		)?.[1];
	if (japanese !== undefined)
		return [{ author: { literal: japanese }, words: japanese }];
	const names =
		/^(?:by|par|von|por|от|автор(?:ы)?|текст)[:\s]\s*([^\n|]+)/iu.exec(
			byline,
		)?.[1] ?? "";
	return names
		.split(/,|;|&|\s(?:and|und|et|y|и)\s/u)
		.map((name) => name.trim())
		.filter((name) => NAME.test(name))
		.map((words) => {
			const parts = words.split(/\s+/);
			const family = parts.at(-1) ?? words;
			return { author: { family, given: parts.slice(0, -1).join(" ") }, words };
		});
}

function holderIn(block: string): string | undefined {
	const [, words] =
		/(?:©|\(c\)|copyright)[\s©]*(?:\(c\)\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s*)?(?:by\s+)?(\p{Lu}[^.,|\n]{2,60})/iu.exec(
			block,
		) ?? [];
	return words?.trim();
}

/** Gives the credits that stand where credits do: bylines, credit lines, the head of the story's first block and the end of its last. */
export function findCredits(
	text: readonly string[],
	kinds: readonly Kind[],
	origins: MapConfig["origins"],
): FoundCredits {
	const findAgencies = createAgencyFinder(origins);
	const credits: FoundCredits = { agencies: [], photos: [], people: [] };
	const [first, last] = [kinds.indexOf("story"), kinds.lastIndexOf("story")];
	for (const [i, block] of text.entries()) {
		const kind = kinds[i];
		const paragraph = i + 1;
		const add = (agencies: readonly Agency[]) => {
			for (const agency of agencies)
				credits.agencies.push({ ...agency, paragraph });
		};
		if (kind === "story") {
			if (i === first) add(inHead(block, findAgencies));
			if (i === last) add(inTail(block, findAgencies));
		} else if (
			kind === "caption" ||
			(kind === "credit" && isPhotoCredit(block))
		) {
			const caption =
				kind === "caption"
					? paragraph
					: kinds[i - 1] === "caption"
						? i
						: undefined;
			const line = kind === "caption" ? block.slice(-80) : block;
			for (const agency of findAgencies(line))
				credits.photos.push({
					...agency,
					paragraph,
					...(caption !== undefined && { caption }),
				});
		} else if (kind === "byline" || kind === "dateline" || kind === "credit") {
			const before = credits.agencies.length;
			add(findAgencies(block));
			const holder =
				kind === "credit" && isCopyright(block) ? holderIn(block) : undefined;
			if (holder !== undefined && credits.agencies.length === before)
				credits.holder = { words: holder, paragraph };
			if (kind === "byline")
				for (const person of peopleIn(block))
					if (findAgencies(person.words).length === 0)
						credits.people.push({ ...person, paragraph });
		}
	}
	return credits;
}
