import type { Browser, CDPSession, Page } from "playwright-core";
import { LONELY } from "../../test/support/made-up-folder.ts";
import { filmPage } from "../film.ts";
import { median, quantile } from "../statistics.ts";
import { inContext, type Slowness } from "../visit.ts";
import { probeOurs } from "./map-probe.ts";
import { BOX } from "./pages.ts";
import { installWatch } from "./watch.ts";

/** A page with its address. */
export interface Target {
	id: string;
	url: string;
}

/** Spans of days to filter by, both counted. Neither the first is timed, which may have to make an index, nor the last, which shows all again. */
const SPANS = [
	["2003-01-01", "2003-12-31"],
	["2008-01-01", "2008-12-31"],
	["2012-03-01", "2012-08-31"],
	["2001-01-01", "2009-12-31"],
	["2017-05-01", "2019-12-31"],
	["", ""],
] as const;

/** Words to search for. The first is not timed, for which titles may have to come. */
const SEARCHES = {
	/** In a small map, whose texts hold any number: none of its events. */
	small: ["zebra", "giraffe", "gnu", "okapi"],
	/** In one that is searched by titles and places: some of its events. */
	paged: ["1", "12", "reported 3", "9"],
} as const;

/** Number of events in each of them. */
export const countsIn = (dates: readonly string[]): number[] =>
	SPANS.map(
		([from, to]) =>
			dates.filter((date) => date >= from && (to === "" || date <= to)).length,
	);

/** What a visit took: ms, but for counts and MB. */
export interface Measures {
	/** First frame in which 70 % of what is not sea looks as in the end. */
	paint: number;
	/** From navigation on until a click, made as soon as the mark is there, has been answered. */
	interactive: number;
	/** Clicks until then that nothing followed. */
	lost: number;
	click: number;
	filter: number;
	/** The call alone. */
	filterCall: number;
	/** Until what is beside the map has followed too. */
	filterWhole: number;
	/** Absent where a page has no search. */
	search?: number;
	panP50: number;
	panP95: number;
	panMax: number;
	zoomP50: number;
	zoomP95: number;
	zoomMax: number;
	/** JavaScript's heap with what its typed arrays hold, after collecting garbage. */
	heapMb: number;
}

const PAINTED = 0.7;
const WARM_CLICKS = 3;
/** A reader clicks again where nothing has happened, ms. */
const AGAIN = 100;
const MOST_CLICKS = 300;
/** For a popup to close, or a map to come to rest, ms. */
const REST = 250;
const DRAG_MS = 1500;
const STEP_MS = 16;
/** Sea on all pages, where nothing stands. */
const SEA = { x: BOX[0] + BOX[2] * 0.86, y: BOX[1] + BOX[3] * 0.86 };
const MIDDLE = { x: BOX[0] + BOX[2] / 2, y: BOX[1] + BOX[3] / 2 };

const SCRIPT = `(${installWatch})(${JSON.stringify({ text: LONELY.title })});`;
const OURS = `(${probeOurs})(${JSON.stringify(LONELY)});`;

/** Opens a page's context; what it complains of is an error. */
export async function withMap<T>(
	browser: Browser,
	target: Target,
	slowness: Slowness,
	use: (page: Page, devtools: CDPSession) => Promise<T>,
): Promise<T> {
	const errors: string[] = [];
	const script = target.id === "ours" ? SCRIPT + OURS : SCRIPT;
	const result = await inContext(
		browser,
		slowness,
		script,
		async (page, devtools) => {
			page.on("pageerror", (error) => errors.push(error.message));
			page.on("console", (message) => {
				if (message.type() === "error") errors.push(message.text());
			});
			return use(page, devtools);
		},
	).catch((error: Error) => {
		errors.push(error.message);
	});
	if (errors.length > 0) throw new Error(`${target.url}: ${errors.join("; ")}`);
	return result as T;
}

/** When the map is first painted. */
const filmMap = (browser: Browser, target: Target, slowness: Slowness) =>
	withMap(browser, target, slowness, async (page, devtools) => {
		const isDone = () =>
			page.evaluate(() => watch.ready().then(() => watch.spot()));
		const frames = await filmPage(page, devtools, target.url, isDone);
		return frames.find(({ all }) => all >= PAINTED)?.at ?? Number.NaN;
	});

/** Clicks the mark as soon as it is there, and again until something follows, as a reader would. */
async function clickFirst(page: Page) {
	const { x, y } = await page.evaluate(() => watch.spot());
	for (let lost = 0; lost < MOST_CLICKS; lost++) {
		await page.mouse.click(x, y);
		const isTaken = await page.evaluate(() => watch.isTaken());
		const answered = isTaken && (await page.evaluate(() => watch.answered));
		if (answered) return { interactive: answered.at, lost };
		await page.waitForTimeout(AGAIN);
	}
	throw new Error(`${page.url()} answers no click`);
}

async function close(page: Page): Promise<void> {
	await page.mouse.click(SEA.x, SEA.y);
	await page.evaluate(() => watch.closed());
	await page.waitForTimeout(REST);
}

async function clickWarm(page: Page): Promise<number> {
	const { x, y } = await page.evaluate(() => watch.spot());
	await page.mouse.click(x, y);
	const answered = await page.evaluate(() => watch.answered);
	if (!answered) throw new Error(`${page.url()} answers a click no more`);
	return answered.after;
}

async function measureHeap(devtools: CDPSession): Promise<number> {
	await devtools.send("HeapProfiler.collectGarbage");
	const used = (await devtools.send("Runtime.getHeapUsage")) as {
		usedSize: number;
		backingStorageSize?: number;
	};
	return (used.usedSize + (used.backingStorageSize ?? 0)) / 1e6;
}

async function measureFilters(page: Page, counts: readonly number[]) {
	const filters = [];
	for (const [i, [from, to]] of SPANS.entries()) {
		const expected = counts[i] ?? Number.NaN;
		const filtered = await page.evaluate(
			([from, to, expected]) => watch.filter(from, to, expected),
			[from, to, expected] as const,
		);
		if (filtered.count !== expected)
			throw new Error(
				`${page.url()} shows ${filtered.count} events from ${from} to ${to}: there are ${expected}`,
			);
		filters.push(filtered);
		// Sooner, it would be typing, for which a list may wait.
		await page.waitForTimeout(REST);
	}
	const timed = filters.slice(1, -1);
	return {
		filter: median(timed.map(({ painted }) => painted)),
		filterCall: median(timed.map(({ call }) => call)),
		filterWhole: median(timed.map(({ whole }) => whole)),
	};
}

async function measureSearches(page: Page): Promise<{ search?: number }> {
	const times: number[] = [];
	const isPaged = (await page.locator("#map .mark.cluster").count()) > 0;
	for (const words of SEARCHES[isPaged ? "paged" : "small"]) {
		const time = await page.evaluate((q) => watch.search(q), words);
		if (time === undefined) return {};
		times.push(time);
		await page.waitForTimeout(REST);
		await page.evaluate(() => watch.search(""));
		await page.waitForTimeout(REST);
	}
	return { search: median(times.slice(1)) };
}

/** Frames while the mouse drags the map to and fro. */
async function pan(page: Page): Promise<number[]> {
	await page.mouse.move(SEA.x, SEA.y);
	await page.mouse.down();
	await page.evaluate(() => watch.startFrames());
	const steps = Math.round(DRAG_MS / STEP_MS);
	const moves: Promise<void>[] = [];
	for (let i = 1; i <= steps; i++) {
		const far = Math.min(i, steps - i);
		moves.push(page.mouse.move(SEA.x - 6 * far, SEA.y - 3 * far));
		await page.waitForTimeout(STEP_MS);
	}
	await Promise.all(moves);
	const frames = await page.evaluate(() => watch.stopFrames());
	await page.mouse.up();
	return frames;
}

/** Frames while the wheel brings the map one step nearer and back. */
async function zoom(page: Page): Promise<number[]> {
	await page.mouse.move(MIDDLE.x, MIDDLE.y);
	await page.evaluate(() => watch.startFrames());
	for (const deltaY of [-120, 120]) {
		await page.mouse.wheel(0, deltaY);
		await page.waitForTimeout(1000);
	}
	return page.evaluate(() => watch.stopFrames());
}

/** Films a page, then visits it anew: clicks, filters, drags and zooms. `counts` are the numbers of events in `SPANS`. */
export async function visitMap(
	browser: Browser,
	target: Target,
	slowness: Slowness,
	counts: readonly number[],
): Promise<Measures> {
	const paint = await filmMap(browser, target, slowness);
	return withMap(browser, target, slowness, async (page, devtools) => {
		await page.goto(target.url, { waitUntil: "commit" });
		const first = await clickFirst(page);
		await page.evaluate(() => watch.ready());
		const warm: number[] = [];
		while (warm.length < WARM_CLICKS) {
			await page.waitForTimeout(REST);
			await close(page);
			warm.push(await clickWarm(page));
		}
		await close(page);
		const heapMb = await measureHeap(devtools);
		const filters = await measureFilters(page, counts);
		const searches = await measureSearches(page);
		await page.waitForTimeout(REST);
		const panned = await pan(page);
		await page.waitForTimeout(REST);
		const zoomed = await zoom(page);
		return {
			paint,
			...first,
			click: median(warm),
			...filters,
			...searches,
			panP50: median(panned),
			panP95: quantile(panned, 0.95),
			panMax: Math.max(...panned),
			zoomP50: median(zoomed),
			zoomP95: quantile(zoomed, 0.95),
			zoomMax: Math.max(...zoomed),
			heapMb,
		};
	});
}
