import { execFileSync } from "node:child_process";
import {
	mkdtempSync,
	readdirSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants } from "node:zlib";
import { type Browser, chromium } from "playwright-core";
import { ARGUMENTS, findChromium } from "../test/support/chromium.ts";
import { makeUpFolder, writeFolder } from "../test/support/made-up-folder.ts";
import { packageProject } from "../test/support/package.ts";
import { serveFolder } from "../test/support/static-server.ts";
import {
	countsIn,
	type Measures,
	type Target,
	visitMap,
	withMap,
} from "./sizes/visit.ts";
import { spread } from "./statistics.ts";
import { table } from "./table.ts";
import { REST } from "./visit.ts";

const { values } = parseArgs({
	options: {
		events: { type: "string", default: "1000000" },
		places: { type: "string", default: "50000" },
		reps: { type: "string", default: "3" },
	},
	allowPositionals: true,
});
const size = {
	events: Number(values.events),
	places: Number(values.places),
	citations: 1,
	corners: 0,
};

const number = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

/** Builds a folder with the packaged command; what it took. */
function build(dir: string, out: string) {
	const script = join(import.meta.dirname, "measured.mjs");
	const said = execFileSync(
		process.execPath,
		[script, "build", dir, "--out", out, "--tiles"],
		{ encoding: "utf8" },
	);
	const taken = JSON.parse(said) as Record<
		"ms" | "cpuMs" | "peakMb" | "outcome",
		number
	>;
	if (taken.outcome !== 0) throw new Error("the folder is not clean");
	return taken;
}

/** What a visit without a click asks for: bytes as they would be sent with brotli at rest, and of the archive alone. */
function weighStart(browser: Browser, target: Target) {
	return withMap(browser, target, { slowdown: 1 }, async (page) => {
		let [requests, parts, ofParts, rest] = [0, 0, 0, 0];
		const bodies: Promise<void>[] = [];
		page.on("response", (response) => {
			requests++;
			const add = async () => {
				const body = await response.body();
				if (response.status() === 206) {
					parts++;
					ofParts += body.length;
				} else
					rest += brotliCompressSync(body, {
						params: { [constants.BROTLI_PARAM_QUALITY]: 9 },
					}).length;
			};
			bodies.push(add());
		});
		await page.goto(target.url, { waitUntil: "load" });
		await page.evaluate(() => watch.ready());
		await page.waitForTimeout(2 * REST);
		await Promise.all(bodies);
		return { requests, parts, ofParts, rest };
	});
}

const ROWS: [what: string, of: (visit: Measures) => number, digits?: number][] =
	[
		["first map paint, ms", ({ paint }) => paint],
		["first click answered, ms", ({ interactive }) => interactive],
		["warm click answered, ms", ({ click }) => click],
		["filter painted, ms", ({ filter }) => filter],
		["pan: median frame, ms", ({ panP50 }) => panP50, 1],
		["pan: 95th percentile, ms", ({ panP95 }) => panP95, 1],
		["pan: longest frame, ms", ({ panMax }) => panMax],
		["zoom: median frame, ms", ({ zoomP50 }) => zoomP50, 1],
		["zoom: 95th percentile, ms", ({ zoomP95 }) => zoomP95, 1],
		["zoom: longest frame, ms", ({ zoomMax }) => zoomMax],
		["heap before a filter, MB", ({ heapMb }) => heapMb, 1],
	];

await packageProject();
const [load = 0] = loadavg();
const dir = mkdtempSync(join(tmpdir(), "dateline-bench-tiles-"));
const browser = await chromium.launch({
	executablePath: findChromium(),
	args: ARGUMENTS,
});
try {
	writeFolder(dir, size);
	const dist = join(dir, "dist");
	const built = build(dir, dist);
	process.stderr.write(`built: ${JSON.stringify(built)}\n`);
	const server = await serveFolder(dist);
	const target = { id: "ours", url: server.url };
	const start = await weighStart(browser, target);
	const dates = makeUpFolder(size).events.map(({ date }) => date);
	const counts = countsIn(dates);
	const visits: Measures[] = [];
	for (let i = 0; i < Number(values.reps); i++) {
		visits.push(await visitMap(browser, target, { slowdown: 1 }, counts));
		process.stderr.write(`${JSON.stringify(visits.at(-1))}\n`);
	}
	await server.close();
	const data = readdirSync(join(dist, "data")).map(
		(name) => [name, statSync(join(dist, "data", name)).size] as const,
	);
	const files = readdirSync(dist, { recursive: true }).length;
	const text = `# Benchmark: marks in tiles

${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.versions.node}, Chromium ${browser.version()}. Made by \`npm run bench tiles\`: ${number.format(size.events)} made-up events at ${number.format(size.places)} places, one citation to an event, built by the packaged command with \`--tiles\`.
The load average was ${load.toFixed(1)} when it began: where that is above the number of cores, other work took some of the time, and only CPU times, bytes and memory can be compared.

Build: ${(built.cpuMs / 1000).toFixed(0)} s of CPU, ${(built.ms / 1000).toFixed(0)} s in all, ${number.format(built.peakMb)} MB at most; ${number.format(files)} files and folders.

${table(
	["file", "kB"],
	data.map(([name, bytes]) => [
		name.replace(/\.[0-9a-f]{16}/, ""),
		number.format(bytes / 1000),
	]),
)}

Until the map stands: ${start.requests} requests; ${start.parts} parts of the archive with ${kB(start.ofParts)}; all else ${kB(start.rest)} under brotli 9.

Median of ${visits.length} visits with quartiles, uncompressed from this machine at 1280 × 800:

${table(
	["", ""],
	ROWS.map(([what, of, digits]) => [what, spread(visits.map(of), digits)]),
)}
`;
	process.stdout.write(text);
	writeFileSync(join(import.meta.dirname, "tiles.md"), text);
} finally {
	await browser.close();
	rmSync(dir, { recursive: true });
}
