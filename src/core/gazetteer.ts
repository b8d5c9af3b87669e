import { closest, distance } from "fastest-levenshtein";
import { fold } from "./fold.ts";
import type { Place } from "./place.ts";

const LATIN_MARK = /(\p{Script=Latin})\p{M}+/gu;

/**
 * A name folded for matching: typography by `fold`, case, Latin diacritics and macrons, ё, hyphens, apostrophes and kana folded away.
 * Letters that tell names apart stay: й is not и.
 */
export function foldName(text: string): string {
	return fold(text)
		.normalize("NFD")
		.replace(LATIN_MARK, "$1")
		.normalize("NFC")
		.toLowerCase()
		.replaceAll("ё", "е")
		.replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
		.replace(/[-\s]+/g, " ")
		.replace(/['"]/g, "")
		.trim();
}

/** The places of a folder by id and by name. */
export interface Gazetteer {
	byId: ReadonlyMap<string, Place>;
	/** Places with exactly this name, in any script or spelling the gazetteer lists. */
	lookup: (name: string) => Place[];
	/** Places with a name that holds `query`: whole names first, then beginnings, then the rest, each in gazetteer order. */
	search: (query: string) => Place[];
	/** The known id nearest to a mistyped one, if near enough to be meant. */
	nearestId: (id: string) => string | undefined;
	/** The places a group stands for, at any depth; `[id]` for a place that is no group. */
	expand: (id: string) => string[];
	/** Ids of the groups that hold a place. */
	groupsOf: (id: string) => string[];
}

/** A toponym found in running text. */
export interface Toponym {
	wording: string;
	place: string;
	/** UTF-16 offset in the text. */
	index: number;
}

/** A gazetteer over places, in their order. */
export function createGazetteer(places: readonly Place[]): Gazetteer {
	const byId = new Map(places.map((place) => [place.id, place]));
	const names = new Map(
		places.map((place) => [
			place.id,
			[place.properties.label, ...place.properties.names.map((n) => n.toponym)].map(foldName),
		]),
	);
	const namesOf = (place: Place) => names.get(place.id) ?? [];
	const rank = (place: Place, query: string) =>
		Math.min(...namesOf(place).map((n) => (n === query ? 0 : n.startsWith(query) ? 1 : n.includes(query) ? 2 : 3)));
	const members = (id: string) => byId.get(id)?.properties.members ?? [];
	const expand = (id: string, seen: ReadonlySet<string> = new Set()): string[] => {
		if (seen.has(id)) return [];
		const inside = members(id);
		if (inside.length === 0) return [id];
		return [...new Set(inside.flatMap((member) => expand(member, new Set([...seen, id]))))];
	};
	return {
		byId,
		lookup: (name) => places.filter((place) => namesOf(place).includes(foldName(name))),
		search(query) {
			const folded = foldName(query);
			if (folded === "") return [];
			return places
				.map((place) => ({ place, rank: rank(place, folded) }))
				.filter((hit) => hit.rank < 3)
				.sort((a, b) => a.rank - b.rank)
				.map((hit) => hit.place);
		},
		nearestId(id) {
			const ids = [...byId.keys()];
			if (ids.length === 0) return undefined;
			const near = closest(id, ids);
			return distance(id, near) <= Math.max(2, Math.floor(id.length / 3)) ? near : undefined;
		},
		expand: (id) => expand(id),
		groupsOf: (id) => places.filter((p) => p.id !== id && p.properties.members !== undefined && expand(p.id).includes(id)).map((p) => p.id),
	};
}

const isWordLetter = (char: string | undefined) => char !== undefined && /[\p{Script=Latin}\p{Script=Cyrillic}\p{N}]/u.test(char);

/** Toponyms of the gazetteer in running text, longest match first, whole words only where the script has words; in order of appearance. */
export function findMentions(text: string, { byId }: Gazetteer): Toponym[] {
	const names = [...byId.values()]
		.flatMap((place) => place.properties.names.map((n) => ({ wording: n.toponym, place: place.id })))
		.sort((a, b) => b.wording.length - a.wording.length);
	const taken = new Set<number>();
	const found: Toponym[] = [];
	for (const { wording, place } of names)
		for (let at = text.indexOf(wording); at >= 0; at = text.indexOf(wording, at + 1)) {
			const end = at + wording.length;
			const inWord =
				(isWordLetter(wording[0]) && isWordLetter(text[at - 1])) || (isWordLetter(wording.at(-1)) && isWordLetter(text[end]));
			const offsets = Array.from(wording, (_, i) => at + i);
			if (inWord || offsets.some((i) => taken.has(i))) continue;
			for (const i of offsets) taken.add(i);
			found.push({ wording, place, index: at });
		}
	return found.sort((a, b) => a.index - b.index);
}
