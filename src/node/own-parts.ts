import { createHash } from "node:crypto";
import { inlineCode } from "../core/html.ts";
import type { PackedNames } from "../core/paged/packed-files.ts";
import type { InlineParts } from "../core/render/inline-parts.ts";
import { modulePaths, scriptOf, type Viewer } from "./viewer.ts";

/** What stands for one inline script or style in a Content-Security-Policy. */
export const hashOf = (kind: "script" | "style", code: string): string =>
	`'sha256-${createHash("sha256").update(inlineCode(kind, code)).digest("base64")}'`;

/** What a map's page in a language of the catalogues carries in itself. `packed`: of a map that is read page by page, for which there is more to run. */
export function ownParts(
	viewer: Viewer,
	language: string,
	packed?: PackedNames,
): InlineParts & { modules: readonly string[] } {
	const style = scriptOf(viewer, "first-frame.css");
	const later = ["later.css", ...(packed ? ["paged.css"] : [])]
		.map((name) => scriptOf(viewer, name))
		.join("");
	const script = scriptOf(viewer, "early.js");
	return {
		style,
		later,
		script,
		styles: `${hashOf("style", style)} ${hashOf("style", later)}`,
		scripts: hashOf("script", script),
		modules: modulePaths(viewer, [
			"index",
			language,
			...(packed ? [packed.tiles ? "open-tiles" : "parts"] : []),
		]),
	};
}
