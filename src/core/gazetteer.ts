import { fold } from "./fold.ts";
import { everyLanguage } from "./in-language.ts";
import type { Place, PlaceProperties } from "./place.ts";

const LATIN_MARKS = /(\p{Script=Latin})\p{M}+/gu;
/** Stress as Russian reference works print it; no letter of its own is made with it. */
const CYRILLIC_STRESS = /([аеёиоуыэюя])\u0301/g;
/** What no folding of letters touches. */
const ASCII = /^[\t\n\r -_a-~]*$/;
const SEPARATORS = /[-'"\s]+/g;
const HIRAGANA = /[ぁ-ゖゝゞ]/g;

/**
 * A name folded for matching: typography by `fold`; case, Latin diacritics, Russian stress and ё, final sigma, hiragana folded away; hyphens,
 * quotes and spaces as one space. Letters that tell names apart stay: й is not и. Folding twice changes nothing more.
 */
export function foldName(text: string): string {
	if (ASCII.test(text))
		return text.toLowerCase().replace(SEPARATORS, " ").trim();
	// Of letters that only end up as others, as ẞ, ß and ss, each is taken to the last.
	return fold(text)
		.toLowerCase()
		.toUpperCase()
		.toLowerCase()
		.normalize("NFD")
		.replace(LATIN_MARKS, "$1")
		.normalize("NFC")
		.replace(CYRILLIC_STRESS, "$1")
		.replaceAll("ё", "е")
		.replaceAll("ς", "σ")
		.replace(HIRAGANA, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
		.replace(SEPARATORS, " ")
		.trim();
}

/** A name of a place as folded for matching. */
interface FoldedName {
	name: string;
	place: string;
	/** The name begins with a capital letter. */
	isProper: boolean;
}

/** What a gazetteer needs of a place. */
export interface NamedPlace {
	id: string;
	properties: Pick<PlaceProperties, "label" | "members"> & {
		names: readonly Pick<PlaceProperties["names"][number], "toponym">[];
	};
}

/** Places by id and by name: those of a folder, or as much of others as names need. */
export interface Gazetteer<P extends NamedPlace = Place> {
	byId: ReadonlyMap<string, P>;
	/** Every toponym of every place, labels apart, in gazetteer order. */
	toponyms: readonly FoldedName[];
	/** Places with a name or label that holds `query`: whole names first, then beginnings, beginnings of words, the rest; each in gazetteer order. */
	search: (query: string) => P[];
	/** Ids of the known places a group stands for, at any depth; `[id]` for what is no group. */
	expand: (id: string) => string[];
	/** Ids of the groups that hold a place, in gazetteer order. */
	groupsOf: (id: string) => string[];
}

const NO_HIT = 4;

/** How well a folded name answers a folded query, 0 best; `word` is the query after a space. */
function rank(name: string, query: string, word: string): number {
	const at = name.indexOf(query);
	if (at < 0) return NO_HIT;
	if (at === 0) return name.length === query.length ? 0 : 1;
	return name.includes(word) ? 2 : 3;
}

const APOSTROPHES = /(?<=\p{L})['’‘ʻʼʹʾʿ](?=\p{L})/gu;

/** A name as it is searched: also with its apostrophes left out, which hold a place of a letter in some languages. */
function foldedNames(name: string): string[] {
	const plain = name.replace(APOSTROPHES, "");
	return plain === name ? [foldName(name)] : [foldName(name), foldName(plain)];
}

/** A gazetteer over places, in their order. Pure: the places are not copied and must not change. */
export function createGazetteer<P extends NamedPlace>(
	places: readonly P[],
): Gazetteer<P> {
	const byId = new Map(places.map((place) => [place.id, place]));
	const toponyms = places.flatMap(({ id, properties }) =>
		properties.names.map(({ toponym }) => ({
			name: foldName(toponym),
			place: id,
			isProper: /^\P{L}*\p{Lu}/u.test(toponym),
		})),
	);
	const allNames = places.map(({ properties: { label, names } }) => [
		...new Set(
			[
				...everyLanguage(label, "").map(({ text }) => text),
				...names.map(({ toponym }) => toponym),
			].flatMap(foldedNames),
		),
	]);

	const search = (query: string): P[] => {
		const folded = foldName(query);
		if (folded === "") return [];
		const word = ` ${folded}`;
		const hits: P[][] = Array.from({ length: NO_HIT }, () => []);
		for (const [i, names] of allNames.entries()) {
			let best = NO_HIT;
			for (const name of names) best = Math.min(best, rank(name, folded, word));
			const place = places[i];
			if (place) hits[best]?.push(place);
		}
		return hits.flat();
	};

	const membersOf = (id: string) =>
		(byId.get(id)?.properties.members ?? []).filter((member) =>
			byId.has(member),
		);
	const expand = (id: string): string[] => {
		if (!byId.get(id)?.properties.members?.length) return [id];
		const seen = new Set([id]);
		for (const group of seen)
			for (const member of membersOf(group)) seen.add(member);
		seen.delete(id);
		return [...seen];
	};
	const groups = new Map<string, string[]>();
	for (const { id, properties } of places)
		if (properties.members)
			for (const member of expand(id))
				groups.set(member, [...(groups.get(member) ?? []), id]);

	return {
		byId,
		toponyms,
		search,
		expand,
		groupsOf: (id) => groups.get(id) ?? [],
	};
}
