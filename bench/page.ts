import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { ARGUMENTS, findChromium } from "../test/support/chromium.ts";
import { type Bytes, measureBytes } from "./bytes.ts";
import { embedsSection, measureEmbeds } from "./embeds.ts";
import { writeFigures } from "./figures.ts";
import { film } from "./film.ts";
import { preparePages } from "./pages.ts";
import { bytesTable, type Times, timesTable } from "./table.ts";
import { visit } from "./visit.ts";

const CONDITIONS = { "Full speed": 1, "Processor slowed down 4×": 4 };

const { values } = parseArgs({
	options: { reps: { type: "string", default: "9" } },
	allowPositionals: true,
});
const reps = Number(values.reps);
if (!(reps >= 1)) throw new RangeError("--reps takes a number of visits.");
const [load = 0] = loadavg();
const folder = mkdtempSync(join(tmpdir(), "dateline-bench-"));
const pages = await preparePages(folder);
const browser = await chromium.launch({
	executablePath: findChromium(),
	args: ARGUMENTS,
});
try {
	const bytes: Bytes[] = [];
	for (const page of pages) bytes.push(await measureBytes(browser, page));
	const times: Times[][][] = [];
	for (const [name, slowdown] of Object.entries(CONDITIONS))
		times.push(await measureTimes(name, slowdown));
	const hosts = join(folder, "hosts");
	const embeds = await measureEmbeds(browser, pages, reps, hosts);
	const report = [
		describeRun(),
		bytesSection(bytes),
		...Object.keys(CONDITIONS).map((name, i) =>
			timesSection(name, times[i] ?? []),
		),
		embedsSection(embeds),
	];
	const text = `${report.join("\n\n")}\n`;
	process.stdout.write(text);
	writeFileSync(join(import.meta.dirname, "results.md"), text);
	writeFigures({ machine: machine(), load, bytes, times, embeds });
} finally {
	await browser.close();
	for (const page of pages) await page.close();
	rmSync(folder, { recursive: true });
}

function machine(): string {
	const [cpu] = cpus();
	return `${new Date().toISOString().slice(0, 10)}, ${cpu?.model.trim()}, ${cpus().length} cores, Node ${process.versions.node}, Chromium ${browser.version()}`;
}

function describeRun(): string {
	return `# Benchmark

${machine()}. Made by \`npm run bench\`.

The plain page is a map alone: Leaflet, the same land and outlines, and popups bound as strings with the texts of our cards. Ours also holds the list of events, citations, sources and search, and all of it is in its HTML.
Both are served uncompressed from this machine and shown at 1280 × 800; network delay plays no part.
The load average was ${load.toFixed(1)} when it began: where that is above the number of cores, other work took some of the time, and only what was measured in turns can be compared.`;
}

function bytesSection(bytes: Bytes[]): string {
	const rows = pages.map((page, i): [string, Bytes] => [
		page.name,
		bytes[i] ?? {},
	]);
	return `## Bytes

kB are 1000 bytes; gzip at level 9, brotli at 11. The first view is all that a visit loads without a click.

${bytesTable(rows)}`;
}

/** The pages take turns, and take turns in going first. */
async function measureTimes(
	name: string,
	slowdown: number,
): Promise<Times[][]> {
	const times = pages.map((): Times[] => []);
	for (let rep = 0; rep < reps; rep++) {
		const order = rep % 2 === 0 ? [0, 1] : [1, 0];
		for (const i of order) {
			const page = pages[i];
			if (!page) continue;
			const filmed = await film(browser, page, slowdown);
			times[i]?.push({
				...filmed,
				...(await visit(browser, page, slowdown)),
			});
		}
		process.stderr.write(`${name}: ${rep + 1} of ${reps}\n`);
	}
	return times;
}

function timesSection(name: string, times: Times[][]): string {
	return `## ${name}

Median of ${reps} visits with quartiles, each in a fresh context; the pages take turns. All but the last row count from navigation; first paint is the first with content. Land drawn and map complete are read off a film of the screen in a visit of its own: the first frame from which on 95 % of the land, 98 % of all that is not sea, looks as it does in the end. An answered click ends when the popup's text has been painted.

${timesTable(pages.map((page, i) => [page.name, times[i] ?? []]))}`;
}
