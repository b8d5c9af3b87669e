import {
	type CheckContext,
	createContext,
	NONE_LEFT_OUT,
} from "./check/context.ts";
import { fingerprint } from "./fold.ts";
import type { MapFolder } from "./map-folder.ts";
import { type Proof, proveQuotations } from "./quotation.ts";
import type { Source } from "./source.ts";

type State = Proof["state"];

/** How many quotations and paragraphs stand as recorded; see `Proof` for the states. */
export interface ProofCounts {
	quotations: Record<State, number>;
	paragraphs: { proven: number; changed: number; unchecked: number };
}

/** What the text of one article proves of it. */
export interface SourceProofs extends ProofCounts {
	source: string;
	/** The record's file. */
	file: string;
	/** Whether the text is held: without it nothing can be checked. */
	text: boolean;
	/** Numbers of the paragraphs that are not the text's. */
	changed: number[];
}

/** One quotation and what became of it. */
interface ListedProof {
	state: State;
	source: string;
	/** The paragraph it is said to stand in. */
	paragraph?: number;
	/** Where it stands, when moved or edited. */
	found?: number;
	/** Of a citation: the event, its claim, and the citation's index from 0; left out for the words a record itself rests on. */
	event?: string;
	claim?: string;
	citation?: number;
	file: string;
	pointer: string;
}

/** Everything that was checked against the articles' texts, in all and one by one. */
export interface Proofs extends ProofCounts {
	/** In the folder's order. */
	sources: SourceProofs[];
	/** Citations in the events' order, then what the records rest on. */
	list: ListedProof[];
}

const none = (): ProofCounts => ({
	quotations: {
		proven: 0,
		moved: 0,
		edited: 0,
		broken: 0,
		recorded: 0,
		unchecked: 0,
	},
	paragraphs: { proven: 0, changed: 0, unchecked: 0 },
});

function proveParagraphs({ id, custom }: Source, { blocks }: CheckContext) {
	const text = blocks.get(id)?.map(fingerprint);
	const changed = custom.blocks.flatMap(({ n, f1 }, i) =>
		text && text[i] !== f1 ? [n] : [],
	);
	const all = custom.blocks.length;
	return {
		text: text !== undefined,
		changed,
		paragraphs: text
			? {
					proven: all - changed.length,
					changed: changed.length,
					unchecked: 0,
				}
			: { proven: 0, changed: 0, unchecked: all },
	};
}

function listed(proof: Proof, { events }: MapFolder): ListedProof {
	const { state, source, paragraph, found, file, pointer } = proof;
	const [, i, k, c] =
		/^\/events\/(\d+)\/claims\/(\d+)\/citations\/(\d+)\//.exec(pointer) ?? [];
	const event = proof.cited ? events[Number(i)] : undefined;
	const claim = event?.claims[Number(k)];
	return {
		state,
		source,
		...(paragraph !== undefined && { paragraph }),
		...(found !== undefined && { found }),
		...(event && claim && { event: event.id, claim: claim.id }),
		...(event && { citation: Number(c) }),
		file,
		pointer,
	};
}

/** Gives what the texts at hand prove of a folder: its quotations, and its records' paragraphs. */
export function listProofs(folder: MapFolder): Proofs {
	const context = createContext(folder, NONE_LEFT_OUT);
	const proofs = proveQuotations(folder, context);
	const all = none();
	const sources = new Map(
		folder.sources.map((source): [string, SourceProofs] => [
			source.id,
			{
				source: source.id,
				file: context.fileOf(source.id),
				...none(),
				...proveParagraphs(source, context),
			},
		]),
	);
	for (const { source, state } of proofs) {
		all.quotations[state]++;
		const own = sources.get(source);
		if (own) own.quotations[state]++;
	}
	for (const { paragraphs } of sources.values()) {
		all.paragraphs.proven += paragraphs.proven;
		all.paragraphs.changed += paragraphs.changed;
		all.paragraphs.unchecked += paragraphs.unchecked;
	}
	return {
		...all,
		sources: [...sources.values()],
		list: proofs.map((proof) => listed(proof, folder)),
	};
}
