import { isFeature } from "geojson-validation";
import { contains, polygonsOf, selfCrossings } from "../core/geometry.ts";
import type { PlaceGeometry } from "../core/place.ts";
import type { Finding } from "../core/problem.ts";

type Fault = Omit<Finding, "file">;

/** Depth of the lists in `coordinates` by geometry type: the only types a place may have. */
const DEPTHS: ReadonlyMap<unknown, number> = new Map([
	["Point", 0],
	["LineString", 1],
	["Polygon", 2],
	["MultiPolygon", 3],
]);

/** Turf compares each segment with each: above this number of positions only the rings' own rules are checked. */
const MAX_CROSSING_POSITIONS = 20_000;

type Run = { pointer: string; positions: [number, number][] };

/** Sorts a geometry's coordinates into runs of positions (rings, lines, a point), or says where they have another form. */
function runsOf(
	value: unknown,
	depth: number,
	pointer: string,
): { runs: Run[]; fault?: Fault } {
	const wrong = (message: string) => ({
		runs: [],
		fault: { code: "geojson" as const, pointer, message },
	});
	if (!Array.isArray(value)) return wrong("expected a list of coordinates");
	if (depth > 1) {
		if (value.length === 0) return wrong("the list of rings is empty");
		const parts = value.map((part, i) =>
			runsOf(part, depth - 1, `${pointer}/${i}`),
		);
		const fault = parts.find((part) => part.fault)?.fault;
		return fault ? { runs: [], fault } : { runs: parts.flatMap((p) => p.runs) };
	}
	const positions: unknown[] = depth === 0 ? [value] : value;
	const at = positions.findIndex(
		(p) =>
			!Array.isArray(p) ||
			p.length !== 2 ||
			!p.every((n) => Number.isFinite(n)),
	);
	if (at === -1)
		return { runs: [{ pointer, positions: positions as [number, number][] }] };
	return {
		runs: [],
		fault: {
			code: "geojson",
			pointer: depth === 0 ? pointer : `${pointer}/${at}`,
			message: "a position is two numbers, [longitude, latitude]",
		},
	};
}

const isOnGlobe = ([lon, lat]: readonly [number, number]) =>
	Math.abs(lon) <= 180 && Math.abs(lat) <= 90;

function rangeFault({ pointer, positions }: Run, depth: number): Fault[] {
	const at = positions.findIndex((position) => !isOnGlobe(position));
	const bad = positions[at];
	if (!bad) return [];
	const count = positions.filter((position) => !isOnGlobe(position)).length;
	const [lon, lat] = bad;
	const hint = isOnGlobe([lat, lon])
		? `write longitude first: [${lat}, ${lon}]`
		: Math.abs(lon) > 1000
			? "these look like metres: export in degrees (WGS 84)"
			: undefined;
	return [
		{
			code: "position-range",
			pointer: depth === 0 ? pointer : `${pointer}/${at}`,
			message: `[${lon}, ${lat}] is not on the globe${count > 1 ? `, nor are ${count - 1} more of this line` : ""}`,
			...(hint !== undefined && { hint }),
		},
	];
}

/** Twice the signed area in square degrees. */
function doubleArea(ring: readonly [number, number][]): number {
	return ring.reduce((sum, [x, y], i) => {
		const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y];
		return sum + x * nextY - nextX * y;
	}, 0);
}

function ringFault({ pointer, positions }: Run): Fault[] {
	const fault = (message: string, hint?: string): Fault[] => [
		{ code: "geojson", pointer, message, ...(hint !== undefined && { hint }) },
	];
	const [first, last] = [positions[0], positions.at(-1)];
	if (!first || !last || positions.length < 4)
		return fault("a ring has at least four positions");
	if (first[0] !== last[0] || first[1] !== last[1])
		return fault(
			"the ring is not closed",
			`end it where it begins: [${first[0]}, ${first[1]}]`,
		);
	if (doubleArea(positions) === 0) return fault("the ring encloses no area");
	return [];
}

function lineFault({ pointer, positions }: Run, depth: number): Fault[] {
	if (depth === 1 && positions.length < 2)
		return [
			{
				code: "geojson",
				pointer,
				message: "a line has at least two positions",
			},
		];
	const at = positions.findIndex(
		([lon], i) => i > 0 && Math.abs(lon - (positions[i - 1]?.[0] ?? lon)) > 180,
	);
	if (at === -1) return [];
	return [
		{
			code: "geojson",
			pointer: `${pointer}/${at}`,
			message: "the line jumps across the antimeridian",
			hint: "cut the geometry at longitude 180 (RFC 7946 §3.1.9)",
		},
	];
}

function crossingFault(geometry: PlaceGeometry, pointer: string): Fault[] {
	if (geometry.type === "LineString") return [];
	const [first, ...more] = selfCrossings(geometry);
	if (!first) return [];
	return [
		{
			code: "ring-crossing",
			pointer,
			message: `a ring crosses itself at [${first[0]}, ${first[1]}]${more.length > 0 ? ` and ${more.length} more times` : ""}`,
		},
	];
}

/** Holes that begin outside their polygon's shell; where no rings cross, these lie outside it whole. */
function holeFaults(geometry: PlaceGeometry, pointer: string): Fault[] {
	return polygonsOf(geometry).flatMap(([shell = [], ...holes], i) =>
		holes.flatMap(([first], k): Fault[] => {
			const polygon = { type: "Polygon" as const, coordinates: [shell] };
			if (!first || contains(polygon, first)) return [];
			const path = geometry.type === "Polygon" ? k + 1 : `${i}/${k + 1}`;
			const message = "the hole lies outside the ring it is cut from";
			return [
				{ code: "geojson", pointer: `${pointer}/coordinates/${path}`, message },
			];
		}),
	);
}

function geometryFaults(geometry: unknown, pointer: string): Fault[] {
	if (geometry === null) return [];
	const { type, coordinates } = geometry as Record<string, unknown>;
	const depth = DEPTHS.get(type);
	if (depth === undefined)
		return [
			{
				code: "geojson",
				pointer: `${pointer}/type`,
				message: `a place's geometry is ${[...DEPTHS.keys()].join(", ")} or null`,
			},
		];
	const { runs, fault } = runsOf(coordinates, depth, `${pointer}/coordinates`);
	if (fault) return [fault];
	const faults = runs.flatMap((run) => {
		const range = rangeFault(run, depth);
		if (range.length > 0) return range;
		const ring = depth >= 2 ? ringFault(run) : [];
		return ring.length > 0 ? ring : lineFault(run, depth);
	});
	const size = runs.reduce((sum, run) => sum + run.positions.length, 0);
	if (faults.length > 0) return faults;
	const isSmall = size <= MAX_CROSSING_POSITIONS;
	const sound = geometry as PlaceGeometry;
	const crossing = isSmall ? crossingFault(sound, pointer) : [];
	return crossing.length > 0 ? crossing : holeFaults(sound, pointer);
}

/** What the library says of a feature; its own crash counts as a fault of the feature. */
function libraryFaults(feature: unknown, pointer: string): Fault[] {
	let said: unknown;
	try {
		said = isFeature(feature, true);
	} catch {
		said = ["the feature cannot be read"];
	}
	if (!Array.isArray(said) || said.length === 0) return [];
	return [{ code: "geojson", pointer, message: String(said[0]).toLowerCase() }];
}

/**
 * Gives what is wrong with the geometry of a Feature whose other members are in order: type, form and range of the
 * positions, rings (closed, with an area, not crossing themselves, holes within their shell), lines across the antimeridian.
 * Each fault is given once, at its first place. Not checked: crossings in geometries above 20,000 positions, nested holes.
 */
export function checkFeature(feature: unknown, pointer: string): Fault[] {
	const { geometry } = feature as { geometry: unknown };
	const own = geometryFaults(geometry, `${pointer}/geometry`);
	return own.length > 0 ? own : libraryFaults(feature, pointer);
}
