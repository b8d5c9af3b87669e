// Runs one command of the packaged tool, the join alone, or a change to a previewed folder, in a process of its own; prints what it took as JSON.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const lib = new URL("../lib/", import.meta.url);
const [command, dir = "", ...rest] = process.argv.slice(2);

/** Joins every event's coordinates to the places, as check and build do. */
async function joinAll() {
	const { createLocator } = await import(new URL("core/join.js", lib).href);
	const read = (name) => JSON.parse(readFileSync(join(dir, name), "utf8"));
	const places = read("data/places.geojson").features;
	const { events } = read("data/events.json");
	const start = performance.now();
	const locate = createLocator(places, 25);
	const joined = events.filter(({ at }) => locate(at).length > 0).length;
	return { ms: performance.now() - start, outcome: joined };
}

async function runCommand() {
	const { runCli } = await import(new URL("node/cli.js", lib).href);
	const start = performance.now();
	const outcome = await runCli([command, dir, ...rest], {
		out: () => {},
		talk: () => {},
	});
	return { ms: performance.now() - start, outcome };
}

/** Changes a title in a folder that is previewed, and waits until the page that shows it is served. */
async function rebuild() {
	const { startPreview } = await import(
		new URL("node/preview/start-preview.js", lib).href
	);
	const io = { out: () => {}, talk: () => {} };
	const { url, close } = await startPreview(dir, { port: 0, base: "./" }, io);
	const page = async () => (await fetch(url)).text();
	await page();
	const file = join(dir, "data/events.json");
	const before = readFileSync(file, "utf8");
	const [id] =
		/<li[^>]* data-event="([^"]+)"/.exec(await page())?.slice(1) ?? [];
	const title = `"id":"${id}","title":"`;
	const cpu = process.cpuUsage();
	const start = performance.now();
	writeFileSync(file, before.replace(title, `${title}Changed: `));
	while (!(await page()).includes("Changed: ")) await sleep(100);
	const ms = performance.now() - start;
	const { user, system } = process.cpuUsage(cpu);
	writeFileSync(file, before);
	await close();
	return { ms, cpuMs: (user + system) / 1000, outcome: 0 };
}

const taken = await (command === "join"
	? joinAll()
	: command === "rebuild"
		? rebuild()
		: runCommand());
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
const cpuMs = (userCPUTime + systemCPUTime) / 1000;
console.log(JSON.stringify({ cpuMs, ...taken, peakMb: maxRSS / 1024 }));
