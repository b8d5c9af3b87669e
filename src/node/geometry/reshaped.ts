import type { Bounds } from "../../core/bounds.ts";
import {
	type AreaGeometry,
	areaKm2,
	boundsOf,
	contains,
	labelPoint,
} from "../../core/geometry.ts";
import type { Place, Position } from "../../core/place.ts";

/** `data/places.geojson`: the gazetteer as a FeatureCollection with its credit and licence as foreign members. */
export interface PlaceCollection {
	type: "FeatureCollection";
	attribution: string;
	license: string;
	bbox?: Bounds;
	features: Place[];
}

/** A shape for the gazetteer: its outline and where that comes from. */
interface Outline {
	high: AreaGeometry;
	source: string;
}

function bboxOf(features: readonly Place[]): Bounds {
	const boxes = features.flatMap(({ geometry }) =>
		geometry ? [boundsOf(geometry)] : [],
	);
	const [west, south, east, north] = [0, 1, 2, 3].map((side) =>
		(side < 2 ? Math.min : Math.max)(...boxes.map((box) => box[side] ?? 0)),
	);
	return [west ?? 0, south ?? 0, east ?? 0, north ?? 0];
}

/** The label point at 5 decimals. */
function roundedLabelPoint(geometry: AreaGeometry): Position {
	const [lon, lat] = labelPoint(geometry);
	const point: Position = [Number(lon.toFixed(5)), Number(lat.toFixed(5))];
	if (!contains(geometry, point))
		throw new Error(`The label point ${point} fell outside its outline.`);
	return point;
}

function withOutline(place: Place, { high, source }: Outline): Place {
	return {
		type: "Feature",
		id: place.id,
		bbox: boundsOf(high),
		properties: {
			...place.properties,
			labelPoint: roundedLabelPoint(high),
			measuredKm2: Number(areaKm2(high).toFixed(1)),
			geometrySource: source,
		},
		geometry: high,
	};
}

/**
 * The collection with new outlines by place id. Of a place with an outline only geometry, bbox, `labelPoint`, `measuredKm2` and
 * `geometrySource` are replaced; every other property and every other place stays as people wrote it. Throws if an id is not there.
 */
export function reshaped(
	collection: PlaceCollection,
	outlines: ReadonlyMap<string, Outline>,
): PlaceCollection {
	for (const id of outlines.keys())
		if (!collection.features.some((place) => place.id === id))
			throw new Error(`data/places.geojson has no place \`${id}\`.`);
	const features = collection.features.map((place) => {
		const outline = outlines.get(place.id);
		return outline ? withOutline(place, outline) : place;
	});
	const { attribution, license } = collection;
	return {
		type: "FeatureCollection",
		attribution,
		license,
		bbox: bboxOf(features),
		features,
	};
}
