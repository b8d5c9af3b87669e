import { type Html, html } from "../html.ts";
import type { MapEvent } from "../news-map.ts";
import type { RenderContext } from "./context.ts";
import { renderEventDate } from "./event-date.ts";
import { pictureNotes, sentenceGap } from "./picture/notes.ts";
import { pictureAlt } from "./share-meta.ts";

/** Width that mail programs leave to a column, px. */
const WIDTH = 600;

/** The articles an event's claims rest on, by their labels. */
function sourcesOf(
	event: MapEvent,
	{ source, plain }: RenderContext,
): string[] {
	const ids = event.claims.flatMap((c) => c.citations.map((x) => x.source));
	return [...new Set(ids)].map((id) => plain(source(id).label));
}

/**
 * The map for mail and feeds, where neither frames nor scripts nor SVG are shown: the picture, and the events as a list, each with its
 * date, the articles it rests on and a link. Undefined when the site's address is not known, as such links must be whole.
 */
export function renderNewsletter(context: RenderContext): Html | undefined {
	const { map, messages, address, tag, say } = context;
	if (address === undefined) return undefined;
	const page = `${address}${context.page}`;
	const { title, takeaway } = map.config;
	const height = Math.round((WIDTH * 9) / 16);
	return html`<figure lang="${context.lang}" style="margin:0">
<a href="${page}"><img src="${address}map${tag}.png" width="${WIDTH}" height="${height}" alt="${pictureAlt(context)}" style="max-width:100%;height:auto;border:0"></a>
<figcaption><strong><a href="${page}">${say(title)}</a></strong><br>${say(takeaway)}<br><small>${pictureNotes(context).join(sentenceGap(messages))}</small></figcaption>
</figure>
<ul lang="${context.lang}">
${map.events.map(
	(event) =>
		html`<li>${renderEventDate(event, context)}${messages.marks.colon}<a href="${page}#event-${event.id}">${say(event.title)}</a>${messages.labelled("", messages.list(sourcesOf(event, context)))}</li>
`,
)}</ul>
`;
}
