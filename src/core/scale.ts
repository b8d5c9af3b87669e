/** Equatorial circumference of Web Mercator's sphere in metres, a tile's side in px: both as Leaflet has them. */
const ROUND_M = 2 * Math.PI * 6_371_000;
const TILE = 256;
const METRES = { km: 1000, mi: 1609.344 };

/** Below this Leaflet zoom one length does not hold for a whole view: no scale bar. */
export const SCALE_FROM = 5;

/** A unit of a scale bar. */
export type ScaleUnit = keyof typeof METRES;

/** Ground metres to a pixel of a Mercator map of a Leaflet zoom, at a latitude in degrees: the scale holds there and nowhere else. */
export function metresPerPixel(zoom: number, latitude: number): number {
	return (ROUND_M * Math.cos((latitude * Math.PI) / 180)) / (TILE * 2 ** zoom);
}

/** The longest round length (1, 2 or 5 times a power of ten) of a unit that fits `maxPixels`, and how long it is there. */
export function scaleBar(
	unit: ScaleUnit,
	perPixel: number,
	maxPixels: number,
): { length: number; pixels: number } {
	const most = (perPixel * maxPixels) / METRES[unit];
	const power = 10 ** Math.floor(Math.log10(most));
	const step = [5, 2, 1].find((n) => n * power <= most) ?? 1;
	const length = step * power;
	return { length, pixels: (length * METRES[unit]) / perPixel };
}
