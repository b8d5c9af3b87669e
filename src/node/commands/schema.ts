import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { toJsonSchema } from "@valibot/to-json-schema";
import type { GenericSchema } from "valibot";
import { eventsFileSchema } from "../../core/event.ts";
import { mapConfigSchema } from "../../core/map-config.ts";
import { sourceSchema } from "../../core/source.ts";
import { languageMap, properName, text, words } from "../../core/values.ts";
import { placesFileSchema } from "../places-schema.ts";
import { formatJson } from "../report.ts";
import { type CommandIo, EXIT, type ExitCode, findNoFolder } from "./io.ts";
import { refuseFolder } from "./refuse.ts";

const SCHEMAS: readonly [string, string, GenericSchema][] = [
	["map", "The map's settings: data/map.yaml", mapConfigSchema],
	["events", "News events: data/events.yaml", eventsFileSchema],
	["source", "One article's record: seeds/<id>.yaml", sourceSchema],
	["places", "The gazetteer: data/places.geojson", placesFileSchema],
];

const MODES = { typeMode: "input", errorMode: "ignore" } as const;

const toPart = (schema: GenericSchema) => {
	const { $schema: _, ...part } = toJsonSchema(schema, MODES);
	return part;
};

/** A text for readers: plain, or by language. Lazy in our own schema for the sake of its messages; a schema for editors shows both. */
const WORDS = { anyOf: [toPart(text), toPart(languageMap)] };

/** Gives the JSON Schemas (draft 7) of a folder's files by file name, made from the schemas the reader checks with. */
export function jsonSchemas(): Map<string, string> {
	return new Map(
		SCHEMAS.map(([name, title, schema]) => {
			const {
				$schema,
				properties,
				$defs: _,
				...rest
			} = toJsonSchema(schema, {
				...MODES,
				overrideSchema: ({ valibotSchema }) =>
					valibotSchema === words || valibotSchema === properName
						? { $ref: "#/definitions/words" }
						: undefined,
			});
			const printed = formatJson({
				$schema,
				title,
				...rest,
				properties: { $schema: { type: "string" }, ...properties },
				definitions: { words: WORDS },
			});
			return [`${name}.schema.json`, printed];
		}),
	);
}

/** `dateline schema`: writes the JSON Schemas into `data/schema/` of the folder. 3 no such folder. Throws the system's error when it cannot. */
export function schema(dir: string, io: CommandIo): ExitCode {
	const missing = findNoFolder(dir);
	if (missing !== undefined) return refuseFolder(io, missing);
	const target = join(dir, "data", "schema");
	mkdirSync(target, { recursive: true });
	for (const [name, text] of jsonSchemas()) {
		writeFileSync(join(target, name), text);
		io.out(`data/schema/${name}\n`);
	}
	return EXIT.clean;
}
