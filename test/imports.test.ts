import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const SRC = join(import.meta.dirname, "../src");

/** Where in `src` a package may be imported; what is not listed may be imported nowhere. */
const HOMES: Readonly<Record<string, RegExp>> = {
	"@mapbox/vector-tile": /^view\/paged\/tiled-marks\.ts$/,
	"@maplibre/vt-pbf": /^node\/event-tiles\.ts$/,
	"@noble/hashes": /^core\//,
	"@turf/turf": /^core\/geometry\.ts$/,
	"@valibot/to-json-schema": /^node\/commands\/schema\.ts$/,
	"approx-string-match": /^core\//,
	"chrono-node": /^node\/find-dates\.ts$/,
	commander: /^node\//,
	"csv-parse": /^node\/read-csv\.ts$/,
	"csv-stringify": /^node\/write-csv\.ts$/,
	"fastest-levenshtein": /^(core|node)\//,
	fontkit: /^node\/typeset\.ts$/,
	flatbush: /^core\/(place-index|self-crossings)\.ts$/,
	"geojson-validation": /^node\/check-geojson\.ts$/,
	leaflet: /^view\//,
	pbf: /^view\/paged\/tiled-marks\.ts$/,
	pmtiles: /^(?:node\/pmtiles-archive|view\/paged\/tiled-marks)\.ts$/,
	supercluster: /^core\/paged\/clusters\.ts$/,
	"topojson-client": /^node\/base-map\//,
	"topojson-server": /^node\/(base-map|geometry)\//,
	"topojson-simplify": /^node\/(base-map|geometry)\//,
	valibot: /^(core|node)\//,
	vite: /^node\/site-plugin\.ts$/,
	yaml: /^node\//,
};

/** The folders of `src` that a folder may import from. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
	core: ["core"],
	node: ["node", "core"],
	view: ["view", "core"],
	element: ["element", "view", "core"],
};

/** What would make the core depend on a clock, chance, a page, a process, a network or a locale. */
const IMPURE =
	/\bDate\b|\bMath\.random\b|\bfetch\s*\(|\b(?:process|document|window|globalThis|navigator|localStorage|performance|crypto)\.|\b(?:setTimeout|setInterval|queueMicrotask|require)\s*\(|\btoLocale|\blocaleCompare\b|Intl\.DateTimeFormat|\bIntl\.\w+\(\)/;

/** What takes a text for markup or for code. */
const SINKS =
	/\b(?:innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|parseFromString|setHTML\w*|srcdoc)\b|\bdocument\.write|\beval\s*\(|\bnew Function\b/;

interface Import {
	from: string;
	isType: boolean;
}

const files = readdirSync(SRC, { recursive: true })
	.map((path) => String(path).replaceAll("\\", "/"))
	.filter((path) => path.endsWith(".ts"))
	.sort();
const read = (path: string) => readFileSync(join(SRC, path), "utf8");
const withoutComments = (text: string) =>
	text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, "");

function importsOf(text: string): Import[] {
	const statements =
		/^(?:import|export)\s+(type\s)?(?:[\w*{][^;"'`]*?\sfrom\s+)?"([^"]+)"/gm;
	const calls = /\bimport\(\s*"([^"]+)"\s*\)/g;
	const code = withoutComments(text);
	return [
		...[...code.matchAll(statements)].map(([, type, from = ""]) => ({
			from,
			isType: type !== undefined,
		})),
		...[...code.matchAll(calls)].map(([, from = ""]) => ({
			from,
			isType: false,
		})),
	];
}

const packageOf = (from: string) =>
	from
		.split("/")
		.slice(0, from.startsWith("@") ? 2 : 1)
		.join("/");
const all = files.flatMap((file) =>
	importsOf(read(file)).map((i) => ({ file, ...i })),
);
const packages = all.filter(
	({ from }) => !from.startsWith(".") && !from.startsWith("node:"),
);

describe("src", () => {
	test("imports each package only where it belongs, and no package beside them", () => {
		const strays = packages.filter(
			({ file, from }) => !HOMES[packageOf(from)]?.test(file),
		);
		expect(strays).toEqual([]);
		expect(packages.length).toBeGreaterThan(20);
	});

	test("takes nothing but types from the bundler", () => {
		const vite = packages.filter(({ from }) => packageOf(from) === "vite");
		expect(vite.map(({ isType }) => isType)).toEqual([true]);
	});

	test("takes what Node has built in only in src/node, and under its own scheme", () => {
		const built = all.filter(({ from }) => from.startsWith("node:"));
		expect(built.filter(({ file }) => !file.startsWith("node/"))).toEqual([]);
		expect(built.length).toBeGreaterThan(5);
	});

	test("opens no connection: the preview's server alone knows HTTP, and no command fetches", () => {
		const network = all.filter(
			({ from, isType }) =>
				!isType && /^node:(?:https?|http2|net|tls|dgram|dns)\b/.test(from),
		);
		expect(network.map(({ file }) => file)).toEqual(["node/preview/server.ts"]);
		const fetching = files.filter(
			(file) =>
				file.startsWith("node/") &&
				/\bfetch\s*\(/.test(withoutComments(read(file))),
		);
		expect(fetching).toEqual([]);
	});

	test("gives no text to what reads it as markup or as code, but the preview's alert, which `html` made", () => {
		const strays = readdirSync(SRC, { recursive: true })
			.map((path) => String(path).replaceAll("\\", "/"))
			.filter((path) => /\.(?:ts|js)$/.test(path))
			.filter((path) => SINKS.test(withoutComments(read(path))));
		expect(strays).toEqual(["node/preview/preview.js"]);
	});

	test("has no arrow against the direction of its folders", () => {
		const inner = all.filter(({ from }) => from.startsWith("."));
		const folderOf = (path: string) => path.split("/")[0] ?? "";
		const wrong = inner.filter(({ file, from }) => {
			const target = relative(
				SRC,
				resolve(SRC, dirname(file), from),
			).replaceAll("\\", "/");
			return !ARROWS[folderOf(file)]?.includes(folderOf(target));
		});
		expect(wrong).toEqual([]);
		expect(inner.length).toBeGreaterThan(100);
	});
});

describe("src/core", () => {
	test.each(files.filter((file) => file.startsWith("core/")))(
		"%s knows no clock, chance, page, process, network or locale",
		(file) => {
			expect(withoutComments(read(file)).match(IMPURE)?.[0]).toBeUndefined();
		},
	);
});

describe("these checks", () => {
	test.each([
		['import { a } from "leaflet";', "leaflet"],
		['import type { a } from "leaflet";', "leaflet"],
		['import {\n\ta,\n\tb,\n} from "leaflet";', "leaflet"],
		['import * as a from "leaflet";', "leaflet"],
		['import a from "leaflet";', "leaflet"],
		['import "leaflet";', "leaflet"],
		['export { a } from "leaflet";', "leaflet"],
		['export * from "leaflet";', "leaflet"],
		['const a = await import("leaflet");', "leaflet"],
	])("see the import in %j", (code, from) => {
		expect(importsOf(code).map((i) => i.from)).toEqual([from]);
	});

	test.each([
		"a.innerHTML = b",
		'a.insertAdjacentHTML("beforeend", b)',
		"document.write(a)",
		"eval(a)",
		"new Function(a)",
	])("see the sink in %s", (code) => {
		expect(SINKS.test(code)).toBe(true);
	});

	test.each([
		"Date.now()",
		"new Date(0)",
		"Math.random()",
		"fetch(x)",
		"process.env",
		"document.body",
		"a.localeCompare(b)",
		"n.toLocaleString()",
		"new Intl.NumberFormat()",
	])("see what is impure in %s", (code) => {
		expect(IMPURE.test(code)).toBe(true);
	});
});
