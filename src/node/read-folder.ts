import * as v from "valibot";
import { checkLetters } from "../core/check/letters.ts";
import { checkFolder } from "../core/check.ts";
import { LATEST } from "../core/edtf.ts";
import { newsEventSchema } from "../core/event.ts";
import { type MapConfig, mapConfigSchema } from "../core/map-config.ts";
import { type MapFolder, recordPath } from "../core/map-folder.ts";
import type { Memory } from "../core/memory.ts";
import type { Place } from "../core/place.ts";
import type { Finding, Problem, ProblemCode } from "../core/problem.ts";
import { type BaseOverrides, readBaseOverrides } from "./base-overrides.ts";
import { checkFeature } from "./check-geojson.ts";
import { checkNames } from "./check-names.ts";
import { checkSchema } from "./check-schema.ts";
import { FolderFiles } from "./folder-files.ts";
import { findLegible, type StandIns } from "./legible.ts";
import { placeFeatureSchema } from "./places-schema.ts";
import type { Progress } from "./progress.ts";
import { idsOf, readList } from "./read-list.ts";
import { readSources, readTexts } from "./read-sources.ts";
import { MAX_BYTES, MAX_DATA_BYTES } from "./safe-read.ts";
import { hasLetter } from "./typeset.ts";
import {
	createWrittenPointers,
	type LegibleParts,
	type Located,
} from "./written-pointers.ts";

/** How a folder is read. */
export interface ReadOptions {
	/** Another folder that holds the articles' texts. */
	texts?: string | undefined;
	/** Told how far it is. */
	progress?: Progress | undefined;
	/** What is the same as the last time is not read again. */
	memory?: Memory | undefined;
}

/** A folder's records and everything wrong with them. */
export interface FolderRead {
	/** The records whose form is right. `config` is an empty one when data/map.yaml cannot be used; then there are errors. */
	folder: MapFolder;
	/** The same with what can be read of events, sources and settings that have mistakes: what was checked, not what can be published. */
	legible: MapFolder;
	/** Ordered by file, line, column, code. */
	problems: Problem[];
	/** What stands beside the places in data/places.geojson, such as a licence. */
	gazetteer: Readonly<Record<string, unknown>>;
	/** What the folder says of its base map. */
	base: BaseOverrides;
	/** Puts file, line and column to what the core finds wrong in `folder` or `legible`. */
	locate: (findings: readonly Finding[]) => Problem[];
	/** Turns a file and pointer that the core gives into those of the folder. */
	inFile: <T extends Located>(at: T) => T;
}

const TOO_LARGE_YAML = `write data/events.json or data/events.csv, which may have ${MAX_DATA_BYTES / 1e6} MB`;

/** Settings that no rule finds anything wrong against. */
const EMPTY_CONFIG: MapConfig = {
	id: "map",
	title: "",
	takeaway: "",
	languages: ["en"],
	asOf: LATEST,
	places: [],
	views: [{ id: "view", label: "", bounds: [0, 0, 0, 0] }],
	overview: [0, 0, 0, 0],
	labelForms: [],
	origins: [],
	nearestKm: 0,
	notes: [],
	credits: [],
};

/** For what these files must say and what no rule across records looks at. */
const CONFIG_STAND_INS: StandIns = {
	...EMPTY_CONFIG,
	title: "?",
	takeaway: "?",
	text: "?",
	name: "?",
	label: "?",
	views: [{ id: "view", label: "?", bounds: [0, 0, 1, 1] }],
	overview: [0, 0, 1, 1],
};
const EVENT_STAND_INS: StandIns = {
	id: "unread",
	title: "?",
	status: "stated",
	text: "?",
	role: "venue",
};

/** What is found where a record says less than its author wrote may come from that alone. */
const NEEDS_WHOLE_RECORDS: readonly ProblemCode[] = [
	"date-over-precise",
	"record-stale",
];

function readConfig(files: FolderFiles, path: string, parts: LegibleParts) {
	const parsed = files.open(path, MAX_BYTES);
	if (!parsed)
		return { config: undefined, legible: undefined, origins: undefined };
	const { value } = parsed;
	const config = files.check(path, parsed, mapConfigSchema);
	const part = config
		? undefined
		: findLegible(mapConfigSchema, value, CONFIG_STAND_INS);
	if (part) parts.set(path, part);
	const raw = (value as { origins?: unknown } | null)?.origins;
	return { config, legible: part?.value, origins: idsOf(raw) };
}

function readEvents(files: FolderFiles, path: string, parts: LegibleParts) {
	files.progress(`parsing ${path}`);
	const parsed = /\.ya?ml$/.test(path)
		? files.open(path, MAX_BYTES, TOO_LARGE_YAML)
		: files.open(path, MAX_DATA_BYTES);
	const frame = v.strictObject({ events: v.array(v.unknown()) });
	return readList(
		files,
		path,
		"events",
		parsed,
		frame,
		parts,
		(value, base, file) => ({
			...checkSchema(newsEventSchema, value, base, file),
			legible: () => findLegible(newsEventSchema, value, EVENT_STAND_INS),
		}),
	);
}

function readPlaces(files: FolderFiles, path: string, parts: LegibleParts) {
	files.progress(`parsing ${path}`);
	const parsed = files.open(path, MAX_DATA_BYTES);
	const { features: _, ...beside } = (parsed?.value ?? {}) as Record<
		string,
		unknown
	>;
	const frame = v.looseObject({
		type: v.literal("FeatureCollection"),
		features: v.array(v.unknown()),
		crs: v.optional(
			v.pipe(
				v.unknown(),
				v.check(
					() => false,
					({ input }) =>
						`no part of GeoJSON: coordinates are WGS 84 degrees — ${
							/CRS84|\b4326\b/.test(JSON.stringify(input))
								? "delete it"
								: "export the file as EPSG:4326 (WGS 84)"
						}`,
				),
			),
		),
	});
	const listed = readList(
		files,
		path,
		"features",
		parsed,
		frame,
		parts,
		(value, base, file) => {
			const checked = checkSchema(placeFeatureSchema, value, base, file);
			const findings = checked.value
				? checkFeature(value, `/features/${base[1]}`)
				: checked.findings;
			return {
				value: findings.length === 0 ? (checked.value as Place) : undefined,
				findings,
				legible: () => undefined,
			};
		},
	);
	return { ...listed, beside };
}

/**
 * Gives a map folder's records and what is wrong with them; never throws for what an author wrote. A record with a
 * mistake of form is left out, its id still counts as known, the rest of it is checked all the same, and every file to its end. `texts` names another
 * folder that holds the articles' texts; a text beside its record is used where that folder has none. Nothing outside
 * the two folders is read.
 */
export function readFolder(
	dir: string,
	{ texts: textsDir, progress, memory }: ReadOptions = {},
): FolderRead {
	const files = new FolderFiles(dir, progress, memory);
	const parts: LegibleParts = new Map();
	const mapPath = files.pathOf("data/map");
	const eventsPath = files.pathOf("data/events", "csv");
	checkNames(files);
	const { config, origins, ...settings } = readConfig(files, mapPath, parts);
	const places = readPlaces(files, "data/places.geojson", parts);
	const events = readEvents(files, eventsPath, parts);
	const read = readSources(files, parts);
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
	const legible: MapFolder = {
		...folder,
		config: config ?? settings.legible ?? EMPTY_CONFIG,
		events: [...events.records, ...events.legible],
		sources: [...sources, ...read.legible],
	};
	const left = { place: places.leftOut, source: leftOut, origin: origins };
	const { inFile, isTorn, isInPart } = createWrittenPointers(
		new Map([
			["data/map.yaml", mapPath],
			["data/events.yaml", eventsPath],
		]),
		{ events: events.indexes, features: places.indexes },
		parts,
	);
	const findingInFile = ({ other, ...finding }: Finding): Finding => ({
		...inFile(finding),
		...(other && { other: inFile(other) }),
	});
	const areAllPlaces = config && places.leftOut?.size === 0;
	const isSound = (finding: Finding) =>
		!isTorn(finding) &&
		!(NEEDS_WHOLE_RECORDS.includes(finding.code) && isInPart(finding)) &&
		(areAllPlaces || finding.code !== "event-unlocated");
	const fileOf = (id: string) => recordPath({ sourceFiles }, id);
	const found = [
		...checkFolder(
			legible,
			left,
			(done, total) => files.progress("checking", done, total),
			files.memory,
		),
		...checkLetters(legible, fileOf, hasLetter),
	];
	files.add(found.filter(isSound).map(findingInFile));
	const placeIds =
		places.leftOut &&
		new Set([...places.leftOut, ...folder.places.map(({ id }) => id)]);
	const base = readBaseOverrides(files, placeIds);
	return {
		folder,
		legible,
		gazetteer: places.beside,
		base,
		problems: files.problems(),
		locate: (findings) => files.locate(findings.map(findingInFile)),
		inFile,
	};
}
