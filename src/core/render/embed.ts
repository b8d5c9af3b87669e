import type { Drawing } from "../drawing.ts";
import { type Html, html, inline, jsonScript } from "../html.ts";
import { pageIndex } from "../page-index.ts";
import { contentSecurityPolicy } from "./content-security-policy.ts";
import type { RenderContext } from "./context.ts";
import { renderCredits } from "./credits.ts";
import { renderEndnotes } from "./endnotes.ts";
import { renderEventList } from "./event-list.ts";
import { renderFinder } from "./finder.ts";
import type { InlineParts } from "./inline-parts.ts";
import { renderLanguageLinks } from "./languages.ts";
import { ANCHORS, addressOf } from "./links.ts";
import { FIRST_FRAME, renderMap } from "./map.ts";
import { renderMapFrame } from "./map-frame.ts";
import { renderMasthead } from "./masthead.ts";
import { renderNotes } from "./notes.ts";
import { renderOverview } from "./overview.ts";
import { renderPlaces } from "./place-card.ts";
import { renderRecords, renderSourcesSection } from "./sources.ts";
import { renderStill } from "./still.ts";
import {
	renderEndorsement,
	renderLabelSwitch,
	renderLegend,
	renderViews,
} from "./under-map.ts";

/** The whole map's page in the same language, seen from an embed. */
const fullPage = (context: RenderContext): string =>
	addressOf("index", context);

function renderFooter(context: RenderContext): Html {
	const { map, messages, date } = context;
	return html`<footer>${renderEndorsement(context, context.paged ? fullPage(context) : "")}<p class="receipt">${messages.asOf(date(map.config.asOf))}${messages.marks.stop}<a class="full-map" href="${fullPage(context)}" target="_blank" rel="noopener">${messages.embedded.fullMap}</a></p><p class="credits">${messages.credits}${messages.marks.colon}${renderCredits(context)}</p></footer>`;
}

/** The map as it stands in somebody else's page: map, events with their evidence, sources, notes, place cards. It reads without a script. */
function renderBody(drawing: Drawing, whole: RenderContext): Html {
	// What shows an article's origins is on the page alone: here its record stands for them.
	const links = { ...ANCHORS, source: (id: string) => ANCHORS.source(id) };
	const context = { ...whole, links };
	const { map, messages, base, language } = context;
	const index = pageIndex(map, drawing, base, language);
	const onMap = html`<p id="map-help" class="visually-hidden">${messages.mapHelp}</p>${renderOverview(drawing, context)}`;
	return html`<div class="dateline" data-dateline="1" dir="${messages.dir}"><div class="fold">${renderMasthead(context)}<main class="top"><div class="stage">${renderMapFrame(renderMap(drawing, context), onMap, context)}<div class="under-map">${renderViews(context)}<details class="key-fold"><summary>${messages.embedded.key}</summary><div class="key-panel">${renderLegend(context, drawing)}${renderLabelSwitch(context)}</div></details></div></div><div class="reading" role="group" aria-label="${messages.events}" tabindex="0"><details class="finder-fold"><summary>${messages.embedded.find}</summary>${renderFinder(index, context)}</details>${renderEventList(context)}<div class="reference">${renderSourcesSection(renderRecords(context), context)}${renderNotes(context)}${renderPlaces(context)}${renderEndnotes(context)}</div></div></main>${renderFooter(context)}</div></div>${jsonScript("dateline-index", index)}`;
}

/** A document in one file: it asks nobody for anything, may stand in a frame of any origin, and lets nothing run but its own script. Without a script it is markup for `<dateline-map>` to fetch, with its styles as a string: a page's policy may forbid any other. */
export function renderEmbed(
	drawing: Drawing,
	context: RenderContext,
	{ style, script, styles, scripts }: InlineParts,
): Html {
	const { map, lang, language, plain } = context;
	const kind = script === undefined ? "element" : "embed";
	const policy = contentSecurityPolicy(map, {
		scripts,
		styles,
		requests: "'none'",
	});
	return html`<!doctype html><html lang="${lang}"${language !== lang && html` data-language="${language}"`}><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="strict-origin"><title>${plain(map.config.title)}</title><link rel="canonical" href="${fullPage(context)}">${renderLanguageLinks(context, kind)}<link rel="icon" href="data:,">${context.paged && html`<base target="_blank">`}${script === undefined ? jsonScript("dateline-style", style) : html`${inline("style", style)}${FIRST_FRAME}`}</head><body>${context.paged ? renderStill(drawing, context, renderFooter(context)) : renderBody(drawing, context)}${script !== undefined && inline("script", script)}</body></html>`;
}
