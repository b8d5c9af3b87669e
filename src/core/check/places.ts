import { type Bounds, isWithin } from "../bounds.ts";
import { boundsOf, distanceToKm, labelPoint } from "../geometry.ts";
import type { MapConfig } from "../map-config.ts";
import type { Place, Position } from "../place.ts";
import type { Finding } from "../problem.ts";
import {
	type CheckContext,
	PLACES_FILE,
	type RecordFinding,
	type Rule,
} from "./context.ts";

/** Finds disputed places that lack the words on who administers or who claims them. */
export const checkStands = ({ id, properties }: Place): RecordFinding[] =>
	(["administration", "claim"] as const)
		.filter((stand) => properties.disputed && !properties[stand])
		.map((stand) => ({
			code: "stand-missing",
			pointer: "/properties",
			message: `${id} is disputed but has no ${stand}`,
			hint: `say who ${stand === "claim" ? "claims" : "administers"} it, in words, with a source`,
		}));

const SCRIPTS = [
	["Latin", /\p{Script=Latin}/u],
	["Japanese", /[\p{Script=Hiragana}\p{Script=Katakana}]|\p{Script=Han}/u],
	["Cyrillic", /\p{Script=Cyrillic}/u],
	["Hangul", /\p{Script=Hangul}/u],
	["Arabic", /\p{Script=Arabic}/u],
	["Hebrew", /\p{Script=Hebrew}/u],
	["Greek", /\p{Script=Greek}/u],
	["Devanagari", /\p{Script=Devanagari}/u],
] as const;

const scriptsOf = ({ properties }: Place) =>
	SCRIPTS.filter(([, pattern]) =>
		properties.names.some(({ toponym }) => pattern.test(toponym)),
	).map(([name]) => name as string);

/** Finds disputed places without a name in a script that another disputed or numbered place has. */
export function checkScripts({ folder }: CheckContext): Finding[] {
	const compared = folder.places.filter(
		({ id, properties }) =>
			properties.disputed || folder.config.places.includes(id),
	);
	const expected = new Set(compared.flatMap(scriptsOf));
	return folder.places.flatMap((place, i): Finding[] => {
		if (!place.properties.disputed) return [];
		const own = scriptsOf(place);
		return [...expected]
			.filter((script) => !own.includes(script))
			.map((script) => ({
				code: "name-script-missing",
				file: PLACES_FILE,
				pointer: `/features/${i}/properties/names`,
				message: `${place.id} has no name in ${script} script, other places have`,
			}));
	});
}

/** Finds names of label forms that the map does not offer. */
export function checkForms(
	{ properties }: Place,
	{ folder }: CheckContext,
): RecordFinding[] {
	const known = folder.config.labelForms.map(({ id }) => id);
	return properties.names.flatMap(({ form }, k): RecordFinding[] =>
		form === undefined || known.includes(form)
			? []
			: [
					{
						code: "form-unknown",
						pointer: `/properties/names/${k}/form`,
						message: `data/map.yaml lists no label form ${form}`,
						hint:
							known.length > 0
								? `it lists ${known.join(", ")}`
								: "list it under labelForms",
					},
				],
	);
}

/** Finds groups without members, members of what is no group, and groups within groups. */
export function checkGroups(
	{ id, properties, geometry }: Place,
	{ places }: CheckContext,
): RecordFinding[] {
	const found = (path: string, message: string): RecordFinding => ({
		code: "group-members",
		pointer: `/properties${path}`,
		message,
	});
	const members = properties.members ?? [];
	const isGroup = properties.kind === "group";
	if (isGroup && members.length === 0)
		return [found("", `the group ${id} has no members`)];
	if (!isGroup && properties.members)
		return [found("/members", `${id} has members but is no group`)];
	if (!isGroup && geometry === null)
		return [found("/kind", `${id} has no geometry and is no group`)];
	return members.flatMap((member, k) =>
		places.get(member)?.properties.kind === "group"
			? [found(`/members/${k}`, `${member} is itself a group`)]
			: [],
	);
}

/** Whether `[lon, lat]` in degrees is a position on the globe. */
export const isOnGlobe = ([lon, lat]: readonly [number, number]) =>
	Math.abs(lon) <= 180 && Math.abs(lat) <= 90;

function beyondGlobe([lon, lat]: Position, pointer: string): RecordFinding[] {
	if (isOnGlobe([lon, lat])) return [];
	return [
		{
			code: "position-range",
			pointer,
			message: `[${lon}, ${lat}] is not on the globe`,
			...(isOnGlobe([lat, lon]) && {
				hint: `write longitude first: [${lat}, ${lon}]`,
			}),
		},
	];
}

/** Finds positions of events, labels and views that are not on the globe; those of geometries are the GeoJSON check's. */
export const CHECK_POSITIONS: Rule = {
	ofMap: ({ views, overview }) => {
		const corners = ([west, south, east, north]: Bounds, pointer: string) => [
			...beyondGlobe([west, south], `${pointer}/0`),
			...beyondGlobe([east, north], `${pointer}/2`),
		];
		return [
			...views.flatMap(({ bounds }, i) =>
				corners(bounds, `/views/${i}/bounds`),
			),
			...corners(overview, "/overview"),
		];
	},
	ofPlace: ({ properties }) =>
		beyondGlobe(properties.labelPoint, "/properties/labelPoint"),
	ofEvent: ({ at }) => (at ? beyondGlobe(at, "/at") : []),
};

/** Whether one of a map's views, its overview among them, shows a position. */
export const isInView = (
	{ views, overview }: MapConfig,
	position: Position,
): boolean =>
	[overview, ...views.map(({ bounds }) => bounds)].some((bounds) =>
		isWithin(bounds, position),
	);

const GEOMETRY = "geometry/coordinates";

/** The first part of a place, and its path, that no view shows and that one would show with latitude and longitude swapped: the geometry, or else the label's point. */
function swappedPart(
	{ geometry, properties }: Place,
	config: MapConfig,
): [Position, string] | undefined {
	const looked: [Position, string][] = [
		[properties.labelPoint, "properties/labelPoint"],
	];
	if (geometry) {
		const [west, south, east, north] = boundsOf(geometry);
		looked.unshift([[(west + east) / 2, (south + north) / 2], GEOMETRY]);
	}
	return looked.find(
		([[lon, lat]]) =>
			!isInView(config, [lon, lat]) && isInView(config, [lat, lon]),
	);
}

/** Finds places that lie where a view shows them only if latitude and longitude are swapped. */
export function checkSwapped(
	place: Place,
	{ folder }: CheckContext,
): RecordFinding[] {
	const swapped = swappedPart(place, folder.config);
	if (!swapped) return [];
	const [[lon, lat], path] = swapped;
	return [
		{
			code: "position-swapped",
			pointer: `/${path}`,
			message: `${place.id} lies outside all views, and within one if latitude and longitude are swapped`,
			hint:
				path === GEOMETRY && place.geometry?.type !== "Point"
					? "write longitude first in all its positions"
					: `write longitude first: [${lat}, ${lon}]`,
		},
	];
}

/** A mark this near to its geometry stands at it, in km: a harbour's at its quay. */
const NEAR_KM = 1;

/** Finds places whose mark and label stand neither in nor at their geometry; those that are told to have it swapped are left for later. */
export function checkLabels(
	place: Place,
	{ folder }: CheckContext,
): RecordFinding[] {
	const { geometry, properties } = place;
	const isAt =
		geometry === null ||
		!isOnGlobe(properties.labelPoint) ||
		distanceToKm(geometry, properties.labelPoint) <= NEAR_KM;
	if (isAt || swappedPart(place, folder.config)) return [];
	const within = labelPoint(geometry).map((n) => Number(n.toFixed(5)));
	return [
		{
			code: "label-outside",
			pointer: "/properties/labelPoint",
			message: `the mark and the label of ${place.id} stand outside its geometry`,
			hint: `write a point within it: [${within.join(", ")}]`,
		},
	];
}
