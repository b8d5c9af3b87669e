import * as v from "valibot";
import { edtf } from "./edtf-value.ts";
import { eachOnce, paragraphNumber, slug, text, words } from "./values.ts";

/** What a place is to a story: "Moscow said" makes Moscow a `speaker`, never a `venue`. */
export const ROLES = [
	"venue",
	"subject",
	"destination",
	"dateline",
	"speaker",
] as const;
export type Role = (typeof ROLES)[number];

export const STATUSES = [
	"happened",
	"planned",
	"proposed",
	"postponed",
	"stated",
	"cancelled",
] as const;
export type Status = (typeof STATUSES)[number];

/** What a statement is about; rival values on one facet of one event make a difference. */
export const FACETS = [
	"when",
	"where",
	"count",
	"wording",
	"who",
	"cause",
] as const;
export type Facet = (typeof FACETS)[number];

/** A claim's pointer into one article: source, paragraph, and the few words (at most 15) it rests on. */
const citationSchema = v.strictObject({
	source: slug,
	paragraph: paragraphNumber,
	quote: v.optional(text),
});

/** One sentence in our own words, with at least one citation (invariant 1). Its public id is `<event>.<id>`. */
const claimSchema = v.strictObject({
	id: slug,
	text: words,
	/** The machine-readable part: claims of one event with the same `facet` and `topic` but another `value` are rivals. */
	statement: v.optional(
		v.strictObject({
			facet: v.picklist(FACETS),
			/** What the facet is of, when an event has several: "next visit". */
			topic: v.optional(words),
			value: words,
		}),
	),
	citations: v.pipe(
		v.array(citationSchema),
		v.minLength(1, "a claim needs at least one citation"),
		eachOnce(
			"must not cite the same words twice",
			({ source, paragraph, quote = "" }) => `${source} ${paragraph} ${quote}`,
		),
	),
});

/** What happened or is planned, when (EDTF), with which status, where by role, and what is claimed of it. */
export const newsEventSchema = v.strictObject({
	id: slug,
	title: words,
	date: v.optional(edtf),
	/** How the date is known when no article states it outright, in own words. */
	dateNote: v.optional(words),
	status: v.picklist(STATUSES),
	places: v.optional(
		v.pipe(
			v.array(v.strictObject({ place: slug, role: v.picklist(ROLES) })),
			eachOnce(
				"must not name a place twice in one role",
				({ place, role }) => `${place} ${role}`,
			),
		),
		[],
	),
	/** `[lon, lat]` in degrees: joined to the gazetteer by point in polygon, else nearest, else unlocated. */
	at: v.optional(v.strictTuple([v.number(), v.number()])),
	/** Two place ids between which the event moves or connects: drawn as a great-circle arc. */
	link: v.optional(
		v.pipe(
			v.strictTuple([slug, slug]),
			v.check(([a, b]) => a !== b, "must link two places, not one with itself"),
		),
	),
	claims: v.pipe(
		v.array(claimSchema),
		v.minLength(1, "an event needs at least one claim"),
	),
});

export const eventsFileSchema = v.strictObject({
	events: v.array(newsEventSchema),
});

export type Citation = v.InferOutput<typeof citationSchema>;
export type Claim = v.InferOutput<typeof claimSchema>;
export type NewsEvent = v.InferOutput<typeof newsEventSchema>;
