import { createHash } from "node:crypto";
import { inlineCode } from "../core/html.ts";
import type { InlineParts } from "../core/render/inline-parts.ts";
import { cataloguePath, pageStyles, scriptOf, type Viewer } from "./viewer.ts";

/** What stands for one inline script or style in a Content-Security-Policy. */
export const hashOf = (kind: "script" | "style", code: string): string =>
	`'sha256-${createHash("sha256").update(inlineCode(kind, code)).digest("base64")}'`;

/** What a map's page in a language of the catalogues carries in itself. */
export function ownParts(
	viewer: Viewer,
	language: string,
): InlineParts & { catalogue: string } {
	const [style, script] = [pageStyles(viewer), scriptOf(viewer, "early.js")];
	return {
		style,
		script,
		styles: hashOf("style", style),
		scripts: hashOf("script", script),
		catalogue: cataloguePath(viewer, language),
	};
}
