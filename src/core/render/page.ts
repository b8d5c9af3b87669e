import type { Drawing } from "../drawing.ts";
import { exportPageJsonLd } from "../export/page-json-ld.ts";
import {
	each,
	type Html,
	html,
	inline,
	inlineStyleInBody,
	join,
	jsonScript,
} from "../html.ts";
import type { Messages } from "../messages/en.ts";
import type { NewsMap } from "../news-map.ts";
import { pageIndex } from "../page-index.ts";
import type { PackedNames } from "../paged/packed-files.ts";
import { BUILD, EVENTS_PER_PAGE } from "../paged/paging.ts";
import { createRenderContext, type RenderContext } from "./context.ts";
import { renderDifferences } from "./difference.ts";
import { renderAlternates, renderDownloads } from "./downloads.ts";
import { renderEmbedDialog } from "./embed-dialog.ts";
import { renderEndnotes } from "./endnotes.ts";
import { isFuzzy, renderEvent } from "./event.ts";
import { renderFinder } from "./finder.ts";
import type { InlineParts } from "./inline-parts.ts";
import { renderLanguageLinks, renderLanguages } from "./languages.ts";
import { FIRST_FRAME, renderMap } from "./map.ts";
import { renderMapFrame } from "./map-frame.ts";
import { renderMasthead } from "./masthead.ts";
import { renderNaming } from "./naming.ts";
import { outsideLink } from "./outside-link.ts";
import { renderOverview } from "./overview.ts";
import { renderEventPager } from "./paged/pager.ts";
import { renderReferences } from "./paged/references.ts";
import { renderPlaces } from "./place-card.ts";
import { renderShareMeta } from "./share-meta.ts";
import { renderSources } from "./sources.ts";
import { renderHowDisputed, renderKey, renderUnderMap } from "./under-map.ts";

const OWN_FILES = { scripts: "'self'", styles: "'self'", requests: "'self'" };

const allowing = ({ scripts, styles }: InlineParts) => ({
	scripts: `${OWN_FILES.scripts} ${scripts}`,
	styles: `${OWN_FILES.styles} ${styles}`,
	requests: OWN_FILES.requests,
});

/** Content-Security-Policy of a page: by default nothing but its own files; an opt-in tile layer adds its host to `img-src`. */
export function contentSecurityPolicy(
	{ config }: NewsMap,
	{ scripts, styles, requests } = OWN_FILES,
): string {
	const tiles = config.tiles ? ` ${tileOrigin(config.tiles.url)}` : "";
	return `default-src 'none'; script-src ${scripts}; style-src ${styles}; img-src 'self' data:${tiles}; connect-src ${requests}; base-uri 'none'; form-action 'none'; object-src 'none'`;
}

/** `https://{s}.tiles.example/{z}` → `https://*.tiles.example`: CSP knows a wildcard only as the whole first label of a host. */
function tileOrigin(template: string): string {
	const origin = /^https?:\/\/[^/;,\s]+/.exec(template)?.[0] ?? "";
	return origin.replace(/\/\/[^/.]*\{[^}]*\}[^/.]*/, "//*");
}

function renderContents(context: RenderContext): Html {
	const { map, messages, paged } = context;
	const sections: [string, string | false][] = [
		["events", messages.events],
		["differences", messages.differences.heading],
		["places", messages.places],
		["naming", !paged && messages.naming.heading],
		["sources", messages.sources.heading],
		["notes", renderNotes(context) && messages.about],
		["left-out", map.leftOut.length > 0 && messages.leftOut.heading],
	];
	return html`<nav class="contents" aria-label="${messages.onThisPage}">${sections.map(([id, name]) => name && html`<a href="#${id}">${name}</a>`)}</nav>`;
}

/** What steps through the events one by one; only a script can. */
function renderStory({
	map,
	messages: { story },
}: RenderContext): Html | false {
	const button = (name: string, words: string) =>
		html`<button type="button" data-story="${name}">${words}</button>`;
	return (
		map.events.length > 0 &&
		html`<p class="tell scripted">${button("start", story.start)}</p><div class="story scripted" role="group" aria-label="${story.name}" data-story="bar" hidden>${button("back", story.back)}<p class="step" role="status" data-story="line"></p>${button("next", story.next)}${button("stop", story.stop)}</div>`
	);
}

/** The list of events and their number; of a map that is read page by page the first page and the way to the next. */
export function renderEvents(context: RenderContext): Html {
	const { map, messages, paged } = context;
	const { events, undated } = map.counts;
	const pager = (again: boolean) =>
		paged && renderEventPager(1, context, again);
	const listed = paged ? map.events.slice(0, EVENTS_PER_PAGE) : map.events;
	const fuzzy = paged ? 0 : map.events.filter(isFuzzy).length;
	return html`<section id="events" aria-labelledby="events-title" tabindex="-1"><h2 id="events-title">${messages.events}</h2>${renderStory(context)}<p class="shown" role="status" data-shown>${messages.find.shown(events, events, undated)}</p><p class="unsure" data-unsure hidden></p>${fuzzy > 0 && html`<details class="fuzzy scripted" data-fuzzy><summary>${messages.find.fuzzy(fuzzy)}</summary><ul></ul></details>`}${pager(false)}<ol class="events">${each(listed, (e) => renderEvent(e, context))}</ol>${pager(true)}</section>`;
}

/** What was changed after publication, latest first. */
function renderChanges({
	map,
	messages,
	say,
	date,
}: RenderContext): Html | false {
	const { changes = [] } = map.config;
	const latestFirst = [...changes].sort((a, b) =>
		a.date < b.date ? 1 : a.date > b.date ? -1 : 0,
	);
	return (
		changes.length > 0 &&
		html`<div id="changes"><h3>${messages.changes}</h3><ul class="changes">${latestFirst.map((c) => html`<li><time datetime="${c.date}">${date(c.date)}</time>${messages.marks.colon}${say(c.text)}</li>`)}</ul></div>`
	);
}

/** How to read the map, and what was changed on it; false where nothing is said of either. */
export function renderNotes(context: RenderContext): Html | false {
	const { map, messages, say } = context;
	const notes = [
		renderHowDisputed(context),
		...map.config.notes.map(
			({ id, title, text }) =>
				html`<div id="note-about-${id}"><h3>${say(title)}</h3><p>${say(text)}</p></div>`,
		),
		renderChanges(context),
	].filter(Boolean);
	return (
		notes.length > 0 &&
		html`<section id="notes" aria-labelledby="notes-title"><h2 id="notes-title">${messages.about}</h2><div class="notes">${notes}</div></section>`
	);
}

/** More lines than this say no more to a reader; the author has them all from `dateline check`. */
const MAX_LEFT_OUT = 200;

function renderLeftOut({ map, messages }: RenderContext): Html | false {
	const { leftOut } = map;
	const words = messages.leftOut;
	if (leftOut.length === 0) return false;
	const rest = leftOut.length - MAX_LEFT_OUT;
	return html`<section id="left-out" aria-labelledby="left-out-title"><h2 id="left-out-title">${words.heading}</h2><p class="intro">${words.intro(leftOut.filter((l) => !l.follows).length)}</p><ul class="left-out">${leftOut.slice(0, MAX_LEFT_OUT).map(({ file, line, reason, follows }) => html`<li><code>${words.line(file, line)}</code>${messages.marks.colon}${reason}${follows && html` (${words.follows})`}</li>`)}${rest > 0 && html`<li>${words.more(rest)}</li>`}</ul></section>`;
}

/** Who made what the map is drawn on. */
export function renderCredits({ map, say }: RenderContext): Html {
	const credits = map.config.credits.map(({ url, text }) =>
		outsideLink(url, say(text)),
	);
	return join(
		[...credits, map.config.tiles && say(map.config.tiles.attribution)].filter(
			Boolean,
		),
		" · ",
	);
}

function renderFooter(context: RenderContext): Html {
	const { map, messages, date } = context;
	return html`<footer><p class="receipt">${[messages.receipt(map.counts), messages.asOf(date(map.config.asOf)), messages.builtFrom(map.hash)].map((words) => html`${words}${messages.marks.stop}`)}</p>${renderDownloads(context)}<p class="credits">${messages.credits}${messages.marks.colon}${renderCredits(context)}</p></footer>`;
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
	const onMap = html`<p id="map-help" class="visually-hidden">${messages.mapHelp}</p>${own?.script !== undefined && inline("script", own.script, askedFor(own.modules, base, packed))}${renderOverview(drawing, context)}`;
	return {
		lang: context.lang,
		head: html`<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(map, own && allowing(own))}"><meta name="description" content="${plain(config.takeaway)}"><title>${plain(config.title)}</title>${renderShareMeta(context)}${renderLanguageLinks(context)}${renderAlternates(context)}${packed && html`<meta name="${BUILD}" content="${map.hash}">`}${own && inline("style", own.style)}${FIRST_FRAME}`,
		body: html`<a class="skip" href="#events">${messages.skipToList}</a>${renderMasthead(context, { above: renderLanguages(context), below: renderContents(context) })}<main><div class="top"><div class="stage"><div class="held">${renderMapFrame(renderMap(drawing, context), onMap, context, html` data-close="${messages.close}" data-show-event="${messages.showEvent}"`)}${own?.later !== undefined && inlineStyleInBody(own.later)}${renderUnderMap(context, renderCredits(context))}</div>${renderKey(context, drawing)}</div><div class="reading">${renderFinder(index, context)}${renderEvents(context)}</div></div><div class="reference">${context.paged ? renderReferences(context) : html`${renderDifferences(context)}${renderPlaces(context)}${renderNaming(context)}${renderSources(context)}`}${renderNotes(context)}${renderLeftOut(context)}${renderEndnotes(context)}</div></main>${renderFooter(context)}${renderEmbedDialog(context)}${jsonScript("dateline-index", index)}${jsonScript("dateline-linked", exportPageJsonLd(context), "application/ld+json")}`,
	};
}
