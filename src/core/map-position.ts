/** What a Web Mercator map shows: its zoom, as slippy maps count it, and its middle, WGS 84 degrees. */
export interface MapPosition {
	zoom: number;
	lat: number;
	lon: number;
}

const NUMBER = String.raw`-?\d{1,3}(?:\.\d{1,12})?`;
const POSITION = new RegExp(`^(${NUMBER})/(${NUMBER})/(${NUMBER})$`);
/** Of no use beyond it: a pixel is finer than the coordinates of a map folder. */
const MOST_ZOOM = 24;
/** Where Web Mercator ends, and a map that goes on a little beyond ±180, degrees. */
const MOST_LAT = 85.06;
const MOST_LON = 200;

const written = (number: number, digits: number): string =>
	number
		.toFixed(digits)
		.replace(/\.?0+$/, "")
		.replace(/^-0$/, "0");

/** `zoom/lat/lon`, as OpenStreetMap's addresses have it, with as many digits as a tenth of a pixel takes. */
export function formatMapPosition({ zoom, lat, lon }: MapPosition): string {
	const level = written(zoom, 3);
	const pixels = (256 * 2 ** Number(level)) / 360;
	const digits = Math.max(0, Math.ceil(Math.log10(pixels))) + 1;
	return [level, written(lat, digits), written(lon, digits)].join("/");
}

/** The position that a text asks for; undefined when it is none, or lies where no map is. */
export function parseMapPosition(text: string): MapPosition | undefined {
	const [zoom, lat, lon] = (POSITION.exec(text)?.slice(1) ?? []).map(Number);
	if (zoom === undefined || lat === undefined || lon === undefined)
		return undefined;
	const isThere =
		zoom >= 0 &&
		zoom <= MOST_ZOOM &&
		Math.abs(lat) <= MOST_LAT &&
		Math.abs(lon) <= MOST_LON;
	return isThere ? { zoom, lat, lon } : undefined;
}
