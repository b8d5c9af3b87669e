import type { NewsEvent } from "../event.ts";
import { NO_PLACE } from "../merge-mentions.ts";
import type { Finding } from "../problem.ts";
import type { Source } from "../source.ts";
import type { CheckContext, RecordFinding, Rule } from "./context.ts";

/** An id of a place, and where it is named. */
type Named = Pick<Finding, "pointer"> & { id: string };

/** Those of some ids that the gazetteer lacks. */
const unknownPlaces = (
	code: "place-unknown" | "member-unknown",
	named: readonly Named[],
	{ places, isLeftOut, nearest }: CheckContext,
): RecordFinding[] =>
	named
		.filter(({ id }) => !places.has(id) && !isLeftOut("place", id))
		.map(({ id, pointer }) => ({
			code,
			pointer,
			message: `no place has the id ${id}`,
			...nearest("place", id),
		}));

const listed = (ids: readonly string[], path: string): Named[] =>
	ids.map((id, i) => ({ id, pointer: `${path}/${i}` }));

/** Finds place ids that the gazetteer lacks, members of groups among them. */
export const CHECK_PLACE_IDS: Rule = {
	ofMap: ({ places }, context) =>
		unknownPlaces("place-unknown", listed(places, "/places"), context),
	ofPlace: ({ properties: { members = [] } }, context) =>
		unknownPlaces(
			"member-unknown",
			listed(members, "/properties/members"),
			context,
		),
	ofSource: ({ custom: { dateline, mentions } }, context) =>
		unknownPlaces(
			"place-unknown",
			[
				...(dateline
					? [{ id: dateline.place, pointer: "/custom/dateline/place" }]
					: []),
				...mentions
					.map(({ place: id }, i) => ({
						id,
						pointer: `/custom/mentions/${i}/place`,
					}))
					.filter(({ id }) => id !== NO_PLACE),
			],
			context,
		),
	ofEvent: ({ places, link = [] }, context) =>
		unknownPlaces(
			"place-unknown",
			[
				...places.map(({ place: id }, k) => ({
					id,
					pointer: `/places/${k}/place`,
				})),
				...listed(link, "/link"),
			],
			context,
		),
};

/** Finds citations of sources without a record. */
export const checkSourceIds = (
	{ claims }: NewsEvent,
	{ sources, isLeftOut, nearest }: CheckContext,
): RecordFinding[] =>
	claims.flatMap((claim, k) =>
		claim.citations.flatMap(({ source }, c): RecordFinding[] =>
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
export function checkOriginIds(
	{ custom }: Source,
	{ origins, isLeftOut, nearest }: CheckContext,
): RecordFinding[] {
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
		.map(({ id, pointer }) => ({
			code: "origin-unknown",
			pointer,
			message: `data/map.yaml lists no origin ${id}`,
			...nearest("origin", id),
		}));
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
): RecordFinding[] {
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
	ofSource: (source) =>
		paragraphsNamedIn(source).flatMap(([pointer, n]) =>
			beyond(source, n, pointer),
		),
};
