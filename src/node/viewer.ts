import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The page's own code, prebuilt by `npm run package`: whoever builds a map needs no compiler. */
export interface Viewer {
	/** HTML with holes for a map's head and body. */
	template: string;
	/** Scripts and styles that the template names, by `/`-separated path beside it. */
	assets: ReadonlyMap<string, Uint8Array>;
	/** What other people's pages run or carry, by file name: `embed.en.js`, `embed.css`, `host.js`, `messages.ja.js`. */
	scripts: ReadonlyMap<string, string>;
}

/** The prebuilt asset whose name begins so, such as `assets/en-`. Throws RangeError where the viewer has none. */
function assetOf(
	{ assets }: Viewer,
	start: string,
	end: string,
): [name: string, text: string] {
	for (const [name, bytes] of assets)
		if (name.startsWith(start) && name.endsWith(end))
			return [name, Buffer.from(bytes).toString()];
	throw new RangeError(`the viewer has no ${start}*${end}`);
}

/** The styles of the viewer's page. */
export const pageStyles = (viewer: Viewer): string =>
	assetOf(viewer, "assets/index-", ".css")[1];

/** Where modules of the page's script lie, beside the page: `index`, those that it imports on the way, and the words that it says, by language. */
export const modulePaths = (
	viewer: Viewer,
	names: readonly string[],
): readonly string[] =>
	names.map((name) => assetOf(viewer, `assets/${name}-`, ".js")[0]);

/** One of the viewer's scripts. Throws RangeError where it has none of the name. */
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
