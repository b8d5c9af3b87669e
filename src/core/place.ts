import * as v from "valibot";
import type { Bounds } from "./bounds.ts";
import { eachOnce, properName, slug, text, url, words } from "./values.ts";

/** A name of a place: one toponym, its language (BCP 47) and who uses it. Linked Places `names[]`. */
const toponymSchema = v.strictObject({
	toponym: text,
	lang: text,
	/** Who uses this form: `house` marks the form printed on the map for that language. */
	usedBy: v.optional(v.array(properName)),
	/** Which of the map's label forms (`labelForms` in map.yaml) this name is in its language. */
	form: v.optional(slug),
	/** Where the form was found. */
	citation: v.optional(properName),
});

const UNITS = {
	area: "km2",
	population: "people",
	"residents-1945": "people",
	distance: "km",
} as const;

/** One published figure: what, how much, in which unit, of which year, by whom. Rival figures are listed, never averaged. */
const figureSchema = v.pipe(
	v.strictObject({
		what: v.picklist(["area", "population", "residents-1945", "distance"]),
		value: v.number(),
		unit: v.picklist(["km2", "people", "km"]),
		year: v.optional(text),
		source: properName,
		url: v.optional(url),
		note: v.optional(words),
	}),
	v.forward(
		v.check(
			({ what, unit }) => unit === UNITS[what],
			({ input: { what } }) =>
				`must be the unit of its figure — write ${UNITS[what]} for ${what}`,
		),
		["unit"],
	),
);

/** Who administers or claims a place, in words, and the source of that statement. */
const standSchema = v.strictObject({
	by: words,
	words,
	source: properName,
	url: v.optional(url),
});

/**
 * The `properties` of a gazetteer Feature (RFC 7946; `names` after Linked Places).
 * `kind`: what the geometry stands for. A `point` is a marker, not an outline, and the card says so.
 */
export const placePropertiesSchema = v.strictObject({
	kind: v.picklist([
		"island",
		"island-group",
		"prefecture",
		"city",
		"country",
		"region",
		"site",
		"group",
	]),
	/** As printed on the map where `names` has no house name in the language: both names for a disputed place, `Etorofu / Iturup`. */
	label: properName,
	names: v.pipe(
		v.array(toponymSchema),
		v.minLength(1, "a place needs at least one name"),
	),
	/** Ids of the member places of a group; only with `kind: "group"`. */
	members: v.optional(
		v.pipe(v.array(slug), eachOnce("must not name a place twice", String)),
	),
	disputed: v.optional(v.boolean(), false),
	administration: v.optional(standSchema),
	claim: v.optional(standSchema),
	/** Label point `[lon, lat]` in degrees, inside the geometry. */
	labelPoint: v.strictTuple([v.number(), v.number()]),
	/** Which side of its marker the label prefers: editor's override. */
	labelSide: v.optional(
		v.picklist(["n", "ne", "e", "se", "s", "sw", "w", "nw"]),
		"e",
	),
	/** Area of the geometry in km², measured on the sphere by turf. */
	measuredKm2: v.optional(v.number()),
	figures: v.optional(v.array(figureSchema)),
	note: v.optional(words),
	/** Where the geometry comes from. */
	geometrySource: v.optional(text),
});

/** Properties of a gazetteer Feature. */
export type PlaceProperties = v.InferOutput<typeof placePropertiesSchema>;
/** `[lon, lat]` in WGS 84 degrees. */
export type Position = [number, number];
/** The geometries a gazetteer place may have (RFC 7946 §3.1). */
export type PlaceGeometry =
	| { type: "Point"; coordinates: Position }
	| { type: "LineString"; coordinates: Position[] }
	| { type: "Polygon"; coordinates: Position[][] }
	| { type: "MultiPolygon"; coordinates: Position[][][] };

/** A gazetteer place: a GeoJSON Feature whose `id` is a slug. A group's geometry is null. */
export interface Place {
	type: "Feature";
	id: string;
	bbox?: Bounds;
	properties: PlaceProperties;
	geometry: PlaceGeometry | null;
}
