import { cpus, loadavg } from "node:os";
import { type Browser, chromium } from "playwright-core";
import { ARGUMENTS, findChromium } from "../../test/support/chromium.ts";
import { packageProject } from "../../test/support/package.ts";
import { serveFolder } from "../../test/support/static-server.ts";
import { CACHE, type MadeMap, makeMap } from "./data.ts";
import { PAGES_BY_ID } from "./pages.ts";
import type { Results, Weighed } from "./results.ts";
import { CONDITIONS, type Condition, SIZES } from "./sizes.ts";
import { countsIn, type Target, visitMap } from "./visit.ts";
import { weigh } from "./weigh.ts";

/** What a run is asked to measure. */
export interface Plan {
	/** Numbers of events; without, those of each condition. */
	events?: number[] | undefined;
	conditions: string[];
	pages: string[];
	repetitions: number;
	/** No repetition after the first is begun that would end later. */
	minutes: number;
	/** Told what the pages load before any is visited; may throw to end the run. */
	onWeighed?: (weighed: readonly Weighed[]) => void;
}

/** All pages of a map once, in turns. */
interface Round {
	id: string;
	condition: Condition;
	events: number;
	repetition: number;
}

const tell = (line: string) => process.stderr.write(`${line}\n`);

/** One round of each kind, then the others, by condition. */
function roundsOf({ events, conditions, repetitions }: Plan): Round[] {
	const rounds = conditions.flatMap((id) => {
		const condition = CONDITIONS[id];
		if (!condition) throw new RangeError(`There is no condition ${id}.`);
		const sizes = (events ?? condition.sizes).filter(
			(n) => n <= condition.upTo,
		);
		return Array.from({ length: repetitions }, (_, repetition) =>
			sizes.map((events) => ({ id, condition, events, repetition })),
		).flat();
	});
	return [
		...rounds.filter(({ repetition }) => repetition === 0),
		...rounds.filter(({ repetition }) => repetition > 0),
	];
}

/** A browser whose first page has been opened: that one is slow. */
async function startBrowser(): Promise<Browser> {
	const browser = await chromium.launch({
		executablePath: findChromium(),
		args: [...ARGUMENTS, "--enable-unsafe-swiftshader"],
	});
	const page = await browser.newPage();
	await page.goto("data:text/html,<canvas></canvas>");
	await page.close();
	return browser;
}

/** Measures the pages beside each other: in each round each page once, and each time another first. A visit in which a page shows other events than there are, or complains, is a failure. */
export async function measure(plan: Plan): Promise<Results> {
	const start = Date.now();
	const minutes = () => (Date.now() - start) / 60_000;
	await packageProject();
	const rounds = roundsOf(plan);
	const maps = new Map<number, MadeMap>();
	for (const n of new Set(rounds.map(({ events }) => events))) {
		const size = SIZES.find(({ events }) => events === n);
		if (!size) throw new RangeError(`There is no map of ${n} events.`);
		tell(`map of ${n} events`);
		maps.set(n, await makeMap(size));
	}
	const [load = 0] = loadavg();
	const server = await serveFolder(CACHE);
	const pagesOf = (events: number) =>
		plan.pages.flatMap((id): Target[] => {
			const page = PAGES_BY_ID[id];
			if (!page) throw new RangeError(`There is no page ${id}.`);
			const name = id === "ours" ? "ours/index" : `plain/${id}`;
			const url = `${server.url}${maps.get(events)?.folder}/${name}.html`;
			return events > (page.upTo ?? events) ? [] : [{ id, url }];
		});
	const results: Results = {
		machine: "",
		loads: [load, load],
		weighed: [],
		visits: [],
		failures: [],
	};
	let browser = await startBrowser();
	try {
		results.machine = `${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.versions.node}, Chromium ${browser.version()}`;
		for (const events of maps.keys())
			for (const target of pagesOf(events)) {
				const place = { root: CACHE, origin: server.url };
				const weights = await weigh(browser, target, place).catch(
					(error: Error) => {
						results.failures.push(`${events}, ${target.id}: ${error.message}`);
						return {};
					},
				);
				results.weighed.push({ page: target.id, events, weights });
				tell(`weighed ${target.id} of ${events} events`);
			}
		plan.onWeighed?.(results.weighed);
		const took = new Map<string, number>();
		for (const { id, condition, events, repetition } of rounds) {
			const kind = `${id} ${events}`;
			const from = minutes();
			if (repetition > 0 && from + (took.get(kind) ?? 0) > plan.minutes)
				continue;
			await browser.close();
			browser = await startBrowser();
			const pages = pagesOf(events);
			const counts = countsIn(maps.get(events)?.dates ?? []);
			for (const turn of pages.keys()) {
				const target = pages[(turn + repetition) % pages.length] as Target;
				const found = await visitMap(browser, target, condition, counts).catch(
					(error: Error) => error,
				);
				if (found instanceof Error) {
					results.failures.push(`${kind}, ${target.id}: ${found.message}`);
					tell(`failed: ${results.failures.at(-1)}`);
					await browser.close();
					browser = await startBrowser();
					continue;
				}
				results.visits.push({
					page: target.id,
					events,
					condition: id,
					repetition,
					...found,
				});
				tell(
					`${minutes().toFixed(1)} min, ${kind} #${repetition + 1} ${target.id}: paint ${found.paint.toFixed(0)}, interactive ${found.interactive.toFixed(0)}, filter ${found.filter.toFixed(0)} ms, heap ${found.heapMb.toFixed(1)} MB`,
				);
			}
			took.set(kind, minutes() - from);
		}
	} finally {
		await browser.close();
		await server.close();
	}
	results.loads[1] = loadavg()[0] ?? 0;
	return results;
}
