import { median, ratios, spread } from "../statistics.ts";
import { table } from "../table.ts";
import { PAGES_BY_ID } from "./pages.ts";
import type { Results, Visit } from "./results.ts";
import { CONDITIONS } from "./sizes.ts";
import type { Measures } from "./visit.ts";

/** A row of the tables, ms unless it says otherwise. */
export const MEASURES = {
	paint: "First map paint",
	interactive: "First answered click",
	lost: "Clicks lost before it",
	click: "Click to popup, warm",
	filter: "Filter, painted",
	filterCall: "Filter, the call alone",
	filterWhole: "Filter, with the list",
	search: "Search, painted",
	heapMb: "JavaScript heap, MB",
} as const satisfies Partial<Record<keyof Measures, string>>;

const FRAMES = {
	pan: ["panP50", "panP95", "panMax"],
	zoom: ["zoomP50", "zoomP95", "zoomMax"],
} as const;

const number = new Intl.NumberFormat("en");
const DIGITS: Partial<Record<keyof Measures, number>> = {
	heapMb: 1,
	filterCall: 1,
};
/** The pages that ours is compared with. */
const LEAFLET = ["leaflet"];
const CANVASES = ["canvas", "supercluster"];

/** The visits of one page to a map of so many events under one condition. */
export const visitsOf = (
	{ visits }: Results,
	page: string,
	events: number,
	condition: string,
): Visit[] =>
	visits.filter(
		(visit) =>
			visit.page === page &&
			visit.events === events &&
			visit.condition === condition,
	);

/** Numbers of events that were measured under a condition, ascending. */
export const eventsIn = ({ visits }: Results, condition: string): number[] =>
	[
		...new Set(
			visits.flatMap((v) => (v.condition === condition ? [v.events] : [])),
		),
	].sort((a, b) => a - b);

const pagesIn = ({ visits }: Results): string[] =>
	Object.keys(PAGES_BY_ID).filter((id) =>
		visits.some(({ page }) => page === id),
	);

/** Our page against the least of others, a ratio for each repetition. */
function ratiosTo(
	results: Results,
	others: readonly string[],
	events: number,
	condition: string,
	measure: keyof Measures,
): number[] {
	const [ours, ...rest] = ["ours", ...others].map(
		(page) =>
			new Map(
				visitsOf(results, page, events, condition).map((visit) => [
					visit.repetition,
					visit[measure] ?? Number.NaN,
				]),
			),
	);
	return ours ? ratios(ours, rest) : [];
}

const orDash = (values: readonly number[], digits: number) =>
	values.length > 0 ? spread(values, digits) : "–";

function measureTable(
	results: Results,
	condition: string,
	measure: keyof typeof MEASURES,
): string {
	const pages = pagesIn(results);
	const rows = eventsIn(results, condition).map((events) => [
		number.format(events),
		...pages.map((page) =>
			orDash(
				visitsOf(results, page, events, condition).flatMap(
					(v) => v[measure] ?? [],
				),
				DIGITS[measure] ?? 0,
			),
		),
		...[LEAFLET, CANVASES].map((others) =>
			measure === "lost" || measure === "search"
				? ""
				: orDash(ratiosTo(results, others, events, condition, measure), 2),
		),
	]);
	return table(
		[
			MEASURES[measure],
			...pages.map((page) => PAGES_BY_ID[page]?.name ?? page),
			"to Leaflet",
			"to the better canvas",
		],
		rows,
	);
}

function framesTable(
	results: Results,
	condition: string,
	what: keyof typeof FRAMES,
): string {
	const pages = pagesIn(results);
	const rows = eventsIn(results, condition).map((events) => [
		number.format(events),
		...pages.map((page) => {
			const visits = visitsOf(results, page, events, condition);
			return visits.length > 0
				? FRAMES[what]
						.map((key) => median(visits.map((v) => v[key])).toFixed(0))
						.join(" / ")
				: "–";
		}),
	]);
	return table(
		[
			`Frames in a ${what}`,
			...pages.map((page) => PAGES_BY_ID[page]?.name ?? page),
		],
		rows,
	);
}

/** All tables of one condition. */
export function conditionSection(results: Results, condition: string): string {
	const repetitions = eventsIn(results, condition).map((events) => {
		const { length } = visitsOf(results, "ours", events, condition);
		return `${length} of ${number.format(events)} events`;
	});
	const tables = [
		...(Object.keys(MEASURES) as (keyof typeof MEASURES)[]).map((measure) =>
			measureTable(results, condition, measure),
		),
		...(Object.keys(FRAMES) as (keyof typeof FRAMES)[]).map((what) =>
			framesTable(results, condition, what),
		),
	];
	return `## ${CONDITIONS[condition]?.name}

Repetitions: ${repetitions.join(", ")}.

${tables.join("\n\n")}`;
}

/** What each page loads, in kB by gzip and brotli, and of ours each kind. */
export function weightsSection({ weighed }: Results): string {
	const kB = (bytes: number) => number.format(Math.round(bytes / 1000));
	const rows = weighed.flatMap(({ page, events, weights }) => {
		const kinds = ["html", "js", "css", "data", "images"];
		const sum = ([0, 1, 2] as const).map((i) =>
			kB(Object.values(weights).reduce((all, each) => all + each[i], 0)),
		);
		return [
			[
				`${number.format(events)} events: ${PAGES_BY_ID[page]?.name}`,
				...kinds.map((kind) => kB(weights[kind]?.[1] ?? 0)),
				...sum,
			],
		];
	});
	return `## Bytes

All that a page loads without a click, kB of 1000 bytes. Kinds by gzip at 9; brotli at 11, of files above 8 MB at 9.

${table(["", "HTML", "JavaScript", "CSS", "data", "images", "raw", "gzip", "brotli"], rows)}`;
}

/** The few rows that the README quotes: ours, and the ratio to plain Leaflet up to a thousand events, above to the better canvas. */
export function quotedTable(results: Results, condition: string): string {
	const events = eventsIn(results, condition);
	const rows = (
		[
			"paint",
			"interactive",
			"click",
			"filter",
			"search",
			"panP95",
			"heapMb",
		] as const
	).map((measure) => [
		measure === "panP95" ? "Pan, frame at p95" : MEASURES[measure],
		...events.map((n) => {
			const visits = visitsOf(results, "ours", n, condition);
			const others = n <= 1000 ? LEAFLET : CANVASES;
			const to =
				measure === "search"
					? []
					: ratiosTo(results, others, n, condition, measure);
			const value = median(visits.flatMap((v) => v[measure] ?? []));
			const ratio = to.length > 0 ? ` (${median(to).toFixed(2)}×)` : "";
			return `${value.toFixed(DIGITS[measure] ?? 0)}${ratio}`;
		}),
	]);
	return table(
		[
			`${CONDITIONS[condition]?.name}, ms`,
			...events.map((n) => `${number.format(n)} events`),
		],
		rows,
	);
}
