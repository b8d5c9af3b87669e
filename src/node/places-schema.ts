import * as v from "valibot";
import { NO_PLACE } from "../core/merge-mentions.ts";
import { placePropertiesSchema } from "../core/place.ts";
import { slug } from "../core/values.ts";

/** A gazetteer Feature (RFC 7946 §3.2) without the form of its geometry, which the GeoJSON check looks into. */
export const placeFeatureSchema = v.strictObject({
	type: v.literal("Feature"),
	id: v.pipe(
		slug,
		v.notValue(
			NO_PLACE,
			`must not be ${NO_PLACE}: so mentions call words that name no place`,
		),
	),
	bbox: v.optional(
		v.strictTuple([v.number(), v.number(), v.number(), v.number()]),
	),
	properties: placePropertiesSchema,
	geometry: v.nullable(v.looseObject({ type: v.string() })),
});

/** The gazetteer, a FeatureCollection (RFC 7946 §3.3); other members, such as a licence, may stand beside. */
export const placesFileSchema = v.looseObject({
	type: v.literal("FeatureCollection"),
	features: v.array(placeFeatureSchema),
});
