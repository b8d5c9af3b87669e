import * as v from "valibot";
import { nearestHint } from "../core/check/context.ts";
import type { BaseLabel } from "../core/drawing.ts";
import type { PlaceGeometry } from "../core/place.ts";
import { slug, text } from "../core/values.ts";
import type { FolderFiles } from "./folder-files.ts";
import { joinPointer } from "./positions.ts";
import { listNames, MAX_BYTES } from "./safe-read.ts";

/** What a folder says of its base map itself; what is not there is made for it. */
export interface BaseOverrides {
	/** `data/basemap/land.json` */
	land?: PlaceGeometry;
	/** `data/basemap/places-low.json`: place id → outline. */
	outlines?: Record<string, PlaceGeometry | null>;
	/** `data/basemap/labels.json` */
	labels?: BaseLabel[];
}

const FOLDER = "data/basemap";

const zoom = v.pipe(v.number(), v.minValue(0), v.maxValue(24));
/** Longitudes may run on past ±180 where a view does. */
const position = v.strictTuple([
	v.pipe(v.number(), v.minValue(-540), v.maxValue(540)),
	v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
]);
const line = v.pipe(v.array(position), v.minLength(2));
const rings = v.pipe(
	v.array(v.pipe(v.array(position), v.minLength(4))),
	v.minLength(1),
);
const landSchema = v.variant("type", [
	v.strictObject({ type: v.literal("Polygon"), coordinates: rings }),
	v.strictObject({
		type: v.literal("MultiPolygon"),
		coordinates: v.array(rings),
	}),
]);
const outline = v.variant("type", [
	...landSchema.options,
	v.strictObject({ type: v.literal("LineString"), coordinates: line }),
	v.strictObject({ type: v.literal("Point"), coordinates: position }),
]);
const outlinesSchema = v.record(v.string(), v.nullable(outline));
const labelsSchema = v.array(
	v.strictObject({
		id: slug,
		kind: v.picklist(["sea", "land"]),
		position,
		names: v.record(text, text),
		minZoom: zoom,
		maxZoom: zoom,
	}),
);

/**
 * Gives what a folder's `data/basemap/` holds of `land.json`, `places-low.json` and `labels.json`; none of them needs to be
 * there. What is wrong with one is taken up by `files`, and it is as if the file were not there: `file-unreadable`,
 * `file-outside`, `syntax`, `schema`, `key-unknown`, and `place-unknown` for an outline of a place that is not among
 * `placeIds`, unless these are not known.
 */
export function readBaseOverrides(
	files: FolderFiles,
	placeIds: ReadonlySet<string> | undefined,
): BaseOverrides {
	const names = new Set(listNames(files.root, FOLDER));
	const read = <S extends v.GenericSchema>(name: string, schema: S) => {
		const file = `${FOLDER}/${name}`;
		const parsed = names.has(name) ? files.open(file, MAX_BYTES) : undefined;
		return parsed && files.check(file, parsed, schema);
	};
	const land = read("land.json", landSchema);
	const outlines = read("places-low.json", outlinesSchema);
	const labels = read("labels.json", labelsSchema);
	const strays = Object.keys(outlines ?? {}).filter(
		(id) => placeIds?.has(id) === false,
	);
	files.add(
		strays.map((id) => ({
			code: "place-unknown",
			file: `${FOLDER}/places-low.json`,
			pointer: joinPointer([id]),
			message: `there is no place ${id.slice(0, 40)} in the gazetteer`,
			...nearestHint(id, placeIds ?? []),
		})),
	);
	return {
		...(land && { land }),
		...(outlines && { outlines }),
		...(labels && { labels }),
	};
}
