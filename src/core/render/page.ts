import type { Drawing } from "../drawing.ts";
import { exportPageJsonLd } from "../export/page-json-ld.ts";
import {
	type Html,
	html,
	inline,
	inlineStyleInBody,
	jsonScript,
} from "../html.ts";
import type { Messages } from "../messages/en.ts";
import type { NewsMap } from "../news-map.ts";
import { pageIndex } from "../page-index.ts";
import type { PackedNames } from "../paged/packed-files.ts";
import { BUILD } from "../paged/paging.ts";
import { allowing, contentSecurityPolicy } from "./content-security-policy.ts";
import { renderContents } from "./contents.ts";
import { createRenderContext, type RenderContext } from "./context.ts";
import { renderCredits } from "./credits.ts";
import { renderDifferences } from "./difference.ts";
import { renderAlternates, renderDownloads } from "./downloads.ts";
import { renderEmbedDialog } from "./embed-dialog.ts";
import { renderEndnotes } from "./endnotes.ts";
import { renderEventList } from "./event-list.ts";
import { renderFinder } from "./finder.ts";
import type { InlineParts } from "./inline-parts.ts";
import { renderLanguageLinks, renderLanguages } from "./languages.ts";
import { renderLeftOut } from "./left-out.ts";
import { FIRST_FRAME, renderMap } from "./map.ts";
import { renderMapFrame } from "./map-frame.ts";
import { renderMasthead } from "./masthead.ts";
import { renderNaming } from "./naming.ts";
import { renderNotes } from "./notes.ts";
import { renderOverview } from "./overview.ts";
import { renderReferences } from "./paged/references.ts";
import { renderPlaces } from "./place-card.ts";
import { renderShareMeta } from "./share-meta.ts";
import { renderSources } from "./sources.ts";
import { renderKey, renderUnderMap } from "./under-map.ts";

function renderFooter(context: RenderContext): Html {
	const { map, messages, date } = context;
	const { counts } = map;
	// What nobody can establish comes from somewhere.
	const origins = Math.max(counts.origins, counts.originsOpen ? 1 : 0);
	return html`<footer><p class="receipt">${[messages.receipt({ ...counts, origins }), messages.asOf(date(map.config.asOf)), messages.builtFrom(map.hash)].map((words) => html`${words}${messages.marks.stop}`)}</p>${renderDownloads(context)}<p class="credits">${messages.credits}${messages.marks.colon}${renderCredits(context)}</p></footer>`;
}

/** What the script in the page asks for once the map has been painted: addresses, parted by blanks, of modules to run and of the files that these need first. */
function askedFor(
	modules: readonly string[],
	base: string,
	packed?: PackedNames,
): Record<string, string> {
	const listed = (paths: readonly string[]) =>
		paths.map((path) => `${base}${path}`).join(" ");
	return {
		modules: listed(modules),
		...(packed?.gazetteer && {
			files: listed([packed.gazetteer, packed.columns]),
		}),
	};
}

/**
 * The page in a language of the map, by default the first, in the pieces its HTML file has holes for: all of it reads without a script. `base` begins the addresses of the files
 * beside it: `./`, or the path the site is served under, with a slash at both ends. `own` is what it carries so that the map is there with the document: its styles, and the script that
 * answers until the page's own has come, which is `modules` beside the page.
 */
export function renderPage(
	map: NewsMap,
	drawing: Drawing,
	messages: Messages,
	base = "./",
	language?: string,
	packed?: PackedNames,
	own?: InlineParts & { modules: readonly string[] },
): { lang: string; head: Html; body: Html } {
	const context = createRenderContext(map, messages, base, language);
	const index = pageIndex(map, drawing, base, language, packed, {
		fetching: messages.paged.fetching,
		noRanges: messages.paged.noRanges,
	});
	const { plain } = context;
	const { config } = map;
	const notes = renderNotes(context);
	const onMap = html`<p id="map-help" class="visually-hidden">${messages.mapHelp}</p>${own?.script !== undefined && inline("script", own.script, askedFor(own.modules, base, packed))}${renderOverview(drawing, context)}`;
	return {
		lang: context.lang,
		head: html`<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(map, own && allowing(own))}"><meta name="description" content="${plain(config.takeaway)}"><title>${plain(config.title)}</title>${renderShareMeta(context)}${renderLanguageLinks(context)}${renderAlternates(context)}${packed && html`<meta name="${BUILD}" content="${map.hash}">`}${own && inline("style", own.style)}${FIRST_FRAME}`,
		body: html`<a class="skip" href="#events">${messages.skipToList}</a><a class="skip" href="#q">${messages.skipToSearch}</a>${renderMasthead(context, { above: renderLanguages(context), below: renderContents(context, notes !== false) })}<main><div class="top"><div class="stage"><div class="held">${renderMapFrame(renderMap(drawing, context), onMap, context, html` data-close="${messages.close}" data-show-event="${messages.showEvent}" data-failed="${messages.paged.failed}"`)}${own?.later !== undefined && inlineStyleInBody(own.later)}${renderUnderMap(context, renderCredits(context))}</div>${renderKey(context, drawing)}</div><div class="reading">${renderFinder(index, context)}${renderEventList(context)}</div></div><div class="reference">${context.paged ? renderReferences(context) : html`${renderDifferences(context)}${renderPlaces(context)}${renderNaming(context)}${renderSources(context)}`}${notes}${renderLeftOut(context)}${renderEndnotes(context)}</div></main>${renderFooter(context)}${renderEmbedDialog(context)}${jsonScript("dateline-index", index)}${jsonScript("dateline-linked", exportPageJsonLd(context), "application/ld+json")}`,
	};
}
