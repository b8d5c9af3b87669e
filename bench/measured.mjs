// Runs one command of the packaged tool, or the join alone, in a process of its own; prints what it took as JSON.
import { readFileSync } from "node:fs";
import { join } from "node:path";

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

const { ms, outcome } = await (command === "join" ? joinAll() : runCommand());
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
const cpuMs = (userCPUTime + systemCPUTime) / 1000;
console.log(JSON.stringify({ ms, cpuMs, outcome, peakMb: maxRSS / 1024 }));
