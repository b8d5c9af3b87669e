import * as v from "valibot";
import { checkFolder } from "../core/check.ts";
import { newsEventSchema } from "../core/event.ts";
import { type MapConfig, mapConfigSchema } from "../core/map-config.ts";
import type { MapFolder } from "../core/map-folder.ts";
import type { Place } from "../core/place.ts";
import type { Finding, Problem } from "../core/problem.ts";
import { slug } from "../core/values.ts";
import { type BaseOverrides, readBaseOverrides } from "./base-overrides.ts";
import { checkFeature } from "./check-geojson.ts";
import { checkNames } from "./check-names.ts";
import { checkSchema } from "./check-schema.ts";
import { FolderFiles } from "./folder-files.ts";
import { placeFeatureSchema } from "./places-schema.ts";
import type { ParsedFile } from "./positions.ts";
import type { Progress } from "./progress.ts";
import { idOf, readSources, readTexts } from "./read-sources.ts";
import { MAX_BYTES, MAX_DATA_BYTES } from "./safe-read.ts";

/** How a folder is read. */
export interface ReadOptions {
	/** Another folder that holds the articles' texts. */
	texts?: string | undefined;
	/** Told how far it is. */
	progress?: Progress | undefined;
}

/** A folder's records and everything wrong with them. */
export interface FolderRead {
	/** The records whose form is right. `config` is an empty one when data/map.yaml cannot be used; then there are errors. */
	folder: MapFolder;
	/** Ordered by file, line, column, code. */
	problems: Problem[];
	/** What the folder says of its base map. */
	base: BaseOverrides;
	/** Puts file, line and column to what the core finds wrong in `folder`. */
	locate: (findings: readonly Finding[]) => Problem[];
	/** Turns a file and pointer that the core gives into those of the folder. */
	inFile: <T extends Located>(at: T) => T;
}

const TOO_LARGE_YAML = `write data/events.json or data/events.csv, which may have ${MAX_DATA_BYTES / 1e6} MB`;

const EMPTY_CONFIG: MapConfig = {
	id: "map",
	title: "",
	takeaway: "",
	languages: ["en"],
	asOf: "1970-01-01",
	places: [],
	views: [],
	overview: [0, 0, 0, 0],
	labelForms: [],
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
	/** Ids of the records that were left out; undefined when one of them has none that can be read, and any id may be its. */
	leftOut: Set<string> | undefined;
}

/** The ids of a list's records; undefined when there is no list, or one of them has none that others could name it by. */
function idsOf(records: unknown): Set<string> | undefined {
	if (!Array.isArray(records)) return undefined;
	const ids = records.map(idOf);
	return ids.every(([id]) => v.is(slug, id)) ? new Set(ids.flat()) : undefined;
}

function readConfig(files: FolderFiles, path: string) {
	const parsed = files.open(path, MAX_BYTES);
	if (!parsed) return { config: undefined, origins: undefined };
	const checked = checkSchema(mapConfigSchema, parsed.value, [], parsed);
	files.add(checked.findings.map((f) => ({ ...f, file: path })));
	const raw = (parsed.value as { origins?: unknown } | null)?.origins;
	return { config: checked.value, origins: idsOf(raw) };
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
	const leftOut: unknown[] = [];
	for (const [i, value] of values.entries()) {
		if (i % 1000 === 0) files.progress(`reading ${path}`, i, values.length);
		const read = readOne(value, [key, i], parsed);
		files.add(read.findings.map((f) => ({ ...f, file: path })));
		if (read.value === undefined || parsed.spoilt?.has(`/${key}/${i}`)) {
			leftOut.push(value);
			continue;
		}
		listed.records.push(read.value);
		listed.indexes.push(i);
	}
	listed.leftOut = idsOf(leftOut);
	return listed;
}

function readEvents(files: FolderFiles, path: string) {
	const parsed = /\.ya?ml$/.test(path)
		? files.open(path, MAX_BYTES, TOO_LARGE_YAML)
		: files.open(path, MAX_DATA_BYTES);
	const frame = v.strictObject({ events: v.array(v.unknown()) });
	return readList(files, path, "events", parsed, frame, (value, base, file) =>
		checkSchema(newsEventSchema, value, base, file),
	);
}

function readPlaces(files: FolderFiles, path: string) {
	const parsed = files.open(path, MAX_DATA_BYTES);
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

interface Located {
	file: string;
	pointer: string;
}

/** Turns the core's file names and list indexes into the folder's: other forms of a file, records left out of a list. */
function createInFile(
	paths: ReadonlyMap<string, string>,
	lists: Readonly<Record<string, readonly number[]>>,
) {
	return <T extends Located>(at: T): T => ({
		...at,
		file: paths.get(at.file) ?? at.file,
		pointer: at.pointer.replace(
			/^\/(events|features)\/(\d+)/,
			(_, list: string, i: string) =>
				`/${list}/${lists[list]?.[Number(i)] ?? i}`,
		),
	});
}

/**
 * Gives a map folder's records and what is wrong with them; never throws for what an author wrote. A record with a
 * mistake of form is left out, its id still counts as known, and every file is checked to its end. `texts` names another
 * folder that holds the articles' texts; a text beside its record is used where that folder has none. Nothing outside
 * the two folders is read.
 */
export function readFolder(
	dir: string,
	{ texts: textsDir, progress }: ReadOptions = {},
): FolderRead {
	const files = new FolderFiles(dir, progress);
	const mapPath = files.pathOf("data/map");
	const eventsPath = files.pathOf("data/events", "csv");
	checkNames(files);
	const { config, origins } = readConfig(files, mapPath);
	const places = readPlaces(files, "data/places.geojson");
	const events = readEvents(files, eventsPath);
	const read = readSources(files);
	const { sources, sourceFiles, leftOut } = read;
	const texts = readTexts(files, read, textsDir);

	const folder: MapFolder = {
		config: config ?? EMPTY_CONFIG,
		places: places.records,
		events: events.records,
		sources,
		texts,
		sourceFiles,
	};
	const left = { place: places.leftOut, source: leftOut, origin: origins };
	const paths = new Map([
		["data/map.yaml", mapPath],
		["data/events.yaml", eventsPath],
	]);
	const lists = { events: events.indexes, features: places.indexes };
	const areAllPlaces = config && places.leftOut?.size === 0;
	const inFile = createInFile(paths, lists);
	const findingInFile = ({ other, ...finding }: Finding): Finding => ({
		...inFile(finding),
		...(other && { other: inFile(other) }),
	});
	progress?.("checking");
	files.add(
		checkFolder(folder, left)
			.filter(({ code }) => areAllPlaces || code !== "event-unlocated")
			.map(findingInFile),
	);
	const placeIds =
		places.leftOut &&
		new Set([...places.leftOut, ...folder.places.map(({ id }) => id)]);
	const base = readBaseOverrides(files, placeIds);
	return {
		folder,
		base,
		problems: files.problems(),
		locate: (findings) => files.locate(findings.map(findingInFile)),
		inFile,
	};
}
