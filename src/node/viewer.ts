import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The page's own code, prebuilt by `npm run package`: whoever builds a map needs no compiler. */
export interface Viewer {
	/** HTML with holes for a map's head and body. */
	template: string;
	/** Scripts and styles that the template names, by `/`-separated path beside it. */
	assets: ReadonlyMap<string, Uint8Array>;
	/** What the map's page carries in itself and what other people's pages run or carry, by file name: `early.js`, `later.css`, `embed.en.js`, `host.js`, `messages.ja.js`. */
	scripts: ReadonlyMap<string, string>;
}

/** Where modules of the page's script lie, beside the page: `index`, those that it imports on the way, and the words that it says, by language. Throws RangeError where the viewer has none of a name. */
export const modulePaths = (
	{ assets }: Viewer,
	names: readonly string[],
): readonly string[] =>
	names.map((name) => {
		const start = `assets/${name}-`;
		for (const path of assets.keys())
			if (path.startsWith(start) && path.endsWith(".js")) return path;
		throw new RangeError(`the viewer has no ${start}*.js`);
	});

/** One of the viewer's scripts, or a style sheet among them. Throws RangeError where it has none of the name. */
export function scriptOf({ scripts }: Viewer, name: string): string {
	const code = scripts.get(name);
	if (code === undefined) throw new RangeError(`the viewer has no ${name}`);
	return code;
}

/** Where the prebuilt viewer lies, seen from `src/node` and from `lib/node` alike. */
const VIEWER = fileURLToPath(new URL("../../lib/viewer", import.meta.url));

/** Gives the prebuilt viewer. Throws a system's error when there is none. */
export function readViewer(dir = VIEWER): Viewer {
	if (!existsSync(join(dir, "index.html")))
		throw Object.assign(
			new Error(
				`${dir} holds no viewer: run npm run package there, or install dateline anew`,
			),
			{ syscall: "open" },
		);
	const names = readdirSync(join(dir, "assets")).sort();
	const scripts = readdirSync(join(dir, "scripts")).sort();
	return {
		template: readFileSync(join(dir, "index.html"), "utf8"),
		assets: new Map(
			names.map((name) => [
				`assets/${name}`,
				readFileSync(join(dir, "assets", name)),
			]),
		),
		scripts: new Map(
			scripts.map((name) => [
				name,
				readFileSync(join(dir, "scripts", name), "utf8"),
			]),
		),
	};
}
