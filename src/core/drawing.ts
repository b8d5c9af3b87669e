import { type ArcLook, arcLookOf } from "./arc-look.ts";
import { greatCircle } from "./geometry.ts";
import type { NewsMap } from "./news-map.ts";
import { oncePer } from "./once-per.ts";
import type { PlaceGeometry, Position } from "./place.ts";
import { svgPath } from "./projection.ts";

/** A quiet name on the base map: a sea or a land, shown between two Leaflet zooms. */
export interface BaseLabel {
	id: string;
	kind: "sea" | "land";
	names: Record<string, string>;
	/** `[lon, lat]` in degrees. */
	position: Position;
	minZoom: number;
	maxZoom: number;
}

/** What the map is drawn from: SVG path data in drawing units (`projection.ts`), made at build time. */
export interface Drawing {
	/** Land without the places that have their own outlines. */
	land: string;
	/** Place id → outline. */
	places: Record<string, string>;
	/** Great circles of events that link two places. */
	arcs: { event: string; look: ArcLook; d: string }[];
	labels: BaseLabel[];
	/** Number of places whose outline, if they have one, is not drawn. */
	undrawn?: number;
}

/** Outlines by place id as path data to the nearest `grain` of a drawing unit; places without an outline are left out. It has no members but these: an id may be `constructor`. */
export function outlinePaths(
	outlines: Readonly<Record<string, PlaceGeometry | null>>,
	grain = 1,
): Record<string, string> {
	const paths: Record<string, string> = Object.create(null);
	for (const [id, geometry] of Object.entries(outlines)) {
		const d = geometry ? svgPath(geometry, grain) : "";
		if (d !== "") paths[id] = d;
	}
	return paths;
}

/** What a map is drawn over. */
interface BaseMap {
	land: PlaceGeometry;
	outlines: Readonly<Record<string, PlaceGeometry | null>>;
	labels: BaseLabel[];
	grain?: number;
}

/** The shapes of a base map, which is the same for many changes of the events. */
const shapesOf = oncePer(({ land, outlines, grain }: BaseMap) => ({
	land: svgPath(land, "detail"),
	places: outlinePaths(outlines, grain),
}));

/** The drawing of a map over a base map, its outlines to the nearest `grain` of a drawing unit (default 1), its land as precise as its own detail. Arcs are drawn only where an event says it links two places. */
export function compileDrawing(map: NewsMap, base: BaseMap): Drawing {
	const point = new Map(map.places.map((p) => [p.id, p.properties.labelPoint]));
	const arcs = map.events.flatMap((event) => {
		const [from, to] = (event.link ?? []).map((place) => point.get(place));
		return from && to
			? [
					{
						event: event.id,
						look: arcLookOf(event),
						d: svgPath({
							type: "LineString",
							coordinates: greatCircle(from, to),
						}),
					},
				]
			: [];
	});
	return { ...shapesOf(base), arcs, labels: base.labels };
}
