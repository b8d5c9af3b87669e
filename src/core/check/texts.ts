import { type NewsEvent, ROLES } from "../event.ts";
import { fingerprint } from "../fold.ts";
import { createGazetteer, type Gazetteer } from "../gazetteer.ts";
import { rememberEach } from "../memory.ts";
import { mergeMentions, NO_PLACE } from "../merge-mentions.ts";
import type { Finding } from "../problem.ts";
import { proveEvent, provenKey } from "../quotation.ts";
import { packShingles, shinglesOf, unpackShingles } from "../shingles.ts";
import type { Source } from "../source.ts";
import type { CheckContext, RecordFinding, Rule } from "./context.ts";

/** Block kinds that no claim may rest on. */
const NOT_STORY = ["furniture", "credit", "byline", "dateline"];

/** Finds claims that rest on site furniture or a credit. */
export const checkStory = (
	{ claims }: NewsEvent,
	{ sources }: CheckContext,
): RecordFinding[] =>
	claims.flatMap((claim, k) =>
		claim.citations.flatMap((citation, c): RecordFinding[] => {
			const source = sources.get(citation.source);
			const kind = source?.custom.blocks[citation.paragraph - 1]?.kind;
			if (kind === undefined || !NOT_STORY.includes(kind)) return [];
			return [
				{
					code: "paragraph-not-story",
					pointer: `/claims/${k}/citations/${c}/paragraph`,
					message: `¶${citation.paragraph} of ${citation.source} is ${kind}, not the story`,
				},
			];
		}),
	);

/** Finds records whose blocks are not numbered 1, 2, 3 …: a paragraph number would name another block. */
export function checkBlockOrder({
	custom: { blocks },
}: Source): RecordFinding[] {
	const at = blocks.findIndex(({ n }, i) => n !== i + 1);
	if (at === -1) return [];
	return [
		{
			code: "blocks-order",
			pointer: `/custom/blocks/${at}/n`,
			message: `block ${at + 1} is numbered ${blocks[at]?.n}`,
			hint: "list every block of the text, in order",
		},
	];
}

/** Finds blocks whose fingerprint is not that of the text's, and blocks that only one of the two has. */
export function checkFingerprints(
	{ id, custom: { blocks } }: Source,
	context: CheckContext,
): RecordFinding[] {
	const text = context.blocks.get(id)?.map(fingerprint);
	if (!text) return [];
	const found = (
		path: string,
		message: string,
		hint = "check the words, then run “dateline record”",
	): RecordFinding => ({
		code: "fingerprint-mismatch",
		pointer: `/custom/blocks${path}`,
		message,
		hint,
	});
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
function unjudgedMentions({ custom }: Source): RecordFinding[] {
	return custom.mentions.flatMap(
		({ paragraph, wording, place, role }, i): RecordFinding[] =>
			role !== undefined || place === NO_PLACE
				? []
				: [
						{
							code: "mention-role-missing",
							pointer: `/custom/mentions/${i}`,
							message: `nobody has judged the role of ${wording} in ¶${paragraph}`,
							hint: `write its role (${ROLES.join(", ")}), or place: ${NO_PLACE} if the words mean no place of the gazetteer`,
						},
					],
	);
}

const stale = (
	part: "shingles" | "proven" | "mentions",
	message: string,
): RecordFinding => ({
	code: "record-stale",
	pointer: `/custom/${part}`,
	message,
	hint: "run “dateline record”",
});

/** The blocks of a source's text, where it is the one the record was made from. Changed words are complained of where they stand; the remedy is the same. */
function recordedText({ id, custom }: Source, { blocks }: CheckContext) {
	const text = blocks.get(id);
	const isSame = text?.every(
		(block, i) => fingerprint(block) === custom.blocks[i]?.f1,
	);
	return isSame ? text : undefined;
}

/** Finds records whose text names places of the gazetteer where no mention says so. */
function unlistedMentions(context: CheckContext): Finding[] {
	const { folder, memory, blocks } = context;
	const { places, sources } = folder;
	let gazetteer: Gazetteer | undefined;
	const look = (source: Source): Finding[] => {
		const text = recordedText(source, context);
		if (!text) return [];
		gazetteer ??= createGazetteer(places);
		const { custom } = source;
		const [first, ...others] = mergeMentions(
			custom.mentions,
			custom.blocks,
			text,
			gazetteer,
		).flatMap((mention) => ("from" in mention ? [] : [mention]));
		if (!first) return [];
		const more = others.length > 0 ? ` and ${others.length} more` : "";
		return [
			{
				...stale(
					"mentions",
					`no mention is of ${first.wording} in ¶${first.paragraph}${more}`,
				),
				file: context.fileOf(source.id),
			},
		];
	};
	const ground = [
		blocks,
		...places,
		...sources.map(({ id }) => context.fileOf(id)),
	];
	return rememberEach(memory, "mentions", ground, sources, look).flat();
}

/** A word of which a line holds the beginning and the next one the rest, as pages of print have them. */
const BROKEN_WORD = /\p{L}+\p{Ll}-\n\p{Ll}\p{L}+/u;

/** Finds texts whose lines end within words: what is broken can be neither found nor quoted. */
function brokenWords(text: readonly string[] = []): RecordFinding[] {
	const found = text.flatMap((block, i) => {
		const [broken] = BROKEN_WORD.exec(block) ?? [];
		return broken === undefined ? [] : [{ i, broken }];
	});
	const [first, ...others] = found;
	if (!first) return [];
	const more = others.length > 0 ? `, and in ${others.length} more` : "";
	return [
		{
			code: "text-broken",
			pointer: `/custom/blocks/${first.i}`,
			message: `in the text a line ends within a word: ${first.broken.replace("\n", "/")} in ¶${first.i + 1}${more}`,
			hint: "join such lines in the text, then run “dateline record”",
		},
	];
}

/** The sources of an event's quotations that are proven and not recorded so. */
function unrecorded(event: NewsEvent, context: CheckContext): Source[] {
	return proveEvent(event, context).flatMap(
		({ source: id, paragraph, words, state }) => {
			const source = context.sources.get(id);
			const isNew =
				state === "proven" &&
				source &&
				!source.custom.proven.includes(provenKey(paragraph ?? 0, words));
			return isNew ? [source] : [];
		},
	);
}

function staleShingles(
	source: Source,
	text: readonly string[] | undefined,
): RecordFinding[] {
	if (!hasShingles(source))
		return [stale("shingles", "the shingles cannot be read")];
	return !text || storyShingles(source.custom, text) === source.custom.shingles
		? []
		: [stale("shingles", "the shingles are not the text's")];
}

/** Finds derived parts of records that are damaged, no longer what the text gives, or wait for a person's judgement. */
export const CHECK_DERIVED: Rule = {
	ofRecords: unlistedMentions,
	ofSource: (source, context) => {
		const text = recordedText(source, context);
		return [
			...staleShingles(source, text),
			...unjudgedMentions(source),
			...brokenWords(text),
		];
	},
	ofEvents: (events, context) => {
		const { memory, ground } = context;
		const found = rememberEach(
			memory,
			"proofs that are not recorded",
			ground,
			events,
			(event) => unrecorded(event, context),
		);
		return [...new Set(found.flat())].flatMap((source) =>
			hasShingles(source) && recordedText(source, context)
				? [
						{
							...stale("proven", "a proven quotation is not recorded"),
							file: context.fileOf(source.id),
						},
					]
				: [],
		);
	},
};
