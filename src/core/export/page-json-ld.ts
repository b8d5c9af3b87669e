import { isMapping } from "../mapping.ts";
import type { MapPlace, MapSource } from "../news-map.ts";
import type { RenderContext } from "../render/context.ts";
import { lastChange } from "./json-ld.ts";
import { articleNode, ownCorrections } from "./json-ld-article.ts";
import { anchor, type LdNode } from "./json-ld-values.ts";

/** Roles by which an event takes place somewhere or is about it: a dateline or a government's seat is not where anything is. */
const LOCATED: readonly string[] = ["venue", "subject", "destination"];

/** schema.org's own keys, in the form that search engines read: no terms of our own, no annotations. */
function toSchemaOrg(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(toSchemaOrg);
	if (!isMapping(value)) return value;
	if ("@value" in value) return value["@value"];
	return Object.fromEntries(
		Object.entries(value)
			.filter(([key]) => key !== "additionalProperty")
			.map(([key, inner]) => [
				key === "id" ? "@id" : key === "type" ? "@type" : key,
				toSchemaOrg(inner),
			]),
	);
}

/** Whole days only: schema.org's dates are ISO 8601 and know no doubt. */
const isDay = (issued: string | undefined) =>
	issued !== undefined && /^\d{4}-\d\d-\d\d$/.test(issued);

function articleRef(
	source: MapSource,
	{ plain, language }: RenderContext,
): LdNode {
	const { issued, modified, mentions, locationCreated, ...node } = articleNode(
		source,
		new Set(),
		language,
	);
	const { csl, dated, updated } = source;
	const isStated = dated.how === "stated" && isDay(csl.issued);
	const correction = ownCorrections(source).map(({ date, text }) => ({
		type: "CorrectionComment",
		text: plain(text),
		...(isDay(date) && { datePublished: date }),
	}));
	return {
		...node,
		name: plain(source.label),
		...(isStated && { datePublished: csl.issued }),
		...(isDay(updated) && { dateModified: updated }),
		...(correction.length > 0 && { correction }),
	};
}

function placeRef({ id, properties }: MapPlace, name: string): LdNode {
	const [longitude, latitude] = properties.labelPoint;
	return {
		id: anchor("place", id),
		type: "Place",
		name,
		geo: { type: "GeoCoordinates", latitude, longitude },
	};
}

/**
 * Gives what the page says of itself to search engines (schema.org): a map of these places, that cites these articles. No claim, no
 * rating, no event: those are the articles', and stand with their citations in `map.jsonld`.
 */
export function exportPageJsonLd(context: RenderContext): object {
	const { own, language, plain, label, paged } = context;
	const { config, places, events, sources } = context.map;
	const located = new Set<string>();
	for (const event of events)
		for (const { role, place } of event.places)
			if (LOCATED.includes(role)) located.add(place);
	const page = {
		type: "Map",
		...(own !== undefined && { id: own, url: own }),
		name: plain(config.title),
		description: plain(config.takeaway),
		inLanguage: language,
		dateModified: lastChange(config) ?? config.asOf,
		contentLocation: places
			.filter((p) => p.number !== undefined && located.has(p.id))
			.map((p) => placeRef(p, label(p.id).text)),
		// Of very many articles the page itself names none.
		...(!paged && {
			citation: sources.map((source) => articleRef(source, context)),
		}),
	};
	return {
		"@context": "https://schema.org",
		...(toSchemaOrg(page) as object),
	};
}
