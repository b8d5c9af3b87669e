import { differencesOf } from "./differences.ts";
import { type EdtfDate, parseEdtf, spanOf } from "./edtf.ts";
import type { Citation, Claim, NewsEvent } from "./event.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { type Locator, placesOf } from "./join.ts";
import { countOrigins, originsOf } from "./lineage.ts";
import type { MapFolder } from "./map-folder.ts";
import type { MapCitation, MapClaim, MapEvent } from "./news-map.ts";
import { provenKey } from "./quotation.ts";
import { standsIn } from "./quote.ts";
import type { Source } from "./source.ts";

/** What an event refers to. */
export interface EventContext {
	config: MapFolder["config"];
	gazetteer: Gazetteer;
	locate: Locator;
	sources: ReadonlyMap<string, Source>;
	/** The blocks of a source's text, where it is held. */
	blocksOf: (source: Source) => readonly string[] | undefined;
}

/** What is known of a quotation. The text is looked into only for what the record does not vouch for. */
function proofOf(
	{ paragraph, quote }: Citation,
	source: Source,
	{ blocksOf }: EventContext,
): Pick<MapCitation, "proven" | "differs"> {
	if (quote === undefined) return { proven: false };
	if (source.custom.proven.includes(provenKey(paragraph, quote)))
		return { proven: true };
	const blocks = blocksOf(source);
	if (blocks === undefined) return { proven: false };
	return standsIn(blocks[paragraph - 1] ?? "", quote)
		? { proven: true }
		: { proven: false, differs: true };
}

function compileCitation(
	citation: Citation,
	note: number,
	context: EventContext,
): MapCitation {
	const source = context.sources.get(citation.source);
	const block = source?.custom.blocks[citation.paragraph - 1];
	if (source === undefined || block === undefined)
		throw new RangeError(
			`compile needs a checked folder: no paragraph ${citation.paragraph} in ${citation.source}`,
		);
	const { quote, paragraph } = citation;
	return {
		note,
		source: source.id,
		paragraph,
		...(quote !== undefined && { quote }),
		fingerprint: block.f1,
		block: block.kind,
		...proofOf(citation, source, context),
		origins: originsOf(source, paragraph),
	};
}

function compileClaim(
	event: NewsEvent,
	claim: Claim,
	first: number,
	context: EventContext,
): MapClaim {
	return {
		id: `${event.id}.${claim.id}`,
		text: claim.text,
		citations: claim.citations.map((c, i) =>
			compileCitation(c, first + i, context),
		),
		origins: countOrigins(claim.citations, context.sources),
	};
}

const AHEAD: readonly NewsEvent["status"][] = [
	"planned",
	"proposed",
	"postponed",
];

/** Planned, proposed or put off to a day, and its last possible day lies before the as-of date. */
function hasPassed(
	event: NewsEvent,
	date: EdtfDate | null,
	asOf: string,
): boolean {
	return (
		AHEAD.includes(event.status) && date !== null && spanOf(date).end < asOf
	);
}

/** An event as published, its citations numbered in reading order from `first` on. Throws RangeError on a dangling citation. */
export function compileEvent(
	event: NewsEvent,
	first: number,
	context: EventContext,
): MapEvent {
	const { config } = context;
	const date = event.date === undefined ? null : parseEdtf(event.date);
	let next = first;
	const claims = event.claims.map((claim) => {
		const compiled = compileClaim(event, claim, next, context);
		next += compiled.citations.length;
		return compiled;
	});
	const [only] = claims;
	const citationsOf = (claim: Claim) =>
		claims[event.claims.indexOf(claim)]?.citations ?? [];
	return {
		id: event.id,
		title: event.title,
		...(event.date !== undefined &&
			date && { date: event.date, span: spanOf(date) }),
		...(event.dateNote !== undefined && { dateNote: event.dateNote }),
		status: event.status,
		passed: hasPassed(event, date, config.asOf),
		places: placesOf(event, context.gazetteer, context.locate),
		...(event.link && { link: event.link }),
		claims,
		differences: differencesOf(event, config.languages[0]).map(
			({ facet, topic, rows }) => ({
				facet,
				...(topic !== undefined && { topic }),
				rows: rows.map((row) => ({
					value: row.value,
					citations: row.claims.flatMap(citationsOf),
				})),
			}),
		),
		origins:
			only && claims.length === 1
				? only.origins
				: countOrigins(
						event.claims.flatMap((c) => c.citations),
						context.sources,
					),
	};
}

/** A compiled event with its citations numbered from `first` on. */
export function numberedFrom(first: number, event: MapEvent): MapEvent {
	const shift = first - (event.claims[0]?.citations[0]?.note ?? first);
	if (shift === 0) return event;
	const number = <T extends { citations: MapCitation[] }>(one: T): T => ({
		...one,
		citations: one.citations.map((c) => ({ ...c, note: c.note + shift })),
	});
	return {
		...event,
		claims: event.claims.map(number),
		differences: event.differences.map((difference) => ({
			...difference,
			rows: difference.rows.map(number),
		})),
	};
}
