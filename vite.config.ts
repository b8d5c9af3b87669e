import { availableParallelism } from "node:os";
import { join } from "node:path";
import { build, type InlineConfig, type Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { sitePlugin } from "./src/node/site-plugin.ts";

const root = import.meta.dirname;

/** The build that sets no global and whose unused parts the bundler drops. */
const alias = [
	{ find: /^leaflet$/, replacement: "leaflet/dist/leaflet-src.esm.js" },
];

/** Second names by which Leaflet hands out classes that are not used here. */
const UNUSED_NAMES =
	/^\s*(?:[Cc]ontrol\.\w+|Icon\.Default|TileLayer\.WMS|Polyline\._flat) = \w+;$/gm;
/** Where it teaches layers to be written as GeoJSON. */
const GEOJSON =
	/^(?:Marker|Circle|CircleMarker|Polyline|Polygon|LayerGroup)\.include\(/gm;

/** Leaflet without markup from strings, which Trusted Types refuse, and without the classes that nobody uses: making a class has no other effect. */
const leaflet: Plugin = {
	name: "leaflet-as-used",
	enforce: "pre",
	transform(code, id) {
		if (!id.includes("leaflet/dist/leaflet-src.esm.js")) return null;
		const probe = "div.innerHTML = '<svg/>';";
		if (!code.includes(probe)) throw new Error("Leaflet has changed");
		return code
			.replace(
				probe,
				"div.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));",
			)
			.replace(/ = (\w+\.extend\()/g, " = /*#__PURE__*/ $1")
			.replace(UNUSED_NAMES, "")
			.replace(GEOJSON, "/*#__PURE__*/ $&");
	},
};

/** Leaflet's style sheet without the pictures of controls that are not used. */
const css = {
	postcss: {
		plugins: [
			{
				postcssPlugin: "no-pictures",
				Declaration(part: { value: string; remove: () => void }) {
					if (part.value.includes("url(images/")) part.remove();
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

/** The scripts for other people's pages: their entries, and their names. */
const SCRIPTS: [entry: string, name: string, format: "iife" | "es"][] = [
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
	plugins: [leaflet],
	resolve: { alias },
	css,
	build: {
		...shared,
		outDir: "lib/viewer/scripts",
		emptyOutDir: false,
		lib: {
			entry: join(root, entry),
			formats: [format],
			name: "dateline",
			fileName: () => `${name}.js`,
			cssFileName: name.startsWith("embed.") ? "embed" : name,
		},
	},
});

/** Builds the scripts for other people's pages after the page's own. */
const embedScripts: Plugin = {
	name: "embed-scripts",
	apply: "build",
	async closeBundle() {
		for (const options of SCRIPTS) await build(script(...options));
	},
};

export default defineConfig({
	base: "./",
	plugins: [leaflet, sitePlugin(root), embedScripts],
	resolve: { alias },
	css,
	build: { ...shared, outDir: "lib/viewer" },
	server: { open: false },
	test: {
		include: ["test/**/*.test.ts"],
		globalSetup: "test/support/global-setup.ts",
		// Vitest leaves one core free by default; page tests mostly wait.
		maxWorkers: Math.max(2, availableParallelism() - 1),
		// Files of one worker share its modules and its browser: loading them anew for each takes as long as the tests.
		isolate: false,
		testTimeout: 30_000,
		hookTimeout: 120_000,
		expect: { poll: { timeout: 10_000 } },
	},
});
