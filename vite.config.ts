import { availableParallelism } from "node:os";
import { join } from "node:path";
import { build, type InlineConfig, type Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { SCRIPT_KEYS } from "./src/core/messages/script.ts";
import { sitePlugin } from "./src/node/site-plugin.ts";

const root = import.meta.dirname;

/** The build that sets no global and whose unused parts the bundler drops. */
const alias = [
	{ find: /^leaflet$/, replacement: "leaflet/dist/leaflet-src.esm.js" },
];

/** Second names by which Leaflet hands out classes that are not used here. */
const UNUSED_NAMES =
	/^\s*(?:[Cc]ontrol|GeoJSON|Icon|Map|Polyline|SVG|TileLayer|tileLayer)\.\w+ = \w+;$/gm;
/** Where it teaches layers to be written as GeoJSON. */
const GEOJSON =
	/^(?:Marker|Circle|CircleMarker|Polyline|Polygon|LayerGroup)\.include\(/gm;

/** Methods of its map that are not used: those that find where the reader is, fly, set other ends of the zoom, and pan as little as shows a point. */
const UNUSED_METHODS = [
	/\t\/\/ @section Geolocation methods[\s\S]*?(?=\t\/\/ TODO Appropriate docs section)/,
	/\t\/\/ @method flyTo\([\s\S]*?(?=\t\/\/ @method setMaxBounds)/,
	/\t\/\/ @method setMinZoom[\s\S]*?(?=\t\/\/ @method panInsideBounds)/,
	/\t\/\/ @method panInside\([\s\S]*?(?=\t\/\/ @method invalidateSize)/,
];

/** What it adds to maps and layers for its own controls, drawn shapes, tooltips, keys and popups, of which we have none: each by how it begins. */
const UNUSED_PARTS = [
	"Map.include({ addControl: function",
	"Map.addInitHook(function () { if (this.options.zoomControl)",
	"Map.addInitHook(function () { if (this.options.attributionControl)",
	"Map.include({ getRenderer: function",
	"Map.include({ _initOverlay: function",
	"Layer.include({ _initOverlay: function",
	"Map.include({ openPopup: function",
	"Map.include({ openTooltip: function",
	"Layer.include({ bindTooltip: function",
	"Layer.include({ bindPopup: function",
	"Map.addInitHook('addHandler', 'keyboard'",
	"Map.addInitHook('addHandler', 'tapHold'",
	"(function () { try { document.namespaces",
];

/** A beginning as a pattern, whatever blanks and comments stand between its words. */
const asPattern = (start: string) =>
	new RegExp(
		start
			.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
			.replaceAll(" ", "(?:\\s|//.*)*"),
	);

/** Leaflet without markup from strings, which Trusted Types refuse, and without the classes that nobody uses: making a class has no other effect. */
const leaflet: Plugin = {
	name: "leaflet-as-used",
	enforce: "pre",
	transform(code, id) {
		if (!id.includes("leaflet/dist/leaflet-src.esm.js")) return null;
		const probe = "div.innerHTML = '<svg/>';";
		const draggable = "if (MarkerDrag) {";
		const pin = "icon: new IconDefault(),";
		const parts = UNUSED_PARTS.map(asPattern);
		const isKnown = [probe, draggable, pin].every((part) =>
			code.includes(part),
		);
		if (
			!isKnown ||
			![...UNUSED_METHODS, ...parts].every((part) => part.test(code))
		)
			throw new Error("Leaflet has changed");
		return (
			UNUSED_METHODS.reduce(
				(c, method) => c.replace(method, ""),
				parts.reduce((c, part) => c.replace(part, "/*#__PURE__*/ $&"), code),
			)
				.replace("if (Browser.vml) {\n\tSVG.include(vmlMixin);\n}", "")
				// No marker of ours is moved.
				.replace(draggable, "if (false) {")
				// Each has a picture of its own.
				.replace(pin, "icon: null,")
				.replace(
					probe,
					"div.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));",
				)
				.replace(/ = (\w+\.extend\()/g, " = /*#__PURE__*/ $1")
				.replace(UNUSED_NAMES, "")
				.replace(GEOJSON, "/*#__PURE__*/ $&")
		);
	},
};

/** Of a syntax tree what tells the members of an object. */
interface Syntax {
	start: number;
	end: number;
	type: string;
	properties?: {
		start: number;
		end: number;
		key: { name?: string };
		value: Syntax;
	}[];
}

/** Where members of a catalogue stand that the script never says, `,` included. */
function unsaid(
	{ properties = [] }: Syntax,
	keys: readonly string[],
): { start: number; end: number }[] {
	return properties.flatMap(({ start, end, key: { name = "" }, value }) => {
		if (keys.includes(name)) return [];
		const within = keys
			.filter((key) => key.startsWith(`${name}.`))
			.map((key) => key.slice(name.length + 1));
		return within.length > 0 ? unsaid(value, within) : [{ start, end }];
	});
}

/** The catalogues without what stands in the markup already. */
const messages: Plugin = {
	name: "messages-as-said",
	apply: "build",
	transform(code, id) {
		if (!/src\/core\/messages\/[a-z]{2}\.ts$/.test(id)) return null;
		const cuts = this.parse(code).body.flatMap((node) => {
			const said =
				node.type === "ExportNamedDeclaration" &&
				node.declaration?.type === "VariableDeclaration"
					? node.declaration.declarations[0]?.init
					: undefined;
			return said?.type === "ObjectExpression"
				? unsaid(said as unknown as Syntax, SCRIPT_KEYS)
				: [];
		});
		return cuts.reduceRight(
			(kept, { start, end }) =>
				kept.slice(0, start) + kept.slice(end).replace(/^\s*,/, ""),
			code,
		);
	},
};

/** Code with few letters beyond ASCII without them. */
function escapeRare(code: string): string {
	const found = code.match(/[\x80-\uffff]/g) ?? [];
	if (/\\[\x80-\uffff]/.test(code))
		throw new Error("a letter beyond ASCII stands escaped in a script");
	return found.length > code.length / 100
		? code
		: code.replace(
				/[\x80-\uffff]/g,
				(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
			);
}

/** Scripts in ASCII: with one letter more a browser holds two bytes for each of all letters. */
const ascii: Plugin = {
	name: "ascii",
	apply: "build",
	// Chunks have their names by now: those must follow what is done here too.
	augmentChunkHash: () => escapeRare.toString(),
	generateBundle(_, bundle) {
		for (const chunk of Object.values(bundle)) {
			if (chunk.type === "chunk") chunk.code = escapeRare(chunk.code);
		}
	},
};

/** Classes of Leaflet's controls and tooltips, of old browsers, and of layers that are not used; links and pictures, but for tiles, are none of its own. */
const UNUSED_CLASS =
	/lvml|-pane > canvas|map-pane canvas|-pane img|-container a$|leaflet-(?:attribution|bar|bottom|control|crosshair|div-icon|image|interactive|left|marker-(?:draggable|shadow)|oldie|popup(?!-pane)|retina|right|shadow|tooltip|top|vml|zoom-(?:box|hide))/;

interface CssRule {
	selectors: string[];
	remove: () => void;
}

interface CssDeclaration {
	parent?: object | undefined;
	prop: string;
	value: string;
	remove: () => void;
}

/** Names that browsers before ours know things by. */
const OLD = /^-(?:ms|moz)-|-(?:webkit|moz)-grab|^-webkit-trans/;

/** What Leaflet says of a map's colours and letters: ours are read before it, and would not outdo it. */
const isLook = ({ parent = {}, prop }: CssDeclaration) =>
	"selector" in parent &&
	parent.selector === ".leaflet-container" &&
	/^(?:background|font|line-height)/.test(prop);

/** Leaflet's style sheet without the pictures and the rules of what is not used. */
const css = {
	postcss: {
		plugins: [
			{
				postcssPlugin: "leaflet-as-used",
				Declaration(part: CssDeclaration) {
					const { prop, value } = part;
					const isUnused = OLD.test(prop) || OLD.test(value) || isLook(part);
					if (isUnused || value.includes("url(images/")) part.remove();
				},
				Rule(rule: CssRule) {
					const used = rule.selectors.filter((s) => !UNUSED_CLASS.test(s));
					if (used.length === 0) rule.remove();
					else if (used.length < rule.selectors.length) rule.selectors = used;
				},
			},
		],
	},
};

const shared = {
	target: "es2023",
	cssTarget: ["chrome115", "firefox115", "safari16.4"],
	modulePreload: { polyfill: false },
	assetsInlineLimit: 0,
};

/** The scripts and style sheets that pages carry in themselves, and what other people's pages run: their entries, and their names. */
const SCRIPTS: [entry: string, name: string, format: "iife" | "es"][] = [
	["src/view/first-frame.css", "first-frame", "es"],
	["src/view/later.css", "later", "es"],
	["src/view/paged.css", "paged", "es"],
	["src/view/early.ts", "early", "iife"],
	["src/element/embed.en.ts", "embed.en", "iife"],
	["src/element/embed.ja.ts", "embed.ja", "iife"],
	["src/element/embed.ru.ts", "embed.ru", "iife"],
	["src/element/host.ts", "host", "iife"],
	["src/element/define.ts", "dateline-map", "iife"],
	["src/core/messages/ja.ts", "messages.ja", "es"],
	["src/core/messages/ru.ts", "messages.ru", "es"],
];

/** One script, classic or a module, with its styles in a file beside it. */
const script = (
	entry: string,
	name: string,
	format: "iife" | "es",
): InlineConfig => ({
	root,
	configFile: false,
	logLevel: "warn",
	plugins: [leaflet, messages, ascii],
	resolve: { alias },
	css,
	build: {
		...shared,
		outDir: "lib/viewer/scripts",
		emptyOutDir: false,
		// Else no style sheet may be an entry.
		cssCodeSplit: entry.endsWith(".css"),
		lib: {
			entry: join(root, entry),
			formats: [format],
			name: "dateline",
			fileName: () => `${name}.js`,
			cssFileName: name.startsWith("embed.") ? "embed" : name,
		},
	},
});

/** Builds these scripts after the page's own. */
const embedScripts: Plugin = {
	name: "embed-scripts",
	apply: "build",
	async closeBundle() {
		for (const options of SCRIPTS) await build(script(...options));
	},
};

export default defineConfig({
	base: "./",
	plugins: [leaflet, messages, ascii, sitePlugin(root), embedScripts],
	resolve: { alias },
	css,
	build: { ...shared, outDir: "lib/viewer" },
	server: { open: false },
	test: {
		include: ["test/**/*.test.ts"],
		globalSetup: "test/support/global-setup.ts",
		// Page tests wait a good part of their time.
		maxWorkers: availableParallelism() + 2,
		// Files of one worker share its modules and its browser: loading them anew for each takes as long as the tests.
		isolate: false,
		testTimeout: 180_000,
		hookTimeout: 300_000,
		expect: { poll: { timeout: 10_000 } },
	},
});
