import type { NewsEvent } from "../event.ts";
import { NO_PLACE } from "../merge-mentions.ts";
import type { Finding } from "../problem.ts";
import type { Source } from "../source.ts";
import {
	type CheckContext,
	type EventFinding,
	MAP_FILE,
	PLACES_FILE,
	type Rule,
} from "./context.ts";

interface Reference {
	file: string;
	pointer: string;
	id: string;
}

/** References of the records beside the events. */
function placeReferences({ folder, fileOf }: CheckContext): Reference[] {
	return [
		...folder.config.places.map((id, i) => ({
			file: MAP_FILE,
			pointer: `/places/${i}`,
			id,
		})),
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

const isUnknown = (id: string, { places, isLeftOut }: CheckContext) =>
	!places.has(id) && !isLeftOut("place", id);

const noPlace = (id: string, { nearest }: CheckContext) => ({
	message: `no place has the id ${id}`,
	...nearest("place", id),
});

/** Finds place ids that the gazetteer lacks, members of groups among them. */
export const CHECK_PLACE_IDS: Rule = {
	ofRecords: (context) => {
		const members = context.folder.places.flatMap(({ properties }, i) =>
			(properties.members ?? []).map((id, k) => ({
				file: PLACES_FILE,
				pointer: `/features/${i}/properties/members/${k}`,
				id,
			})),
		);
		const isNamed = ({ id, pointer }: Reference) =>
			id !== NO_PLACE || !pointer.startsWith("/custom/mentions/");
		const finding =
			(code: "place-unknown" | "member-unknown") =>
			({ id, ...where }: Reference): Finding[] =>
				isUnknown(id, context)
					? [{ code, ...where, ...noPlace(id, context) }]
					: [];
		return [
			...placeReferences(context)
				.filter(isNamed)
				.flatMap(finding("place-unknown")),
			...members.flatMap(finding("member-unknown")),
		];
	},
	ofEvent: ({ places, link = [] }, context) =>
		[
			...places.map(({ place: id }, k) => ({
				pointer: `/places/${k}/place`,
				id,
			})),
			...link.map((id, k) => ({ pointer: `/link/${k}`, id })),
		]
			.filter(({ id }) => isUnknown(id, context))
			.map(({ id, pointer }) => ({
				code: "place-unknown",
				pointer,
				...noPlace(id, context),
			})),
};

/** Finds citations of sources without a record. */
export const checkSourceIds = (
	{ claims }: NewsEvent,
	{ sources, isLeftOut, nearest }: CheckContext,
): EventFinding[] =>
	claims.flatMap((claim, k) =>
		claim.citations.flatMap(({ source }, c): EventFinding[] =>
			sources.has(source) || isLeftOut("source", source)
				? []
				: [
						{
							code: "source-unknown",
							pointer: `/claims/${k}/citations/${c}/source`,
							message: `no record has the id ${source}`,
							...nearest("source", source),
						},
					],
		),
	);

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

function beyond(
	source: Source,
	n: number | undefined,
	pointer: string,
): EventFinding[] {
	const last = source.custom.blocks.length;
	if (n === undefined || n <= last) return [];
	return [
		{
			code: "paragraph-unknown",
			pointer,
			message: `${source.id} has no paragraph ${n}`,
			hint: `its record has paragraphs 1 to ${last}`,
		},
	];
}

/** Finds paragraph numbers beyond a record's blocks, in citations and in the record itself. */
export const CHECK_PARAGRAPHS: Rule = {
	ofEvent: ({ claims }, { sources }) =>
		claims.flatMap((claim, k) =>
			claim.citations.flatMap((citation, c) => {
				const source = sources.get(citation.source);
				const pointer = `/claims/${k}/citations/${c}/paragraph`;
				return source ? beyond(source, citation.paragraph, pointer) : [];
			}),
		),
	ofRecords: ({ folder, fileOf }) =>
		folder.sources.flatMap((source) =>
			paragraphsNamedIn(source).flatMap(([pointer, n]) =>
				beyond(source, n, pointer).map((found) => ({
					...found,
					file: fileOf(source.id),
				})),
			),
		),
};
