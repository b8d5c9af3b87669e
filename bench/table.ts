import type { Bytes } from "./bytes.ts";
import type { Film } from "./film.ts";
import { quantile, spread } from "./statistics.ts";
import type { Visit } from "./visit.ts";

/** One repetition: a visit with clicks, and a filmed one. */
export type Times = Visit & Film;

/** Kinds of files of the first view, and what comes later. */
const KINDS = {
	HTML: ["html"],
	JavaScript: ["js"],
	CSS: ["css"],
	Data: ["json", "geojson"],
	Images: ["png"],
	"**First view**": ["html", "js", "css", "json", "geojson", "png"],
	"Later, on request": ["later"],
};

const MEASURES = {
	"First paint": "firstPaint",
	"Land drawn": "landDrawn",
	"Map complete": "mapComplete",
	"First answered click": "firstAnswer",
	"Click to popup, warm": "warmAnswer",
} as const;

/** A Markdown table, its columns padded as Biome wants them; all but the first are numbers. */
export function table(head: string[], rows: string[][]): string {
	const widths = head.map((_, i) =>
		Math.max(...[head, ...rows].map((row) => row[i]?.length ?? 0)),
	);
	const line = (row: string[]) => {
		const cells = row.map((cell, i) =>
			i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
		);
		return `| ${cells.join(" | ")} |`;
	};
	const rule = widths.map((width, i) =>
		i === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
	);
	return [head, rule, ...rows].map(line).join("\n");
}

/** Sizes in kB (1000 bytes), a row per kind; three columns per page. */
export function bytesTable(pages: readonly [name: string, Bytes][]): string {
	const head = pages.flatMap(([name]) => [`${name}: raw`, "gzip", "brotli"]);
	const rows = Object.entries(KINDS).map(([label, kinds]) => [
		label,
		...pages.flatMap(([, bytes]) =>
			([0, 1, 2] as const).map((i) =>
				(
					kinds.reduce((n, kind) => n + (bytes[kind]?.[i] ?? 0), 0) / 1000
				).toFixed(1),
			),
		),
	]);
	return table(["kB", ...head], rows);
}

/** Medians in ms with their quartiles, a row per measure, a column per page; last, the first page's median over the second's. */
export function timesTable(
	pages: readonly [name: string, readonly Times[]][],
): string {
	const rows = Object.entries(MEASURES).map(([label, key]) => {
		const columns = pages.map(([, times]) => times.map((t) => t[key]));
		const [ours, other] = columns.map((values) => quantile(values, 0.5));
		return [
			label,
			...columns.map(spread),
			((ours ?? Number.NaN) / (other ?? Number.NaN)).toFixed(2),
		];
	});
	return table(["ms", ...pages.map(([name]) => name), "ratio"], rows);
}
