import type { MapConfig } from "../map-config.ts";
import type {
	MapCitation,
	MapClaim,
	MapEvent,
	MapPlace,
	NewsMap,
} from "../news-map.ts";
import { articleNode } from "./json-ld-article.ts";
import { JSON_LD_CONTEXT } from "./json-ld-context.ts";
import { anchor, type LdNode, property, tagged } from "./json-ld-values.ts";

/** A JSON-LD 1.1 document. Its ids are anchors of the page beside it: resolve them against the document's address. */
export interface LdDocument {
	"@context": typeof JSON_LD_CONTEXT;
	/** Made one at a time, to be walked once. */
	"@graph": Iterable<LdNode>;
}

const MAP = "./";

function placeNode(
	{ id, within, properties }: MapPlace,
	language: string,
): LdNode {
	const { label, names, labelPoint, administration, claim, note } = properties;
	const [longitude, latitude] = labelPoint;
	return {
		id: anchor("place", id),
		type: "Place",
		name: tagged(label, language),
		alternateName: names.map((n) => tagged(n.toponym, n.lang)),
		description: [administration?.words, claim?.words, note].flatMap((words) =>
			words === undefined ? [] : tagged(words, language),
		),
		geo: { type: "GeoCoordinates", latitude, longitude },
		...(within !== undefined && { containedInPlace: anchor("place", within) }),
		...(properties.members && {
			containsPlace: properties.members.map((m) => ({
				id: anchor("place", m),
			})),
		}),
	};
}

/** Places are linked by their role in the story, never as the event's location: a government's seat is none. */
function eventNode(event: MapEvent, language: string): LdNode {
	return {
		id: anchor("event", event.id),
		type: "Event",
		name: tagged(event.title, language),
		...(event.date !== undefined && { date: event.date }),
		...(event.dateNote !== undefined && {
			description: tagged(event.dateNote, language),
		}),
		additionalProperty: [property("status", event.status)],
		about: event.places.map(({ place, role, via }) => ({
			type: "Role",
			roleName: role,
			about: anchor("place", place),
			...(via && {
				additionalProperty: Object.entries(via).map(([how, value]) =>
					property(how, value),
				),
			}),
		})),
	};
}

function claimNode(claim: MapClaim, event: string, language: string): LdNode {
	const articles = new Set(claim.citations.map((c) => c.source));
	return {
		id: anchor("claim", claim.id),
		type: "Claim",
		text: tagged(claim.text, language),
		about: anchor("event", event),
		appearance: [...articles].map((id) => anchor("source", id)),
	};
}

/** A citation as an annotation that links a claim to the paragraph, and the words, it rests on. */
function citationNode(c: MapCitation, claim: string): LdNode {
	return {
		id: anchor("note", c.note),
		type: "Annotation",
		motivation: "linking",
		body: anchor("claim", claim),
		target: {
			type: "SpecificResource",
			source: anchor("source", c.source),
			position: c.paragraph,
			identifier: property("f1", c.fingerprint),
			...(c.quote !== undefined && {
				selector: { type: "TextQuoteSelector", exact: c.quote },
			}),
			additionalProperty: [
				property("block", c.block),
				...(c.quote === undefined ? [] : [property("proven", c.proven)]),
				...c.origins.map((id) => property("origin", id)),
			],
		},
	};
}

/** The day of the last change that a map states. */
export const lastChange = ({ changes = [] }: MapConfig): string | undefined =>
	changes
		.map(({ date }) => date)
		.sort()
		.at(-1);

function* nodesOf(map: NewsMap): Generator<LdNode> {
	const { config, events } = map;
	const language = config.languages[0];
	const places = new Set(map.places.map((p) => p.id));
	const modified = lastChange(config);
	yield {
		id: MAP,
		type: "Map",
		name: tagged(config.title, language),
		description: tagged(config.takeaway, language),
		version: map.hash,
		date: config.asOf,
		...(modified !== undefined && { modified }),
		creditText: config.credits.flatMap(({ text, url }) =>
			tagged(text, language, url === undefined ? "" : `, ${url}`),
		),
		hasPart: events.flatMap((event) =>
			event.claims.map((claim) => anchor("claim", claim.id)),
		),
	};
	for (const place of map.places) yield placeNode(place, language);
	for (const source of map.sources) yield articleNode(source, places, language);
	for (const event of events) {
		yield eventNode(event, language);
		for (const claim of event.claims) {
			yield claimNode(claim, event.id, language);
			for (const citation of claim.citations)
				yield citationNode(citation, claim.id);
		}
	}
}

/**
 * Gives a map as JSON-LD: claims and articles (schema.org), joined by their citations (Web Annotation), with events and places. It
 * says what the map says and no more: no rating, no verdict, no location of an event.
 */
export function exportJsonLd(map: NewsMap): LdDocument {
	return { "@context": JSON_LD_CONTEXT, "@graph": nodesOf(map) };
}
