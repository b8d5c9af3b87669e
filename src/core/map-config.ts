import * as v from "valibot";
import { parseEdtf } from "./edtf.ts";
import { edtf } from "./edtf-value.ts";
import { REPORT_ADDRESS } from "./report-link.ts";
import {
	eachOnce,
	languageTag,
	properName,
	slug,
	text,
	url,
	words,
} from "./values.ts";

const bounds = v.pipe(
	v.strictTuple([v.number(), v.number(), v.number(), v.number()]),
	v.check(
		([west, south, east, north]) => west < east && south < north,
		({ input: [a, b, c, d] }) =>
			`must be [west, south, east, north], on one side of the antimeridian — ${
				a === c || b === d
					? "give it a width and a height: its sides are two longitudes and two latitudes"
					: `write [${Math.min(a, c)}, ${Math.min(b, d)}, ${Math.max(a, c)}, ${Math.max(b, d)}] if that is meant`
			}`,
	),
	v.check(
		([west, , east]) => west >= -180 && east <= 180,
		"must lie within longitudes ±180: a view across the antimeridian cannot be drawn",
	),
	v.check(
		([, south, , north]) => south >= -85 && north <= 85,
		({ input: [a, b, c, d] }) =>
			`must lie within latitudes ±85${Math.max(Math.abs(a), Math.abs(c)) <= 85 ? ` — write longitudes first: [${b}, ${a}, ${d}, ${c}]` : ""}`,
	),
);

/** A list of whose items the first is there. */
type NonEmpty<L extends readonly unknown[]> = [L[number], ...L];

const day = v.pipe(
	edtf,
	v.check(
		(text) => parseEdtf(text) === null || /^\d{4}-\d\d-\d\d$/.test(text),
		"must be a day — write it as in '2017-03-20'",
	),
);

/** `data/map.yaml`: title, takeaway, as-of date, views, notes, credits, optional tile layer. */
export const mapConfigSchema = v.strictObject({
	id: slug,
	title: words,
	/** One sentence: what the map shows. */
	takeaway: words,
	/** The languages the map is published in, BCP 47. The first is that of every text without a language, and stands in where a translation is missing. */
	languages: v.optional(
		v.pipe(
			v.array(languageTag),
			v.minLength(1, "a map needs at least one language"),
			eachOnce("must not name a language twice", (tag) => tag.toLowerCase()),
			v.transform((tags) => tags as NonEmpty<typeof tags>),
		),
		["en"],
	),
	/** Absolute address of the published page's folder: what link previews and oEmbed name. `--base` may say it instead. */
	url: v.optional(
		v.pipe(
			url,
			v.regex(
				/^[^?#]*\/$/,
				"must be the address of the page's folder, with a slash at its end — write it as in https://news.example.org/map/",
			),
		),
	),
	/** Where readers report a mistake; the link then has the claim's id. */
	report: v.optional(
		v.pipe(
			text,
			v.regex(
				REPORT_ADDRESS,
				"must be an address of mail or of a page — write it as in mailto:corrections@news.example or https://news.example/corrections",
			),
		),
	),
	/** "Today" for the build (EDTF day): planned dates before it read "was planned for". The core has no clock. */
	asOf: day,
	/** Ids of the numbered places, in the order of their numbers. */
	places: v.pipe(
		v.array(slug),
		eachOnce("must not name a place twice", String),
	),
	/** Named views `[west, south, east, north]` in degrees; the first is the first view. */
	views: v.pipe(
		v.array(v.strictObject({ id: slug, label: words, bounds })),
		v.minLength(1, "a map needs at least one view"),
		v.transform((views) => views as NonEmpty<typeof views>),
	),
	/** Forms of disputed names that a reader may choose for the map's labels beside both names: one side's, say. Names say by `form` which they are. */
	labelForms: v.optional(
		v.array(v.strictObject({ id: slug, label: words })),
		[],
	),
	/** Bounds of the overview inset in degrees. */
	overview: bounds,
	/** Origins of reporting: id → name, as lineage uses them. */
	origins: v.array(
		v.strictObject({
			id: slug,
			name: properName,
			note: v.optional(words),
		}),
	),
	/** An event with `at` outside every polygon joins the nearest place within this many km. Default 25. */
	nearestKm: v.optional(
		v.pipe(v.number(), v.minValue(0, "must be 0 or more")),
		25,
	),
	/** Notes under the map, own words. */
	notes: v.optional(
		v.array(v.strictObject({ id: slug, title: words, text: words })),
		[],
	),
	/** What was changed after publication: day and, in own words, what. */
	changes: v.optional(v.array(v.strictObject({ date: day, text: words }))),
	credits: v.array(v.strictObject({ text: properName, url: v.optional(url) })),
	/** Opt-in tile layer; the page then makes third-party requests and its CSP names the host. Default none. */
	tiles: v.optional(
		v.strictObject({
			url: v.pipe(
				text,
				v.regex(
					/^https?:\/\/[^/\s]+\/.*\{z\}/i,
					"must be the address of a tile — write it as in https://tiles.example.org/{z}/{x}/{y}.png",
				),
			),
			attribution: properName,
			maxZoom: v.optional(v.number()),
		}),
	),
});

/** The map's own settings. */
export type MapConfig = v.InferOutput<typeof mapConfigSchema>;
