import type { Bounds } from "./bounds.ts";
import type { PlaceGeometry, Position } from "./place.ts";

/** Side of the drawing's world square in drawing units: a tenth of a CSS pixel at Leaflet zoom 7. */
export const WORLD = 327_680;

/** From nearer than this Leaflet zoom, where a drawing unit is 1.6 px, a drawing shows nothing more. */
export const CLOSEST_ZOOM = 11;

/** Drawing units to a pixel at a Leaflet zoom. */
export const scaleAt = (zoom: number): number => WORLD / (256 * 2 ** zoom);

/** The Leaflet zoom at which a pixel has so many drawing units. */
export const zoomAt = (units: number): number => Math.log2(WORLD / 256 / units);

const MAX_LATITUDE = 85.051_128_78;

/** `[lon, lat]` in degrees → `[x, y]` in drawing units, spherical (Web) Mercator, y down; latitude clamped to ±85.05. */
export function project([lon, lat]: Position): [number, number] {
	const phi =
		(Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat)) * Math.PI) / 180;
	return [
		((lon + 180) / 360) * WORLD,
		(0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI)) * WORLD,
	];
}

/** Bounds → `{x, y, width, height}` in drawing units. */
export function projectBounds(bounds: Bounds): {
	x: number;
	y: number;
	width: number;
	height: number;
} {
	const [x, bottom] = project([bounds[0], bounds[1]]);
	const [right, y] = project([bounds[2], bounds[3]]);
	return { x, y, width: right - x, height: bottom - y };
}

/** Grains by the decimal digits they save. */
const GRAINS = [200, 100, 50, 20, 10, 5, 2, 1];

/** The part of the way to its nearer neighbour to which a point is rounded where precision follows detail. */
const PART = 1 / 5;

/** Each point to the grain that suits how far its neighbours are: an outline of long steps is not known to the unit. */
function thrifty(
	points: readonly [number, number][],
	close: boolean,
): [number, number][] {
	const step = (i: number, j: number) => {
		const [a, b] = [points[i], points[j]];
		const length = a && b ? Math.hypot(a[0] - b[0], a[1] - b[1]) : 0;
		return length || Infinity;
	};
	const last = points.length - 1;
	return points.map(([x, y], i) => {
		const before = close && i === 0 ? last - 1 : i - 1;
		const after = close && i === last ? 1 : i + 1;
		const most = Math.min(step(i, before), step(i, after)) * PART;
		const grain = GRAINS.find((g) => g <= most) ?? 1;
		return [Math.round(x / grain) * grain, Math.round(y / grain) * grain];
	});
}

/** A run of points as SVG path data: relative after the first point, points that fall together dropped. */
function runPath(points: readonly [number, number][], close: boolean): string {
	const print = (n: number) => Number(n.toFixed(2));
	let d = "";
	let [px, py] = [0, 0];
	for (const [i, [x, y]] of points.entries()) {
		const [dx, dy] = [print(x - px), print(y - py)];
		if (i === 0) d = `M${print(x)} ${print(y)}l`;
		else if (dx !== 0 || dy !== 0)
			d += `${dx < 0 || d.endsWith("l") ? dx : ` ${dx}`}${dy < 0 ? dy : ` ${dy}`}`;
		else continue;
		[px, py] = [x, y];
	}
	return d.endsWith("l") ? "" : d + (close ? "z" : "");
}

/** A geometry as SVG path data in drawing units, to the nearest `grain` of a unit (default 1, about 120 m), or, where that is `"detail"`, as precise as its own detail; a point gives "". */
export function svgPath(
	geometry: PlaceGeometry,
	grain: number | "detail" = 1,
): string {
	const path = (run: readonly Position[], close: boolean) => {
		const points = run.map(project);
		const rounded =
			grain === "detail"
				? thrifty(points, close)
				: points.map((point) =>
						point.map((n) => Math.round(n / grain) * grain),
					);
		return runPath(rounded as [number, number][], close);
	};
	switch (geometry.type) {
		case "Point":
			return "";
		case "LineString":
			return path(geometry.coordinates, false);
		case "Polygon":
			return geometry.coordinates.map((ring) => path(ring, true)).join("");
		case "MultiPolygon":
			return geometry.coordinates
				.flat()
				.map((ring) => path(ring, true))
				.join("");
	}
}
