import type { Drawing } from "../core/drawing.ts";
import { html } from "../core/html.ts";
import { languageTag } from "../core/language-tag.ts";
import { catalogueFor } from "../core/messages/catalogues.ts";
import type { NewsMap } from "../core/news-map.ts";
import type { PackedFiles } from "../core/paged/packed-files.ts";
import {
	createRenderContext,
	type RenderContext,
} from "../core/render/context.ts";
import { renderPage } from "../core/render/page.ts";
import type { PagedDocument } from "../core/render/paged/documents.ts";
import type { Pieces } from "./file-body.ts";
import { ownParts } from "./own-parts.ts";
import { pagedPages, rootFrom } from "./paged-pages.ts";
import type { Viewer } from "./viewer.ts";

/** Fills the holes of the viewer's page. Given a viewer, the map's page carries parts of it in itself. */
type FillTemplate = (template: string, viewer?: Viewer) => Pieces;

/** How each page is made, by file name. */
export type SitePages = Record<string, FillTemplate>;

/** Puts head and body into the holes of the viewer's page. */
function* fillTemplate(
	template: string,
	{ lang, head, body }: PagedDocument,
): Pieces {
	const [before = "", between = "", after = ""] = template
		.replace('<html lang="en">', () => html`<html lang="${lang}">`.markup)
		// Every reader fetches them.
		.replace(/\s*\n\s*/g, "")
		.split(/<!--dateline:(?:head|body)-->/);
	yield before;
	yield* head.pieces();
	yield between;
	yield* body.pieces();
	yield after;
}

/** The template's styles, which a page that carries them does not ask for. */
const STYLES = /<link rel="stylesheet"[^>]*>/;
/** The template's script: what a page carries in itself asks for it, and the pages beside the map do without. */
const SCRIPT = /<script\b[^>]*><\/script>/;

/** A page for each of the map's languages, by file name. */
export function pagesOf(
	map: NewsMap,
	drawing: Drawing,
	base: string,
	packed: PackedFiles | undefined,
): SitePages {
	const { languages } = map.config;
	const fill =
		(language: string): FillTemplate =>
		(template, viewer) => {
			const messages = catalogueFor(language);
			const names = packed?.names(language);
			return fillTemplate(
				viewer ? template.replace(STYLES, "").replace(SCRIPT, "") : template,
				renderPage(
					map,
					drawing,
					messages,
					base,
					language,
					names,
					viewer && ownParts(viewer, messages.lang, names),
				),
			);
		};
	return Object.fromEntries(
		languages.map((language) => [
			`index${languageTag(language, languages[0])}.html`,
			fill(language),
		]),
	);
}

/** The pages beside a map that is read page by page, in each of its languages, by file name. */
export function pagesBeside(
	map: NewsMap,
	base: string,
	numbers: PackedFiles["numbers"],
): SitePages {
	const pages: SitePages = {};
	for (const language of map.config.languages) {
		const contexts = new Map<string, RenderContext>();
		const contextOf = (name: string) => {
			const root = rootFrom(name, base);
			const context =
				contexts.get(root) ??
				createRenderContext(map, catalogueFor(language), root, language);
			contexts.set(root, context);
			return context;
		};
		for (const [name, make] of pagedPages(contextOf, numbers))
			pages[name] = (template) =>
				fillTemplate(template.replace(SCRIPT, ""), make());
	}
	return pages;
}
