import type { PlaceGeometry, Position } from "./place.ts";

/** Side of the drawing's world square in drawing units: a tenth of a CSS pixel at Leaflet zoom 7. */
export const WORLD = 327_680;

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

/** Bounds `[west, south, east, north]` in degrees → `{x, y, width, height}` in drawing units. */
export function projectBounds(
	bounds: readonly [number, number, number, number],
): { x: number; y: number; width: number; height: number } {
	const [x, bottom] = project([bounds[0], bounds[1]]);
	const [right, y] = project([bounds[2], bounds[3]]);
	return { x, y, width: right - x, height: bottom - y };
}

/** A run of positions as SVG path data: relative after the first point, points that fall together dropped. */
function runPath(
	run: readonly Position[],
	close: boolean,
	grain: number,
): string {
	const print = (n: number) => Number((n * grain).toFixed(2));
	let d = "";
	let [px, py] = [0, 0];
	for (const [i, position] of run.entries()) {
		const [x, y] = project(position).map((n) => Math.round(n / grain)) as [
			number,
			number,
		];
		if (i === 0) d = `M${print(x)} ${print(y)}l`;
		else if (x !== px || y !== py) {
			const dx = print(x - px);
			const dy = print(y - py);
			d += `${dx < 0 || d.endsWith("l") ? dx : ` ${dx}`}${dy < 0 ? dy : ` ${dy}`}`;
		} else continue;
		[px, py] = [x, y];
	}
	return d.endsWith("l") ? "" : d + (close ? "z" : "");
}

/** A geometry as SVG path data in drawing units, to the nearest `grain` of a unit (default 1, about 120 m); a point gives "". */
export function svgPath(geometry: PlaceGeometry, grain = 1): string {
	switch (geometry.type) {
		case "Point":
			return "";
		case "LineString":
			return runPath(geometry.coordinates, false, grain);
		case "Polygon":
			return geometry.coordinates
				.map((ring) => runPath(ring, true, grain))
				.join("");
		case "MultiPolygon":
			return geometry.coordinates
				.flat()
				.map((ring) => runPath(ring, true, grain))
				.join("");
	}
}
