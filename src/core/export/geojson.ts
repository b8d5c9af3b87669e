import { authorNames } from "../author-names.ts";
import type { Bounds } from "../bounds.ts";
import { coverageOf } from "../coverage.ts";
import { safeUrl } from "../html.ts";
import type { JoinedPlace } from "../join.ts";
import type { MapCitation, MapEvent, MapSource, NewsMap } from "../news-map.ts";
import type { Place, PlaceGeometry } from "../place.ts";
import type { Words } from "../values.ts";

/** A GeoJSON Feature (RFC 7946 §3.2): a place with the events linked to it, or an event that has no place. */
interface ExportFeature {
	type: "Feature";
	/** A place's id, or `event:` and an event's. */
	id: string;
	bbox?: Bounds;
	/** Of a place, its `events` are to be walked once. */
	properties: Record<string, unknown>;
	geometry: PlaceGeometry | null;
}

/** A GeoJSON FeatureCollection (RFC 7946 §3.3); its other members say which map it was made from, and whom to credit. */
export interface ExportCollection {
	type: "FeatureCollection";
	generator: string;
	map: { id: string; title: Words; takeaway: Words; hash: string };
	asOf: string;
	credits: NewsMap["config"]["credits"];
	/** Made one at a time, as all of them together can be larger than the map: to be walked once. */
	features: Iterable<ExportFeature>;
}

/** How a place came to an event, as keys of GeoJSON properties. */
function joinedBy(via: JoinedPlace["via"]): Record<string, unknown> {
	if (via === undefined) return { joined: "named" };
	if ("group" in via) return { joined: "group", group: via.group };
	if ("inside" in via) return { joined: "inside" };
	return { joined: "nearest", km: via.nearestKm };
}

function citationOf(
	{ source: id, ...citation }: MapCitation,
	source: MapSource | undefined,
): Record<string, unknown> {
	const csl = source?.csl;
	const url = safeUrl(csl?.URL);
	return {
		source: id,
		outlet: csl?.["container-title"] ?? null,
		title: csl?.title,
		authors: csl ? authorNames(csl) : [],
		...(csl?.issued !== undefined && { issued: csl.issued }),
		...(url !== undefined && { url }),
		...citation,
	};
}

/** What is said of an event wherever it stands. */
function eventOf(
	event: MapEvent,
	sources: ReadonlyMap<string, MapSource>,
): Record<string, unknown> {
	const { span: _, places: __, claims, differences, ...rest } = event;
	return {
		...rest,
		claims: claims.map(({ citations, ...claim }) => ({
			...claim,
			citations: citations.map((c) => citationOf(c, sources.get(c.source))),
		})),
		differences: differences.map(({ rows, ...difference }) => ({
			...difference,
			rows: rows.map(({ value, citations }) => ({
				value,
				notes: citations.map((c) => c.note),
			})),
		})),
	};
}

function* featuresOf(
	map: NewsMap,
	places: readonly Place[],
): Generator<ExportFeature> {
	const sources = new Map(map.sources.map((s) => [s.id, s]));
	const geometry = new Map(places.map((p) => [p.id, p.geometry]));
	const { eventsAt } = coverageOf(map);
	function* linkedTo(id: string) {
		for (const event of eventsAt(id))
			yield { ...eventOf(event, sources), roles: rolesAt(event, id) };
	}
	const rolesAt = (event: MapEvent, id: string) =>
		event.places
			.filter(({ place }) => place === id)
			.map(({ role, via }) => ({ role, ...joinedBy(via) }));
	for (const { id, bbox, properties, ...rest } of map.places)
		yield {
			type: "Feature",
			id,
			...(bbox && { bbox }),
			properties: {
				record: "place",
				...properties,
				...rest,
				// One place may have more of them than a text can be long.
				events: linkedTo(id),
			},
			geometry: geometry.get(id) ?? null,
		};
	for (const event of map.events)
		if (event.places.length === 0)
			yield {
				type: "Feature",
				id: `event:${event.id}`,
				properties: { record: "event", ...eventOf(event, sources) },
				geometry: null,
			};
}

/**
 * Gives a map as GeoJSON: each place with its geometry as in the gazetteer (null for a group) and, under `events`, all that is linked
 * to it: roles, how it was joined, dates (EDTF), claims and their citations; then each event without a place, with a null geometry.
 */
export function exportGeoJson(
	map: NewsMap,
	places: readonly Place[],
): ExportCollection {
	const { id, title, takeaway, asOf, credits } = map.config;
	return {
		type: "FeatureCollection",
		generator: "Dateline",
		map: { id, title, takeaway, hash: map.hash },
		asOf,
		credits,
		features: featuresOf(map, places),
	};
}
