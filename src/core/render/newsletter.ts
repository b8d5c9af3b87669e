import { citedBy } from "../coverage.ts";
import { type Html, html } from "../html.ts";
import { EVENTS_PER_PAGE } from "../paged/paging.ts";
import type { RenderContext } from "./context.ts";
import { renderStatus } from "./event.ts";
import { renderEventDate } from "./event-date.ts";
import { ANCHORS, createFileLinks } from "./links.ts";
import { pictureNotes, sentenceGap } from "./picture/notes.ts";
import { pictureAlt } from "./share-meta.ts";

/** Width that mail programs leave to a column, px. */
const WIDTH = 600;

/**
 * The map for mail and feeds, where neither frames nor scripts nor SVG are shown: the picture, and the events as a list, each with its
 * date, the articles it rests on and a link; of a map that is read page by page the events of the first. Undefined when the site's address is not known, as such links must be whole.
 */
export function renderNewsletter(context: RenderContext): Html | undefined {
	const { map, messages, address, own: page, tag, say, paged } = context;
	if (address === undefined) return undefined;
	const { title, takeaway } = map.config;
	const { open, close } = messages.marks;
	const events = paged ? map.events.slice(0, EVENTS_PER_PAGE) : map.events;
	const hrefOf = paged
		? createFileLinks(map, { base: address, tag }).event
		: (id: string) => `${page}${ANCHORS.event(id)}`;
	const sourcesOf = (event: (typeof events)[number]) =>
		citedBy(event).map((id) => context.plain(context.source(id).label));
	const height = Math.round((WIDTH * 9) / 16);
	return html`<figure lang="${context.lang}" style="margin:0">
<a href="${page}"><img src="${address}map${tag}.png" width="${WIDTH}" height="${height}" alt="${pictureAlt(context)}" style="max-width:100%;height:auto;border:0"></a>
<figcaption><strong><a href="${page}">${say(title)}</a></strong><br>${say(takeaway)}<br><small>${pictureNotes(context).join(sentenceGap(messages))}</small></figcaption>
</figure>
<ul lang="${context.lang}">
${events.map(
	(event) =>
		html`<li>${renderEventDate(event, context)}${event.status !== "happened" && html`${open}${renderStatus(event, context)}${close}`}${messages.marks.colon}<a href="${hrefOf(event.id)}">${say(event.title)}</a>${messages.labelled("", messages.list(sourcesOf(event)))}</li>
`,
)}</ul>
${
	paged &&
	html`<p lang="${context.lang}"><a href="${page}">${messages.paged.range(1, events.length, map.events.length)}</a></p>
`
}`;
}
