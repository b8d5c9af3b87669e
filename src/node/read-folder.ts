import * as v from "valibot";
import type { IsLeftOut } from "../core/check/context.ts";
import { checkFolder } from "../core/check.ts";
import { newsEventSchema } from "../core/event.ts";
import { type MapConfig, mapConfigSchema } from "../core/map-config.ts";
import type { MapFolder } from "../core/map-folder.ts";
import type { Place } from "../core/place.ts";
import type { Finding, Problem } from "../core/problem.ts";
import { checkFeature } from "./check-geojson.ts";
import { checkSchema } from "./check-schema.ts";
import { FolderFiles } from "./folder-files.ts";
import { placeFeatureSchema } from "./places-schema.ts";
import type { ParsedFile } from "./positions.ts";
import { idOf, readSources, readTexts } from "./read-sources.ts";
import { MAX_BYTES } from "./safe-read.ts";

/** A folder's records and everything wrong with them. */
export interface FolderRead {
	/** The records whose form is right. `config` is an empty one when data/map.yaml cannot be used; then there are errors. */
	folder: MapFolder;
	/** Ordered by file, line, column, code. */
	problems: Problem[];
}

const MAX_GEOJSON_BYTES = 64_000_000;

const EMPTY_CONFIG: MapConfig = {
	id: "map",
	title: "",
	takeaway: "",
	language: "en",
	asOf: "1970-01-01",
	places: [],
	views: [],
	overview: [0, 0, 0, 0],
	origins: [],
	nearestKm: 0,
	notes: [],
	credits: [],
};

/** Records read from one list, with what became of the others. */
interface Listed<T> {
	records: T[];
	/** Index in the file of each record. */
	indexes: number[];
	/** Ids of the records that were left out; undefined when the list could not be read at all, and any id may be in it. */
	leftOut: Set<string> | undefined;
}

function readConfig(files: FolderFiles, path: string) {
	const parsed = files.open(path, MAX_BYTES);
	if (!parsed) return { config: EMPTY_CONFIG, origins: undefined };
	const checked = checkSchema(mapConfigSchema, parsed.value, [], parsed);
	files.add(checked.findings.map((f) => ({ ...f, file: path })));
	const raw = (parsed.value as { origins?: unknown } | null)?.origins;
	return {
		config: checked.value ?? EMPTY_CONFIG,
		origins: new Set(Array.isArray(raw) ? raw.flatMap(idOf) : []),
	};
}

/** Reads the list under `key`, record by record, so that one bad record costs no other. */
function readList<T>(
	files: FolderFiles,
	path: string,
	key: string,
	parsed: ParsedFile | undefined,
	frame: v.GenericSchema<unknown, Record<string, unknown>>,
	readOne: (
		value: unknown,
		base: [string, number],
		parsed: ParsedFile,
	) => { value: T | undefined; findings: Omit<Finding, "file">[] },
): Listed<T> {
	const listed: Listed<T> = { records: [], indexes: [], leftOut: undefined };
	if (!parsed) return listed;
	const checked = checkSchema(frame, parsed.value, [], parsed);
	files.add(checked.findings.map((f) => ({ ...f, file: path })));
	const values = (parsed.value as Record<string, unknown> | null)?.[key];
	if (!Array.isArray(values)) return listed;
	listed.leftOut = new Set();
	for (const [i, value] of values.entries()) {
		const read = readOne(value, [key, i], parsed);
		files.add(read.findings.map((f) => ({ ...f, file: path })));
		if (read.value === undefined) {
			for (const id of idOf(value)) listed.leftOut.add(id);
			continue;
		}
		listed.records.push(read.value);
		listed.indexes.push(i);
	}
	return listed;
}

function readEvents(files: FolderFiles, path: string) {
	const parsed = files.open(path, MAX_BYTES);
	const frame = v.strictObject({ events: v.array(v.unknown()) });
	return readList(files, path, "events", parsed, frame, (value, base, file) =>
		checkSchema(newsEventSchema, value, base, file),
	);
}

function readPlaces(files: FolderFiles, path: string) {
	const parsed = files.open(path, MAX_GEOJSON_BYTES);
	const frame = v.looseObject({
		type: v.literal("FeatureCollection"),
		features: v.array(v.unknown()),
		crs: v.optional(
			v.pipe(
				v.unknown(),
				v.check(
					() => false,
					"no part of GeoJSON: coordinates are WGS 84 degrees",
				),
			),
		),
	});
	return readList(
		files,
		path,
		"features",
		parsed,
		frame,
		(value, base, file) => {
			const checked = checkSchema(placeFeatureSchema, value, base, file);
			const findings = checked.value
				? checkFeature(value, `/features/${base[1]}`)
				: checked.findings;
			return {
				value: findings.length === 0 ? (checked.value as Place) : undefined,
				findings,
			};
		},
	);
}

/** Turns the core's file names and list indexes into the folder's: other forms of a file, records left out of a list. */
function toFile(
	finding: Finding,
	paths: ReadonlyMap<string, string>,
	lists: Readonly<Record<string, readonly number[]>>,
): Finding {
	return {
		...finding,
		file: paths.get(finding.file) ?? finding.file,
		pointer: finding.pointer.replace(
			/^\/(events|features)\/(\d+)/,
			(_, list: string, i: string) =>
				`/${list}/${lists[list]?.[Number(i)] ?? i}`,
		),
	};
}

/**
 * Gives a map folder's records and what is wrong with them; never throws for what an author wrote. A record with a
 * mistake of form is left out, its id still counts as known, and every file is checked to its end. `texts` names another
 * folder that holds the articles' texts; a text beside its record is used where that folder has none. Nothing outside
 * the two folders is read.
 */
export function readFolder(
	dir: string,
	{ texts: textsDir }: { texts?: string } = {},
): FolderRead {
	const files = new FolderFiles(dir);
	const mapPath = files.pathOf("data/map");
	const eventsPath = files.pathOf("data/events");
	const { config, origins } = readConfig(files, mapPath);
	const places = readPlaces(files, "data/places.geojson");
	const events = readEvents(files, eventsPath);
	const read = readSources(files);
	const { sources, sourceFiles, leftOut } = read;
	const texts = readTexts(files, read, textsDir);

	const folder: MapFolder = {
		config,
		places: places.records,
		events: events.records,
		sources,
		texts,
		sourceFiles,
	};
	const known = { place: places.leftOut, source: leftOut, origin: origins };
	const isLeftOut: IsLeftOut = (kind, id) => known[kind]?.has(id) ?? true;
	const paths = new Map([
		["data/map.yaml", mapPath],
		["data/events.yaml", eventsPath],
	]);
	const lists = { events: events.indexes, features: places.indexes };
	const areAllPlaces = places.leftOut?.size === 0;
	files.add(
		checkFolder(folder, isLeftOut)
			.filter(({ code }) => areAllPlaces || code !== "event-unlocated")
			.map((finding) => toFile(finding, paths, lists)),
	);
	return { folder, problems: files.problems() };
}
