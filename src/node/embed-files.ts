import { createHash } from "node:crypto";
import type { Drawing } from "../core/drawing.ts";
import type { RenderContext } from "../core/render/context.ts";
import { renderEmbed } from "../core/render/embed.ts";
import type { FileBody } from "./file-body.ts";
import { hashOf } from "./own-parts.ts";
import { scriptOf, type Viewer } from "./viewer.ts";

/** Scripts that other people's pages load by their names. */
const LOADED = ["dateline-map.js", "host.js"];
/** The words of the element in the languages that it does not have in itself. */
const WORDS = /^messages\.\w+\.js$/;

const digest = (algorithm: "sha256" | "sha384", text: string) =>
	createHash(algorithm).update(text);

/** Gives the scripts under their names and under names with their hash, which never change, and `integrity.json`: what to check them by. */
function scriptFiles(viewer: Viewer): Record<string, FileBody> {
	const made = LOADED.map((name) => {
		const code = scriptOf(viewer, name);
		const hash = digest("sha256", code).digest("hex").slice(0, 10);
		const file = name.replace(".js", `.${hash}.js`);
		const integrity = `sha384-${digest("sha384", code).digest("base64")}`;
		return { name, code, file, integrity };
	});
	const listed = made.map(({ name, file, integrity }) => [
		name,
		{ file, integrity },
	]);
	return {
		...Object.fromEntries(
			made.flatMap(({ name, code, file }) => [
				[name, code],
				[file, code],
			]),
		),
		"integrity.json": `${JSON.stringify(Object.fromEntries(listed))}\n`,
	};
}

/** Sizes in px: in a shadow root `rem` is the host's, which sets it as it likes. */
const inPixels = (style: string) =>
	style.replace(/(\d*\.?\d+)rem\b/g, (_, n) => `${16 * Number(n)}px`);

/** Gives the map for other people's pages, by file name: in each language the document of the frame and the markup of the element, and the scripts of both. */
export function embedFiles(
	drawing: Drawing,
	contexts: readonly RenderContext[],
	viewer: Viewer,
): Record<string, FileBody> {
	const style = scriptOf(viewer, "embed.css");
	const styles = hashOf("style", style);
	const files: Record<string, FileBody> = {};
	for (const context of contexts) {
		const { tag, messages } = context;
		const script = scriptOf(viewer, `embed.${messages.lang}.js`);
		files[`embed${tag}.html`] = () =>
			renderEmbed(drawing, context, {
				style,
				script,
				styles,
				scripts: hashOf("script", script),
			}).pieces();
		files[`element${tag}.html`] = () =>
			renderEmbed(drawing, context, {
				style: inPixels(style),
				styles,
				scripts: "'none'",
			}).pieces();
	}
	const words = [...viewer.scripts].filter(([name]) => WORDS.test(name));
	return { ...files, ...scriptFiles(viewer), ...Object.fromEntries(words) };
}
