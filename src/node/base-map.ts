import type { BaseLabel } from "../core/drawing.ts";
import type { MapConfig } from "../core/map-config.ts";
import { firstScale, isDrawn, pathBox } from "../core/paged/outlines.ts";
import type { Place, PlaceGeometry } from "../core/place.ts";
import { svgPath } from "../core/projection.ts";
import { framesOf } from "./base-map/frames.ts";
import { landFor } from "./base-map/land.ts";
import { outlinesFor } from "./base-map/outlines.ts";
import type { BaseOverrides } from "./base-overrides.ts";

/** What a map is drawn on and from; positions in degrees. */
export interface BaseMap {
	/** Land without the islands of which places have outlines. */
	land: PlaceGeometry;
	/** Place id → outline for the first view. */
	outlines: Record<string, PlaceGeometry | null>;
	labels: BaseLabel[];
	/** The part of a drawing unit to which the first view is drawn: 1, or less where it shows no more than a city. */
	grain: number;
}

/** Positions of the land, and of the places' bends: about 60 kB of path data each. */
const POSITIONS = 8_000;

/**
 * Gives the base map of a folder: what its own files say (`readBaseOverrides`), else land out of npm `world-atlas` (Natural
 * Earth), fine where the map's views are and ever coarser away from them; the places' own outlines without the bends that
 * nobody sees; no labels. Of a map that is read page by page the land keeps the islands whose outlines the first view leaves
 * out. The same input gives the same positions.
 */
export function makeBaseMap(
	{ land, outlines = {}, labels = [] }: BaseOverrides,
	config: Pick<MapConfig, "views" | "overview">,
	places: readonly Place[],
	paged = false,
): BaseMap {
	const frames = framesOf(config);
	const slimness = { frames, positions: POSITIONS };
	const isOwn = ({ id }: Place) => Object.hasOwn(outlines, id);
	const own = places.filter(isOwn).map(({ id }) => [id, outlines[id]]);
	const others = places.filter((place) => !isOwn(place));
	const pixel = frames[0]?.pixel ?? 0;
	const all: BaseMap["outlines"] = {
		...Object.fromEntries(own),
		...outlinesFor(others, slimness),
	};
	const [view] = config.views;
	const isSeen = ({ id }: Place) => {
		const outline = Object.hasOwn(all, id) && all[id];
		return (
			!paged ||
			(Boolean(outline) &&
				isDrawn(
					pathBox(svgPath(outline as PlaceGeometry)),
					firstScale(view.bounds),
				))
		);
	};
	return {
		land: land ?? landFor(places.filter(isSeen), slimness),
		outlines: all,
		labels,
		grain: [1, 0.1].find((grain) => pixel >= 2 * grain) ?? 0.01,
	};
}
