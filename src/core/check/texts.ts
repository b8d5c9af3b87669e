import { ROLES } from "../event.ts";
import { fingerprint } from "../fold.ts";
import { rememberEach } from "../memory.ts";
import { NO_PLACE } from "../merge-mentions.ts";
import type { Finding } from "../problem.ts";
import { wordsOf } from "../quote.ts";
import { packShingles, shinglesOf, unpackShingles } from "../shingles.ts";
import type { Source } from "../source.ts";
import type { Words } from "../values.ts";
import { type CheckContext, EVENTS_FILE, MAP_FILE } from "./context.ts";
import { provenKey, proveQuotations } from "./quotes.ts";

/** Block kinds that no claim may rest on. */
const NOT_STORY = ["furniture", "credit", "byline", "dateline"];

/** Finds claims that rest on site furniture or a credit. */
export function checkStory({ folder, sources }: CheckContext): Finding[] {
	return folder.events.flatMap((event, i) =>
		event.claims.flatMap((claim, k) =>
			claim.citations.flatMap((citation, c): Finding[] => {
				const source = sources.get(citation.source);
				const kind = source?.custom.blocks[citation.paragraph - 1]?.kind;
				if (kind === undefined || !NOT_STORY.includes(kind)) return [];
				return [
					{
						code: "paragraph-not-story",
						file: EVENTS_FILE,
						pointer: `/events/${i}/claims/${k}/citations/${c}/paragraph`,
						message: `¶${citation.paragraph} of ${citation.source} is ${kind}, not the story`,
					},
				];
			}),
		),
	);
}

/** Finds records whose blocks are not numbered 1, 2, 3 …: a paragraph number would name another block. */
export function checkBlockOrder({ folder, fileOf }: CheckContext): Finding[] {
	return folder.sources.flatMap((source): Finding[] => {
		const at = source.custom.blocks.findIndex(({ n }, i) => n !== i + 1);
		if (at === -1) return [];
		return [
			{
				code: "blocks-order",
				file: fileOf(source.id),
				pointer: `/custom/blocks/${at}/n`,
				message: `block ${at + 1} is numbered ${source.custom.blocks[at]?.n}`,
				hint: "list every block of the text, in order",
			},
		];
	});
}

/** Finds blocks whose fingerprint is not that of the text's, and blocks that only one of the two has. */
export function checkFingerprints(context: CheckContext): Finding[] {
	return context.folder.sources.flatMap((source) => {
		const text = context.blocks.get(source.id)?.map(fingerprint);
		if (!text) return [];
		const found = (
			path: string,
			message: string,
			hint = "check the words, then run “dateline record”",
		): Finding => ({
			code: "fingerprint-mismatch",
			file: context.fileOf(source.id),
			pointer: `/custom/blocks${path}`,
			message,
			hint,
		});
		const { blocks } = source.custom;
		if (!blocks.some(({ f1 }) => text.includes(f1)))
			return [
				found("", "no paragraph of the text is one the record was made from"),
			];
		const changed = blocks.flatMap(({ n, f1 }, i) => {
			if (text[i] === f1) return [];
			const now = text.indexOf(f1) + 1;
			return now > 0
				? [found(`/${i}/f1`, `¶${n} is ¶${now} of the text as held`)]
				: [found(`/${i}/f1`, `no paragraph of the text has ¶${n}'s words`)];
		});
		if (blocks.length >= text.length) return changed;
		return [
			...changed,
			found(
				"",
				`the text has ${text.length} blocks, the record ${blocks.length}`,
				"run “dateline record”",
			),
		];
	});
}

/** Gives the packed shingles of a source's story blocks. */
export function storyShingles(
	source: Pick<Source["custom"], "blocks">,
	text: readonly string[],
): string {
	const story = text.filter((_, i) => source.blocks[i]?.kind === "story");
	return packShingles(shinglesOf(story));
}

/** Whether a record's shingles can be unpacked. */
export function hasShingles({ custom }: Source): boolean {
	try {
		unpackShingles(custom.shingles);
		return true;
	} catch {
		return false;
	}
}

/** Finds mentions whose role nobody has judged. */
function unjudgedMentions({ custom }: Source, file: string): Finding[] {
	return custom.mentions.flatMap(
		({ paragraph, wording, place, role }, i): Finding[] =>
			role !== undefined || place === NO_PLACE
				? []
				: [
						{
							code: "mention-role-missing",
							file,
							pointer: `/custom/mentions/${i}`,
							message: `nobody has judged the role of ${wording} in ¶${paragraph}`,
							hint: `write its role (${ROLES.join(", ")}), or place: ${NO_PLACE} if the words mean no place of the gazetteer`,
						},
					],
	);
}

/** Finds derived parts of records that are damaged, no longer what the text gives, or wait for a person's judgement. */
export function checkDerived(context: CheckContext): Finding[] {
	const stale = (source: Source, part: string, message: string): Finding => ({
		code: "record-stale",
		file: context.fileOf(source.id),
		pointer: `/custom/${part}`,
		message,
		hint: "run “dateline record”",
	});
	const proofs = proveQuotations(context).filter(
		(proof) => proof.cited && proof.state === "proven",
	);
	const isPacked = rememberEach(
		context.memory,
		"shingles that can be read",
		[],
		hasShingles,
	);
	const staleParts = (source: Source): Finding[] => {
		if (!isPacked(source))
			return [stale(source, "shingles", "the shingles cannot be read")];
		const text = context.blocks.get(source.id);
		// Changed words are complained of where they stand; the remedy is the same.
		const isSame = text?.every(
			(block, i) => fingerprint(block) === source.custom.blocks[i]?.f1,
		);
		if (!text || !isSame) return [];
		const isNew = proofs.some(
			(proof) =>
				proof.source === source.id &&
				!source.custom.proven.includes(
					provenKey(proof.paragraph ?? 0, proof.words),
				),
		);
		return [
			...(storyShingles(source.custom, text) === source.custom.shingles
				? []
				: [stale(source, "shingles", "the shingles are not the text's")]),
			...(isNew
				? [stale(source, "proven", "a proven quotation is not recorded")]
				: []),
		];
	};
	return context.folder.sources.flatMap((source) => [
		...staleParts(source),
		...unjudgedMentions(source, context.fileOf(source.id)),
	]);
}

const COPIED_WORDS = 16;

const runsOf = (words: readonly string[]) =>
	words
		.slice(0, Math.max(0, words.length - COPIED_WORDS + 1))
		.map((_, i) => words.slice(i, i + COPIED_WORDS).join(" "));

/** Sentences the folder says in its own words. */
function ownWords({
	folder,
	fileOf,
}: CheckContext): [string, string, string][] {
	const { config, events, sources } = folder;
	const said: [string, string, Words][] = [
		[MAP_FILE, "/takeaway", config.takeaway],
		...config.notes.map((note, i): [string, string, Words] => [
			MAP_FILE,
			`/notes/${i}/text`,
			note.text,
		]),
		...(config.changes ?? []).map((change, i): [string, string, Words] => [
			MAP_FILE,
			`/changes/${i}/text`,
			change.text,
		]),
		...sources.flatMap(({ id, custom }) =>
			(custom.corrections ?? []).map(({ text }, i): [string, string, Words] => [
				fileOf(id),
				`/custom/corrections/${i}/text`,
				text,
			]),
		),
		...events.flatMap((event, i): [string, string, Words][] => [
			[EVENTS_FILE, `/events/${i}/title`, event.title],
			[EVENTS_FILE, `/events/${i}/dateNote`, event.dateNote ?? ""],
			...event.claims.map(({ text }, k): [string, string, Words] => [
				EVENTS_FILE,
				`/events/${i}/claims/${k}/text`,
				text,
			]),
		]),
	];
	return said.flatMap(([file, pointer, words]): [string, string, string][] =>
		typeof words === "string"
			? [[file, pointer, words]]
			: Object.entries(words).map(([tag, text]) => [
					file,
					`${pointer}/${tag}`,
					text,
				]),
	);
}

/** Finds sentences that repeat more than 15 words in a row of an article whose text is held. */
export function checkCopies(context: CheckContext): Finding[] {
	const runs = new Map<string, string>();
	for (const [id, blocks] of context.blocks)
		for (const block of blocks)
			for (const run of runsOf(wordsOf(block))) runs.set(run, id);
	return ownWords(context).flatMap(([file, pointer, words]): Finding[] => {
		const copied = runsOf(wordsOf(words)).find((run) => runs.has(run));
		if (copied === undefined) return [];
		return [
			{
				code: "text-copied",
				file,
				pointer,
				message: `repeats more than 15 words of ${runs.get(copied)}`,
				hint: "say it in your own words",
			},
		];
	});
}
