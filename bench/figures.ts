import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Bytes } from "./bytes.ts";
import type { Embedded } from "./embed-visit.ts";
import type { Embeds } from "./embeds.ts";
import { quantile } from "./statistics.ts";
import { type Times, table } from "./table.ts";

const README = join(import.meta.dirname, "../README.md");
const [BEGIN, END] = ["<!-- figures -->", "<!-- /figures -->"];

/** What a run found: the first page is ours, the second the plain one. */
export interface Found {
	machine: string;
	load: number;
	bytes: Bytes[];
	/** At full speed, then with the processor slowed down. */
	times: Times[][][];
	embeds: Embeds;
}

const median = <Key extends string>(
	visits: readonly Record<Key, number>[] | undefined,
	key: Key,
) =>
	quantile(
		(visits ?? []).map((visit) => visit[key]),
		0.5,
	);

function bytesRows(bytes: Bytes[]): string[][] {
	const kinds: [string, string[]][] = [
		["HTML", ["html"]],
		["JavaScript", ["js"]],
		["CSS", ["css"]],
		["data, images", ["json", "geojson", "png"]],
		["**all**", ["html", "js", "css", "json", "geojson", "png"]],
	];
	return kinds.map(([label, of]) => [
		label,
		...bytes.map((each) =>
			(of.reduce((n, kind) => n + (each[kind]?.[1] ?? 0), 0) / 1000).toFixed(1),
		),
	]);
}

function timesRows(times: Times[][][]): string[][] {
	const keys: [string, keyof Times][] = [
		["first paint", "firstPaint"],
		["land drawn", "landDrawn"],
		["first answered click", "firstAnswer"],
		["click to popup, warm", "warmAnswer"],
	];
	return keys.map(([label, key]) => {
		const [full, slowed] = times.map((pages) =>
			pages.map((visits) => median(visits, key)),
		) as [number[], number[]];
		const ratio = ([a = 0, b = 1]: number[]) => (a / b).toFixed(2);
		return [
			label,
			...full.map((ms) => ms.toFixed(0)),
			ratio(full),
			ratio(slowed),
		];
	});
}

function embedsRows({ weights, times }: Embeds): string[][] {
	const ms = (key: keyof Embedded) =>
		times.map((visits) => median(visits, key).toFixed(0));
	return [
		["kB gzip, all files", ...weights.map(([, , gzip = ""]) => gzip)],
		["ms until a place can be clicked", ...ms("ready")],
		["ms until a first click is answered", ...ms("answered")],
	];
}

/** Writes a run's figures into the README, between its two marks. */
export function writeFigures({
	machine,
	load,
	bytes,
	times,
	embeds,
}: Found): void {
	const { names } = embeds;
	const figures = `${BEGIN}
Made by \`npm run bench\`: ${machine}, medians of ${times[0]?.[0]?.length} visits that take turns with a plain Leaflet page which binds string popups to the same shapes.
The load average was ${load.toFixed(1)} when it began: above the number of cores, only the ratios within one run count. The whole tables are in [bench/results.md](bench/results.md).

${table(["first view, kB gzip", "Dateline", "plain Leaflet"], bytesRows(bytes))}

${table(["ms", "Dateline", "plain Leaflet", "ratio", "with the processor slowed 4×, ratio"], timesRows(times))}

${table(["in a page of another site", ...names], embedsRows(embeds))}
${END}`;
	const readme = readFileSync(README, "utf8");
	const [before, rest = ""] = readme.split(BEGIN);
	const after = rest.split(END)[1];
	if (after === undefined) throw new Error(`${README} lacks ${BEGIN}, ${END}`);
	writeFileSync(README, before + figures + after);
}
