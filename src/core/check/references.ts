import { NO_PLACE } from "../merge-mentions.ts";
import type { Finding } from "../problem.ts";
import type { Source } from "../source.ts";
import {
	type CheckContext,
	EVENTS_FILE,
	MAP_FILE,
	PLACES_FILE,
} from "./context.ts";

interface Reference {
	file: string;
	pointer: string;
	id: string;
}

function placeReferences({ folder, fileOf }: CheckContext): Reference[] {
	const file = EVENTS_FILE;
	return [
		...folder.config.places.map((id, i) => ({
			file: MAP_FILE,
			pointer: `/places/${i}`,
			id,
		})),
		...folder.events.flatMap((event, i) => [
			...event.places.map(({ place: id }, k) => ({
				file,
				pointer: `/events/${i}/places/${k}/place`,
				id,
			})),
			...(event.link ?? []).map((id, k) => ({
				file,
				pointer: `/events/${i}/link/${k}`,
				id,
			})),
		]),
		...folder.sources.flatMap(({ id: source, custom }) => [
			...(custom.dateline
				? [
						{
							file: fileOf(source),
							pointer: "/custom/dateline/place",
							id: custom.dateline.place,
						},
					]
				: []),
			...custom.mentions.map(({ place: id }, i) => ({
				file: fileOf(source),
				pointer: `/custom/mentions/${i}/place`,
				id,
			})),
		]),
	];
}

/** Finds place ids that the gazetteer lacks, members of groups among them. */
export function checkPlaceIds(context: CheckContext): Finding[] {
	const { places, isLeftOut, nearest } = context;
	const isUnknown = ({ id, pointer }: Reference) =>
		!places.has(id) &&
		!isLeftOut("place", id) &&
		!(id === NO_PLACE && pointer.startsWith("/custom/mentions/"));
	const members = context.folder.places.flatMap(({ properties }, i) =>
		(properties.members ?? []).map((id, k) => ({
			file: PLACES_FILE,
			pointer: `/features/${i}/properties/members/${k}`,
			id,
		})),
	);
	const finding =
		(code: "place-unknown" | "member-unknown") =>
		({ id, ...where }: Reference): Finding => ({
			code,
			...where,
			message: `no place has the id ${id}`,
			...nearest("place", id),
		});
	return [
		...placeReferences(context).filter(isUnknown).map(finding("place-unknown")),
		...members.filter(isUnknown).map(finding("member-unknown")),
	];
}

/** Finds citations of sources without a record. */
export function checkSourceIds(context: CheckContext): Finding[] {
	const { folder, sources, isLeftOut, nearest } = context;
	return folder.events.flatMap((event, i) =>
		event.claims.flatMap((claim, k) =>
			claim.citations.flatMap(({ source }, c): Finding[] =>
				sources.has(source) || isLeftOut("source", source)
					? []
					: [
							{
								code: "source-unknown",
								file: EVENTS_FILE,
								pointer: `/events/${i}/claims/${k}/citations/${c}/source`,
								message: `no record has the id ${source}`,
								...nearest("source", source),
							},
						],
			),
		),
	);
}

/** Finds origins, in lineages and corrections, that map.yaml does not list. */
export function checkOriginIds(context: CheckContext): Finding[] {
	const { folder, origins, isLeftOut, fileOf, nearest } = context;
	return folder.sources.flatMap(({ id: source, custom }) => {
		const named = [
			...custom.lineage.flatMap((entry, i) =>
				entry.origins.map((id, k) => ({
					id,
					pointer: `/custom/lineage/${i}/origins/${k}`,
				})),
			),
			...(custom.corrections ?? []).flatMap(({ origin: id }, i) =>
				id === undefined
					? []
					: [{ id, pointer: `/custom/corrections/${i}/origin` }],
			),
		];
		return named
			.filter(({ id }) => !origins.has(id) && !isLeftOut("origin", id))
			.map(
				({ id, pointer }): Finding => ({
					code: "origin-unknown",
					file: fileOf(source),
					pointer,
					message: `data/map.yaml lists no origin ${id}`,
					...nearest("origin", id),
				}),
			);
	});
}

function paragraphsNamedIn({ custom }: Source): [string, number | undefined][] {
	return [
		...custom.dated.from.map((at, i): [string, number] => [
			`/custom/dated/from/${i}/paragraph`,
			at.paragraph,
		]),
		["/custom/dateline/paragraph", custom.dateline?.paragraph],
		...custom.lineage.flatMap((entry, i) => [
			...(entry.paragraphs ?? []).map((n, k): [string, number] => [
				`/custom/lineage/${i}/paragraphs/${k}`,
				n,
			]),
			...entry.evidence.map((at, k): [string, number | undefined] => [
				`/custom/lineage/${i}/evidence/${k}/paragraph`,
				at.paragraph,
			]),
		]),
		...(custom.corrections ?? []).flatMap(({ paragraphs = [] }, i) =>
			paragraphs.map((n, k): [string, number] => [
				`/custom/corrections/${i}/paragraphs/${k}`,
				n,
			]),
		),
		...custom.mentions.map((at, i): [string, number] => [
			`/custom/mentions/${i}/paragraph`,
			at.paragraph,
		]),
	];
}

/** Finds paragraph numbers beyond a record's blocks, in citations and in the record itself. */
export function checkParagraphs(context: CheckContext): Finding[] {
	const { folder, sources, fileOf } = context;
	const beyond = (
		source: Source,
		n: number | undefined,
		file: string,
		pointer: string,
	): Finding[] => {
		const last = source.custom.blocks.length;
		if (n === undefined || n <= last) return [];
		return [
			{
				code: "paragraph-unknown",
				file,
				pointer,
				message: `${source.id} has no paragraph ${n}`,
				hint: `its record has paragraphs 1 to ${last}`,
			},
		];
	};
	return [
		...folder.events.flatMap((event, i) =>
			event.claims.flatMap((claim, k) =>
				claim.citations.flatMap((citation, c) => {
					const source = sources.get(citation.source);
					const pointer = `/events/${i}/claims/${k}/citations/${c}/paragraph`;
					return source
						? beyond(source, citation.paragraph, EVENTS_FILE, pointer)
						: [];
				}),
			),
		),
		...folder.sources.flatMap((source) =>
			paragraphsNamedIn(source).flatMap(([pointer, n]) =>
				beyond(source, n, fileOf(source.id), pointer),
			),
		),
	];
}
