import * as v from "valibot";
import { edtf } from "./edtf.ts";
import { slug, text } from "./values.ts";

const bounds = v.strictTuple([v.number(), v.number(), v.number(), v.number()]);

/** `data/map.yaml`: title, takeaway, as-of date, views, notes, credits, optional tile layer. */
export const mapConfigSchema = v.strictObject({
	id: slug,
	title: text,
	/** One sentence: what the map shows. */
	takeaway: text,
	language: v.optional(text, "en"),
	/** "Today" for the build (EDTF day): planned dates before it read "was planned for". The core has no clock. */
	asOf: edtf,
	/** Ids of the numbered places, in the order of their numbers. */
	places: v.array(slug),
	/** Named views `[west, south, east, north]` in degrees; the first is the first view. */
	views: v.pipe(
		v.array(v.strictObject({ id: slug, label: text, bounds })),
		v.minLength(1),
	),
	/** Bounds of the overview inset in degrees. */
	overview: bounds,
	/** Origins of reporting: id → name, as lineage uses them. */
	origins: v.array(
		v.strictObject({ id: slug, name: text, note: v.optional(text) }),
	),
	/** An event with `at` outside every polygon joins the nearest place within this many km. Default 25. */
	nearestKm: v.optional(v.number(), 25),
	/** Notes under the map, own words. */
	notes: v.optional(
		v.array(v.strictObject({ id: slug, title: text, text })),
		[],
	),
	credits: v.array(v.strictObject({ text, url: v.optional(text) })),
	/** Opt-in tile layer; the page then makes third-party requests and its CSP names the host. Default none. */
	tiles: v.optional(
		v.strictObject({
			url: text,
			attribution: text,
			maxZoom: v.optional(v.number()),
		}),
	),
});

/** The map's own settings. */
export type MapConfig = v.InferOutput<typeof mapConfigSchema>;
