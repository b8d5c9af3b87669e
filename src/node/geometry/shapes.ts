import { type Bounds, isWithin } from "../../core/bounds.ts";
import {
	type AreaGeometry,
	areaGeometry,
	areaKm2,
	contains,
	polygonsOf,
	shared,
	simplified,
} from "../../core/geometry.ts";
import type { Position } from "../../core/place.ts";
import { legalOutline } from "./legal-outline.ts";

/** The inputs of the outlines: the world's land polygons, and the city limits as rings. */
export interface Sources {
	land: Position[][][];
	tokyo: Position[];
	moscow: Position[];
}

/** A place's outline in two levels of detail and where it comes from. */
export interface Shape {
	high: AreaGeometry;
	low: AreaGeometry;
	source: string;
}

/** Holds the Habomai islets; the Nemuro peninsula ends west of it, Kunashiri begins north of it. */
export const HABOMAI_BOX: Bounds = [145.85, 43.3, 146.5, 43.72];
/** Holds Shikotan and its islets, and no Habomai islet. */
export const SHIKOTAN_BOX: Bounds = [146.5, 43.55, 147.05, 43.95];
/** Holds Hokkaido and its own islets, and no whole one of the four islands. */
export const HOKKAIDO_BOX: Bounds = [139.2, 41.3, 145.84, 45.6];

const LAND = "OpenStreetMap, through npm @geo-maps/world-land-100m 0.5.0";
const LIMITS =
	"OpenStreetMap, through the city limits in Debian's package organicmaps-data";

/** Parts up to this size are left over from cutting and simplifying, not land of their own. */
const SPECK_KM2 = 0.05;

/** Whether a polygon's exterior lies wholly in bounds. */
export function within(bounds: Bounds, polygon: Position[][]): boolean {
	return (polygon[0] ?? []).every((position) => isWithin(bounds, position));
}

function polygonAt(land: Position[][][], position: Position): Position[][] {
	const found = land.find((polygon) =>
		contains({ type: "Polygon", coordinates: polygon }, position),
	);
	if (!found) throw new Error(`No land at ${position}.`);
	return found;
}

function shape(
	polygons: Position[][][],
	source: string,
	metres: { high: number; low: number },
): Shape {
	const whole = areaGeometry(polygons);
	const at = (tolerance: number, decimals: number) => {
		const bends = tolerance ? simplified(whole, tolerance) : whole;
		return areaGeometry(
			polygonsOf(legalOutline(bends, decimals)).filter(
				(part) => areaKm2({ type: "Polygon", coordinates: part }) > SPECK_KM2,
			),
		);
	};
	return { high: at(metres.high, 5), low: at(metres.low, 4), source };
}

/** The outlines that the sources give, by place id. High detail: 5 decimals; low: 4, and fewer bends. Throws if an island is not in the land. */
export function shapesFrom({
	land,
	tokyo,
	moscow,
}: Sources): Map<string, Shape> {
	const near = land.filter((polygon) => within([139, 33, 149, 46], polygon));
	const habomai = near.filter((polygon) => within(HABOMAI_BOX, polygon));
	const shikotan = near.filter((polygon) => within(SHIKOTAN_BOX, polygon));
	const hokkaido = near.filter((polygon) => within(HOKKAIDO_BOX, polygon));
	const honshu = polygonAt(land, [139.7, 35.69]);
	const tokyoLand = shared(
		{ type: "Polygon", coordinates: [tokyo] },
		{ type: "Polygon", coordinates: honshu },
	);
	const island = { high: 0, low: 0 };
	const city = { high: 60, low: 200 };
	return new Map([
		["etorofu", shape([polygonAt(near, [147.75, 45])], LAND, island)],
		["kunashiri", shape([polygonAt(near, [146, 44.2])], LAND, island)],
		["shikotan", shape(shikotan, LAND, island)],
		["habomai", shape(habomai, LAND, island)],
		["hokkaido", shape(hokkaido, LAND, { high: 0, low: 600 })],
		["tokyo", shape(polygonsOf(tokyoLand), `${LIMITS}; coast: ${LAND}`, city)],
		["moscow", shape([[moscow]], LIMITS, city)],
	]);
}
