import { type Html, html } from "../../src/core/html.ts";

/** Lines of one quantity against another, both on logarithmic scales. */
export interface Panel {
	title: string;
	lines: readonly {
		name: string;
		points: readonly (readonly [x: number, y: number])[];
	}[];
}

const [WIDTH, HEIGHT, GAP] = [430, 300, 20] as const;
/** Left free in a panel for its title, its numbers and its lines' names. */
const INSIDE = { left: 56, right: 108, top: 34, bottom: 40 };
const LETTERS = 14;
const COLUMNS = 2;

const short = new Intl.NumberFormat("en", { notation: "compact" });

/** Whole powers of ten from just below the least value to just above the greatest. */
function decades(values: readonly number[]): number[] {
	const low = Math.floor(Math.log10(Math.min(...values)));
	const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
	return Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i));
}

/** Heights of lines of text moved down, in their order, until those that begin at one x lie apart. */
function apart(ends: readonly { x: number; y: number }[]): number[] {
	const last = new Map<number, number>();
	const moved = ends.map(({ y }) => y);
	const order = [...ends.entries()].sort(([, a], [, b]) => a.y - b.y);
	for (const [i, { x, y }] of order) {
		const above = last.get(x) ?? Number.NEGATIVE_INFINITY;
		moved[i] = Math.max(y, above + LETTERS);
		last.set(x, moved[i] as number);
	}
	return moved;
}

const fixed = (n: number) => n.toFixed(1);

function renderPanel({ title, lines }: Panel, left: number, top: number): Html {
	const points = lines.flatMap((line) => line.points);
	const [xs, ys] = [0, 1].map((axis) =>
		decades(points.map((point) => point[axis] as number)),
	) as [number[], number[]];
	const area = {
		left: left + INSIDE.left,
		right: left + WIDTH - INSIDE.right,
		top: top + INSIDE.top,
		bottom: top + HEIGHT - INSIDE.bottom,
	};
	const along = (value: number, ticks: number[], from: number, to: number) => {
		const [low, high] = [ticks[0] ?? 1, ticks.at(-1) ?? 10].map(Math.log10) as [
			number,
			number,
		];
		return from + ((Math.log10(value) - low) / (high - low)) * (to - from);
	};
	const x = (value: number) => along(value, xs, area.left, area.right);
	const y = (value: number) => along(value, ys, area.bottom, area.top);
	const drawn = lines.filter((line) => line.points.length > 0);
	const ends = drawn.map((line) => {
		const [a, b] = line.points.at(-1) as readonly [number, number];
		return { x: x(a), y: y(b) };
	});
	const heights = apart(ends);
	return html`<text class="title" x="${left}" y="${top + 18}">${title}</text>
${ys.map((tick) => html`<path class="grid" d="M${fixed(area.left)} ${fixed(y(tick))}H${fixed(area.right)}"/><text x="${fixed(area.left - 8)}" y="${fixed(y(tick) + 4)}" text-anchor="end">${short.format(tick)}</text>`)}
${xs.map((tick) => html`<text x="${fixed(x(tick))}" y="${fixed(area.bottom + 18)}" text-anchor="middle">${short.format(tick)}</text>`)}
<text x="${fixed((area.left + area.right) / 2)}" y="${fixed(area.bottom + 34)}" text-anchor="middle">events</text>
${drawn.map((line, i) => {
	const at = lines.indexOf(line);
	const path = line.points
		.map(([a, b], k) => `${k === 0 ? "M" : "L"}${fixed(x(a))} ${fixed(y(b))}`)
		.join("");
	const end = ends[i]?.x ?? area.right;
	return html`<g class="line line-${at}"><path d="${path}"/>${line.points.map(([a, b]) => html`<circle cx="${fixed(x(a))}" cy="${fixed(y(b))}" r="2.5"/>`)}<text x="${fixed(end + 8)}" y="${fixed((heights[i] ?? 0) + 4)}">${line.name}</text></g>`;
})}
`;
}

/** Colours of the lines by light and by dark (after Okabe and Ito, who chose them to be told apart by everyone); the first line is the heavy one. */
const INKS: readonly [light: string, dark: string][] = [
	["#111", "#fff"],
	["#0072b2", "#56b4e9"],
	["#a35200", "#e69f00"],
	["#00795b", "#2fc7a0"],
	["#a3447f", "#e39bc6"],
	["#5b6b00", "#c3c95a"],
];

/** Panels as one SVG, two in a row, that reads by light and by dark. Pure. */
export function plot(panels: readonly Panel[]): string {
	const rows = Math.ceil(panels.length / COLUMNS);
	const width = COLUMNS * (WIDTH + GAP) + GAP;
	const height = rows * (HEIGHT + GAP) + GAP;
	const inks = (mode: 0 | 1) =>
		INKS.map((ink, i) => `.line-${i} { --ink: ${ink[mode]} }`).join("\n");
	const style = `text { font: 12px system-ui, sans-serif; fill: var(--text) }
.title { font-weight: 600; font-size: 14px }
.back { fill: var(--back) }
.grid { stroke: var(--grid); fill: none }
.line path { stroke: var(--ink); stroke-width: 1.5; fill: none }
.line circle, .line text { fill: var(--ink) }
.line-0 path { stroke-width: 3 }
.line-0 text { font-weight: 600 }
svg { --text: #333; --back: #fff; --grid: #ddd }
${inks(0)}
@media (prefers-color-scheme: dark) {
svg { --text: #ccc; --back: #0d1117; --grid: #333 }
${inks(1)}
}`;
	const parts = panels.map((panel, i) =>
		renderPanel(
			panel,
			GAP + (i % COLUMNS) * (WIDTH + GAP),
			GAP + Math.floor(i / COLUMNS) * (HEIGHT + GAP),
		),
	);
	return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img"><title>${panels.map(({ title }) => title).join("; ")}</title><style>${style}</style><rect class="back" width="${width}" height="${height}"/>
${parts}</svg>
`.markup;
}
