import { fold } from "./fold.ts";
import type { SharedCopy } from "./news-map.ts";
import type { Finding } from "./problem.ts";
import { unpackShingles } from "./shingles.ts";
import type { Lineage, Source } from "./source.ts";

/** Above this containment, either way, two articles are proposed as common copy. */
const COMMON_COPY = 0.1;
/** The same for two articles that credit the same agency. */
export const COMMON_COPY_SAME_CREDIT = 0.05;

/** How many independent roots of reporting stand behind some citations: origins are counted, never outlets. */
export interface OriginCount {
	/** Ids of the origins that are certain, ascending; each counts once, however many outlets printed it. */
	established: string[];
	/**
	 * Alternatives that could not be separated, none of them established otherwise: ids ascending, an empty list for an
	 * article whose origin nobody can establish. When there are any, the number reads "at least".
	 */
	open: string[][];
	/** Number of different articles cited. */
	articles: number;
}

/** As much of a record as origins are read from. */
export interface Copy {
	custom: {
		lineage: readonly Pick<Lineage, "origins" | "paragraphs">[];
	};
}

/** Gives the entries of a lineage that hold for a paragraph: those that name it, else those for all others. */
export function lineageOf<T extends Pick<Lineage, "paragraphs">>(
	lineage: readonly T[],
	paragraph: number,
): T[] {
	const named = lineage.filter((entry) =>
		entry.paragraphs?.includes(paragraph),
	);
	return named.length > 0
		? named
		: lineage.filter((entry) => entry.paragraphs === undefined);
}

/** Gives the candidate origins of a paragraph, ascending: one is established, several are not separated, none is unknown. */
export function originsOf(source: Copy, paragraph: number): string[] {
	const entries = lineageOf(source.custom.lineage, paragraph);
	const [entry] = entries;
	if (entry && entries.length === 1 && entry.origins.length < 2)
		return entry.origins;
	return [...new Set(entries.flatMap((entry) => entry.origins))].sort();
}

/**
 * Gives the origins behind some citations. A citation with several candidates adds nothing when one of them is
 * established by another citation; the same candidates count once; an unknown origin counts once per article.
 */
export function countOrigins(
	citations: readonly { source: string; paragraph: number }[],
	sources: ReadonlyMap<string, Copy>,
): OriginCount {
	const established = new Set<string>();
	const open = new Map<string, string[]>();
	for (const citation of citations) {
		const source = sources.get(citation.source);
		const origins = source ? originsOf(source, citation.paragraph) : [];
		const [only] = origins;
		if (only !== undefined && origins.length === 1) established.add(only);
		else if (only === undefined) open.set(`? ${citation.source}`, origins);
		else open.set(origins.join(" "), origins);
	}
	return {
		established: [...established].sort(),
		open: [...open]
			.filter(([, origins]) => !origins.some((id) => established.has(id)))
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([, origins]) => origins),
		articles: new Set(citations.map((c) => c.source)).size,
	};
}

/** A run of words that more articles than this print says nothing of whose copy they are: a newspaper's own line under each of its stories. */
const FURNITURE = 1000;

/**
 * Gives how much copy each two sources share (`ofA`: the part of a's five-word shingles that b has), pairs in the order of
 * `sources`, without those that share nothing but what more than a thousand articles print. Cost grows with what is
 * shared, not with the number of pairs.
 */
export function sharedCopy(sources: readonly Source[]): SharedCopy[] {
	const total = sources.length;
	const sizes = new Uint32Array(total);
	// One number for a run of an article, 53 bits for two million articles: sorted, those of one run follow one another.
	const numbers: number[] = [];
	for (const [i, source] of sources.entries()) {
		const hashes = unpackShingles(source.custom.shingles);
		sizes[i] = hashes.size;
		for (const hash of hashes) numbers.push(hash * total + i);
	}
	const runs = Float64Array.from(numbers).sort();
	const shared = new Map<number, number>();
	const hashAt = (at: number) => Math.floor((runs[at] ?? Number.NaN) / total);
	const holder = (at: number) => (runs[at] ?? 0) % total;
	for (let from = 0, to = 0; from < runs.length; from = to) {
		const hash = hashAt(from);
		while (hashAt(to) === hash) to++;
		if (to - from > FURNITURE) continue;
		for (let a = from; a < to; a++)
			for (let b = a + 1; b < to; b++) {
				const pair = holder(a) * total + holder(b);
				shared.set(pair, (shared.get(pair) ?? 0) + 1);
			}
	}
	const idOf = (i: number) => sources[i]?.id ?? "";
	const partOf = (i: number, n: number) => n / (sizes[i] || 1);
	return [...shared]
		.sort(([x], [y]) => x - y)
		.map(([pair, n]) => {
			const [i, k] = [Math.floor(pair / total), pair % total];
			return { a: idOf(i), b: idOf(k), ofA: partOf(i, n), ofB: partOf(k, n) };
		});
}

/** Agencies and authors a record credits: institutional authors, and the words its lineage rests a credit on. */
function creditsOf({ author = [], custom }: Source): Set<string> {
	const literals = author.flatMap((a) => ("literal" in a ? [a.literal] : []));
	const words = custom.lineage
		.filter((entry) => entry.basis === "credit")
		.flatMap((entry) => entry.evidence.flatMap((e) => e.words ?? []));
	return new Set([...literals, ...words].map((w) => fold(w).toLowerCase()));
}

const declaredOf = (source: Source) =>
	new Set(source.custom.lineage.flatMap((entry) => entry.origins));

const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
	[...a].some((item) => b.has(item));

const percent = (part: number) => `${(part * 100).toFixed(1)} %`;

/**
 * Gives a finding `lineage-proposed` for each two records that share copy but declare no common origin: containment of
 * five-word shingles above 0.10 either way, or above 0.05 with a shared credit. `fileOf` names a record's file.
 */
export function proposeLineage(
	sources: readonly Source[],
	fileOf: (id: string) => string,
): Finding[] {
	const byId = new Map(sources.map((source) => [source.id, source]));
	return sharedCopy(sources).flatMap(({ a, b, ofA, ofB }): Finding[] => {
		const [first, second] = [byId.get(a), byId.get(b)];
		if (!first || !second) return [];
		if (Math.max(ofA, ofB) <= COMMON_COPY_SAME_CREDIT) return [];
		const sameCredit = meet(creditsOf(first), creditsOf(second));
		const floor = sameCredit ? COMMON_COPY_SAME_CREDIT : COMMON_COPY;
		if (Math.max(ofA, ofB) <= floor) return [];
		if (meet(declaredOf(first), declaredOf(second))) return [];
		return [
			{
				code: "lineage-proposed",
				file: fileOf(b),
				pointer: "/custom/lineage",
				message: `${b} shares copy with ${a}: ${percent(ofB)} of its five-word runs, ${percent(ofA)} the other way${sameCredit ? ", with a shared credit" : ""}`,
				hint: "name their common origin in both records, if there is one",
			},
		];
	});
}
