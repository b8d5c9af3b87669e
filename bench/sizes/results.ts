import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Measures } from "./visit.ts";
import type { Weights } from "./weigh.ts";

/** One visit: its page's id, its map's events, its condition, and which repetition it was. */
export interface Visit extends Measures {
	page: string;
	events: number;
	condition: string;
	repetition: number;
}

/** What a page of so many events loads. */
export interface Weighed {
	page: string;
	events: number;
	weights: Weights;
}

/** What a run found. */
export interface Results {
	machine: string;
	/** When it began, and when it ended. */
	loads: [number, number];
	weighed: Weighed[];
	visits: Visit[];
	/** Why visits have no numbers: other events shown than there are, no answer, complaints of the page. */
	failures: string[];
}

const FILE = join(import.meta.dirname, "../sizes.json");

export const readResults = (): Results =>
	JSON.parse(readFileSync(FILE, "utf8"));

const rounded = (_: string, value: unknown) =>
	typeof value === "number" ? Math.round(value * 100) / 100 : value;

/** The same for the same weights, in whatever order their files came. */
const weightOf = ({ weights }: Weighed) =>
	JSON.stringify(Object.entries(weights).sort(), rounded);

const kindOf = ({ events, condition }: Visit) => `${condition} ${events}`;

/** Throws a `RangeError` where a page loads something else than it did: nothing that is measured of it could be added. */
export function expectSamePages(
	kept: readonly Weighed[],
	now: readonly Weighed[],
): void {
	const known = new Map(
		kept.map((weighed) => [
			`${weighed.page} ${weighed.events}`,
			weightOf(weighed),
		]),
	);
	for (const weighed of now) {
		const { page, events } = weighed;
		if (known.get(`${page} ${events}`) !== weightOf(weighed))
			throw new RangeError(
				`The page ${page} of ${events} events is not the one that was measured: measure all of them anew, without --more.`,
			);
	}
}

/** Adds a later run's visits as further repetitions of what they measure anew. */
export function addResults(kept: Results, more: Results): Results {
	const made = new Map<string, number>();
	for (const visit of kept.visits)
		made.set(
			kindOf(visit),
			Math.max(made.get(kindOf(visit)) ?? 0, visit.repetition + 1),
		);
	return {
		...kept,
		loads: [
			Math.max(kept.loads[0], more.loads[0]),
			Math.max(kept.loads[1], more.loads[1]),
		],
		visits: [
			...kept.visits,
			...more.visits.map((visit) => ({
				...visit,
				repetition: visit.repetition + (made.get(kindOf(visit)) ?? 0),
			})),
		],
		failures: [...kept.failures, ...more.failures],
	};
}

/** Keeps the numbers, so that tables can be printed again, in the form that the project's files have. */
export function keepResults({ weighed, visits, ...rest }: Results): void {
	const { resolve } = createRequire(import.meta.url);
	writeFileSync(FILE, JSON.stringify({ ...rest, weighed, visits }, rounded));
	execFileSync(process.execPath, [
		resolve("@biomejs/biome/bin/biome"),
		...["format", "--write", FILE],
	]);
}
