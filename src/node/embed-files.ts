import { createHash } from "node:crypto";
import type { Drawing } from "../core/drawing.ts";
import { inlineCode } from "../core/html.ts";
import type { RenderContext } from "../core/render/context.ts";
import { renderEmbed } from "../core/render/embed.ts";
import type { FileBody } from "./file-body.ts";
import type { Viewer } from "./viewer.ts";

/** What stands for one inline script or style in a Content-Security-Policy. */
const hashOf = (kind: "script" | "style", code: string): string =>
	`'sha256-${createHash("sha256").update(inlineCode(kind, code)).digest("base64")}'`;

function codeOf({ scripts }: Viewer, name: string): string {
	const code = scripts.get(name);
	if (code === undefined) throw new RangeError(`the viewer has no ${name}`);
	return code;
}

/** Gives the map for other people's pages, by file name: the document of the frame and the script that fits its height. */
export function embedFiles(
	drawing: Drawing,
	context: RenderContext,
	viewer: Viewer,
): Record<string, FileBody> {
	const style = codeOf(viewer, "embed.css");
	const script = codeOf(viewer, "embed.js");
	return {
		"embed.html": () =>
			renderEmbed(drawing, context, {
				style,
				script,
				styles: hashOf("style", style),
				scripts: hashOf("script", script),
			}).pieces(),
		"host.js": codeOf(viewer, "host.js"),
	};
}
