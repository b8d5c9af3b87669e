import { splitBlocks } from "../core/blocks.ts";
import type { Problem } from "../core/problem.ts";
import { asList, deriveRecord } from "./derive-record.ts";
import { fillJson, fillYaml } from "./fill-record.ts";
import { readArticle } from "./read-sources.ts";
import {
	type SeedRecord,
	type Seeds,
	saveRecord,
	textNameOf,
} from "./seeds.ts";

/** What became of one record. */
export interface Recorded {
	/** Path inside the folder: the record's, or that of a text that could not be read. */
	file: string;
	state:
		| "drafted"
		| "written"
		| "unchanged"
		| "text-missing"
		| "unreadable"
		| "text-unreadable";
	/** What keeps the text from being read. */
	reason?: Problem;
	/** Number of blocks; undefined where the text is not held. */
	blocks?: number;
	proven: number;
	/** Numbers of blocks whose kind was guessed: for a person to look at. None of a draft, which says so itself. */
	guessed: number[];
	/** How many mentions were added: for a person to write their roles. */
	added: number;
	/** Paragraphs that have another number now, and the claims that cite one of them without a quotation: for a person to look at. */
	moved?: {
		paragraphs: readonly [from: number, to: number][];
		claims: string[];
	};
	/** Keys that were taken over from a list of sources into a record that lacked them. */
	taken?: string[];
	/** What a list of sources calls the record, where that is no slug. */
	known?: string;
}

/**
 * Fills the derived parts of a record whose text is held, and writes it when it changed. The text is sought in `texts`, then in seeds/.
 * Throws the system's error when the record cannot be written.
 */
export function fillSeed(
	seeds: Seeds,
	record: SeedRecord,
	texts: string | undefined = seeds.texts,
): Recorded {
	const { file, text, value } = record;
	const isNew = record.onDisk === undefined;
	const nothing = { file, proven: 0, guessed: [], added: 0 };
	if (text === undefined || value === undefined)
		return { ...nothing, state: "unreadable" };
	const save = (otherwise: Recorded["state"]) => {
		const isWritten = saveRecord(seeds, record);
		return isNew ? "drafted" : isWritten ? "written" : otherwise;
	};
	const held = readArticle(seeds.dir, texts, textNameOf(value));
	if (!("text" in held)) return { ...nothing, state: save("text-missing") };
	const blocks = splitBlocks(held.text);
	const derived = deriveRecord(
		value.id,
		value.custom,
		blocks,
		seeds.folder,
		seeds.areAllEvents,
	);
	record.text = file.endsWith(".json")
		? fillJson(text, value, derived)
		: fillYaml(text, derived);
	const { moved } = derived;
	const events = moved.size > 0 ? seeds.folder.events : [];
	const claims = events.flatMap((event) =>
		event.claims.flatMap((claim) =>
			claim.citations.some(
				({ source, paragraph, quote }) =>
					source === value.id && quote === undefined && moved.has(paragraph),
			)
				? [`${event.id}.${claim.id}`]
				: [],
		),
	);
	const old = asList(value.custom.blocks) as ({ f1?: unknown } | null)[];
	// Where paragraphs were parted or joined, a changed one may be of another kind than the one of its number was.
	const isParted = derived.blocks.length !== old.length;
	const isGuess = ({ from, f1 }: { from?: number; f1: string }) =>
		!isNew && (from === undefined || (isParted && old[from]?.f1 !== f1));
	return {
		file,
		state: save("unchanged"),
		blocks: blocks.length,
		proven: derived.proven.length,
		guessed: derived.blocks.filter(isGuess).map(({ n }) => n),
		added: derived.mentions.filter((m) => !("from" in m)).length,
		...(moved.size > 0 && { moved: { paragraphs: [...moved], claims } }),
	};
}
