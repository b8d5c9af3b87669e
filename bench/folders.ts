import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import {
	type FolderSize,
	writeFolder,
} from "../test/support/made-up-folder.ts";
import { packageProject } from "../test/support/package.ts";
import { quantile } from "./statistics.ts";
import { table } from "./table.ts";

/** Each ten or a hundred times the one before; the last aims at what a newsroom's archive holds. */
const FOLDERS: readonly FolderSize[] = [
	{ events: 100, places: 7 },
	{ events: 10_000, places: 250 },
	{ events: 100_000, places: 5000 },
];
/** Outlines of 550 and of 11,000 corners: some 55 MB each. */
const GAZETTEERS: readonly FolderSize[] = [
	{ events: 100, places: 5000, corners: 550 },
	{ events: 100, places: 250, corners: 11_000 },
];
const RUNS = 3;

interface Taken {
	ms: number;
	/** Of all threads, Node's start and the collection of garbage among it. */
	cpuMs: number;
	peakMb: number;
	/** A command's exit code; how many events the join placed. */
	outcome: number;
}

const number = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** Median time and greatest memory of a few runs, each in a process of its own. */
function measure(command: string, dir: string, ...rest: string[]): Taken {
	const script = join(import.meta.dirname, "measured.mjs");
	const runs = Array.from({ length: RUNS }, () => {
		const args = [script, command, dir, ...rest];
		const said = execFileSync(process.execPath, args, { encoding: "utf8" });
		return JSON.parse(said) as Taken;
	});
	process.stderr.write(`${command} ${dir}\n`);
	const median = (of: (run: Taken) => number) => quantile(runs.map(of), 0.5);
	return {
		ms: median(({ ms }) => ms),
		cpuMs: median(({ cpuMs }) => cpuMs),
		peakMb: Math.max(...runs.map(({ peakMb }) => peakMb)),
		outcome: runs[0]?.outcome ?? Number.NaN,
	};
}

const seconds = (ms: number) => (ms / 1000).toFixed(2);

function row(
	what: string,
	size: FolderSize,
	{ ms, cpuMs, peakMb }: Taken,
): string[] {
	return [
		`${what}: ${number.format(size.events)} events, ${number.format(size.places)} places`,
		seconds(ms),
		seconds(cpuMs),
		number.format(size.events / (ms / 1000)),
		((ms * 1000) / size.events).toFixed(0),
		number.format(peakMb),
	];
}

function folderRows(scratch: string): string[][] {
	return FOLDERS.flatMap((size) => {
		const dir = join(scratch, `events-${size.events}`);
		writeFolder(dir, size);
		return [
			row("join", size, measure("join", dir)),
			row("check", size, measure("check", dir)),
			row("build", size, measure("build", dir, "--out", join(dir, "dist"))),
			row(
				"preview: rebuild after one changed event",
				size,
				measure("rebuild", dir),
			),
		];
	});
}

function gazetteerRows(scratch: string): string[][] {
	return GAZETTEERS.map((size) => {
		const dir = join(scratch, `corners-${size.corners}`);
		writeFolder(dir, size);
		const { size: bytes } = statSync(join(dir, "data/places.geojson"));
		const { ms, cpuMs, peakMb } = measure("check", dir);
		return [
			`${number.format(bytes / 1e6)} MB, ${number.format(size.places)} outlines of ${number.format(size.corners ?? 0)} corners`,
			seconds(ms),
			seconds(cpuMs),
			number.format(peakMb),
		];
	});
}

await packageProject();
const [load = 0] = loadavg();
const scratch = mkdtempSync(join(tmpdir(), "dateline-bench-"));
try {
	const text = `# Benchmark: folders

${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.versions.node}. Made by \`npm run bench folders\`.

Made-up folders (\`test/support/made-up-folder.ts\`): three citations to an event, fifty events to an article, every event with coordinates. The packaged command reads and writes real files.
Median times of ${RUNS} runs and the greatest memory of any (resident set), each run in a process of its own; Node's own start is in the CPU time and the memory, not in the time. A preview is timed from the change to the page that shows it, with the wait for the file to be whole.
The load average was ${load.toFixed(1)} when it began: where that is above the number of cores, other work took some of the time, and the CPU time tells more.

${table(["", "s", "CPU s", "events/s", "µs/event", "peak MB"], folderRows(scratch))}

Check of a large gazetteer:

${table(["data/places.geojson", "s", "CPU s", "peak MB"], gazetteerRows(scratch))}
`;
	process.stdout.write(text);
	writeFileSync(join(import.meta.dirname, "folders.md"), text);
} finally {
	rmSync(scratch, { recursive: true });
}
