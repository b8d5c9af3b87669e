import type { NewsEvent } from "../event.ts";
import type { MapConfig } from "../map-config.ts";
import { remember } from "../memory.ts";
import type { Source } from "../source.ts";
import type { Words } from "../values.ts";
import { wordRuns } from "../word.ts";
import type { CheckContext, RecordFinding, Rule } from "./context.ts";

const COPIED_WORDS = 16;

const runsOf = (text: string) => wordRuns(text, COPIED_WORDS);

/** A sentence in the folder's own words, by its pointer. */
type Said = [pointer: string, words: Words];

const inMap = ({ takeaway, notes, changes = [] }: MapConfig): Said[] => [
	["/takeaway", takeaway],
	...notes.map(({ text }, i): Said => [`/notes/${i}/text`, text]),
	...changes.map(({ text }, i): Said => [`/changes/${i}/text`, text]),
];

const inRecord = ({ custom }: Source): Said[] =>
	(custom.corrections ?? []).map(
		({ text }, i): Said => [`/custom/corrections/${i}/text`, text],
	);

const inEvent = ({ title, dateNote = "", claims }: NewsEvent): Said[] => [
	["/title", title],
	["/dateNote", dateNote],
	...claims.map(({ text }, k): Said => [`/claims/${k}/text`, text]),
];

/** Runs of words of all texts that are held, each with a source that has it. */
const runsOfTexts = ({ memory, blocks }: CheckContext) =>
	remember(memory, "runs of words", [blocks], () => {
		const runs = new Map<string, string>();
		for (const [id, text] of blocks)
			for (const block of text)
				for (const run of runsOf(block)) runs.set(run, id);
		return runs;
	});

function copied(said: readonly Said[], context: CheckContext): RecordFinding[] {
	const runs = runsOfTexts(context);
	if (runs.size === 0) return [];
	return said
		.flatMap(([pointer, words]): [string, string][] =>
			typeof words === "string"
				? [[pointer, words]]
				: Object.entries(words).map(([tag, text]) => [
						`${pointer}/${tag}`,
						text,
					]),
		)
		.flatMap(([pointer, words]): RecordFinding[] => {
			const run = runsOf(words).find((run) => runs.has(run));
			if (run === undefined) return [];
			return [
				{
					code: "text-copied",
					pointer,
					message: `repeats more than 15 words of ${runs.get(run)}`,
					hint: "say it in your own words",
				},
			];
		});
}

/** Finds sentences that repeat more than 15 words in a row of an article whose text is held. */
export const CHECK_COPIES: Rule = {
	ofMap: (config, context) => copied(inMap(config), context),
	ofSource: (source, context) => copied(inRecord(source), context),
	ofEvent: (event, context) => copied(inEvent(event), context),
};
