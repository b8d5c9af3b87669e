import { isFeature } from "geojson-validation";
import type { Bounds } from "../core/bounds.ts";
import { isOnGlobe } from "../core/check/places.ts";
import { boundsOf, contains, polygonsOf } from "../core/geometry.ts";
import type { PlaceGeometry } from "../core/place.ts";
import type { Finding } from "../core/problem.ts";
import { selfCrossings } from "../core/self-crossings.ts";

type Fault = Omit<Finding, "file">;

/** Depth of the lists in `coordinates` by geometry type: the only types a place may have. */
const DEPTHS: ReadonlyMap<unknown, number> = new Map([
	["Point", 0],
	["LineString", 1],
	["Polygon", 2],
	["MultiPolygon", 3],
]);

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
	const bad = positions[at];
	if (at === -1)
		return { runs: [{ pointer, positions: positions as [number, number][] }] };
	return {
		runs: [],
		fault: {
			code: "geojson",
			pointer: depth === 0 ? pointer : `${pointer}/${at}`,
			message: "a position is two numbers, [longitude, latitude]",
			...(Array.isArray(bad) &&
				bad.length > 2 && { hint: "leave out the height" }),
		},
	};
}

function rangeHint([lon, lat]: [number, number]): string | undefined {
	if (isOnGlobe([lat, lon])) return `write longitude first: [${lat}, ${lon}]`;
	if (Math.abs(lon) > 1000)
		return "these look like metres: export in degrees (WGS 84)";
	const around = lon - Math.sign(lon) * 360;
	return isOnGlobe([around, lat]) ? `write longitude ${around}` : undefined;
}

function rangeFault({ pointer, positions }: Run, depth: number): Fault[] {
	const at = positions.findIndex((position) => !isOnGlobe(position));
	const bad = positions[at];
	if (!bad) return [];
	const count = positions.filter((position) => !isOnGlobe(position)).length;
	const [lon, lat] = bad;
	const hint = rangeHint(bad);
	return [
		{
			code: "position-range",
			pointer: depth === 0 ? pointer : `${pointer}/${at}`,
			message: `[${lon}, ${lat}] is not on the globe${count > 1 ? `, nor are ${count - 1} more of this line` : ""}`,
			...(hint !== undefined && { hint }),
		},
	];
}

/** Whether all positions lie on one line. */
function isStraight([[x0, y0] = [0, 0], ...rest]: readonly [number, number][]) {
	const [x1, y1] = rest.find(([x, y]) => x !== x0 || y !== y0) ?? [x0, y0];
	return rest.every(([x, y]) => (x1 - x0) * (y - y0) === (y1 - y0) * (x - x0));
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
	return isStraight(positions) ? fault("the ring encloses no area") : [];
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
	const { points, isComplete } = selfCrossings(geometry);
	const [first, ...more] = points;
	if (!first)
		return isComplete
			? []
			: [
					{
						code: "geojson",
						pointer,
						message: "the outline is too tangled to be checked",
						hint: "simplify it",
					},
				];
	const again =
		more.length > 0
			? ` and ${isComplete ? "" : "at least "}${more.length} more times`
			: "";
	return [
		{
			code: "ring-crossing",
			pointer,
			message: `a ring crosses itself at [${first[0]}, ${first[1]}]${again}`,
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
	if (faults.length > 0) return faults;
	const sound = geometry as PlaceGeometry;
	const crossing = crossingFault(sound, pointer);
	return crossing.length > 0 ? crossing : holeFaults(sound, pointer);
}

/** A box that does not hold what it is said to hold. */
function boxFaults(feature: unknown, pointer: string): Fault[] {
	const { bbox, geometry } = feature as {
		bbox?: Bounds;
		geometry: PlaceGeometry | null;
	};
	if (!bbox || !geometry) return [];
	const bounds = boundsOf(geometry);
	const isHeld = bounds.every((edge, i) =>
		i < 2 ? edge >= (bbox[i] ?? 0) - 1e-6 : edge <= (bbox[i] ?? 0) + 1e-6,
	);
	if (isHeld) return [];
	return [
		{
			code: "geojson",
			pointer: `${pointer}/bbox`,
			message: "the box does not hold the geometry",
			hint: `write [${bounds.join(", ")}]`,
		},
	];
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
 * positions, rings (closed, with an area, not crossing themselves, holes within their shell), lines across the antimeridian, a box around them.
 * Each fault is given once, at its first place. Not checked: nested holes.
 */
export function checkFeature(feature: unknown, pointer: string): Fault[] {
	const { geometry } = feature as { geometry: unknown };
	const own = geometryFaults(geometry, `${pointer}/geometry`);
	if (own.length > 0) return own;
	const box = boxFaults(feature, pointer);
	return box.length > 0 ? box : libraryFaults(feature, pointer);
}
