import { exportOEmbed } from "../export/oembed.ts";
import { type Html, html } from "../html.ts";
import type { RenderContext } from "./context.ts";
import { PICTURE } from "./picture/size.ts";

/** What a link to the page is shown with: Open Graph, X's card, the address of its oEmbed response. What needs the site's absolute address is left out where that is not known. */
export function renderShareMeta(context: RenderContext): Html {
	const { map, messages, address, tag, own, plain } = context;
	const [title, takeaway] = [
		plain(map.config.title),
		plain(map.config.takeaway),
	];
	const alt = pictureAlt(context);
	const oembed =
		exportOEmbed(context) &&
		html`<link rel="alternate" type="application/json+oembed" href="${address}oembed${tag}.json" title="${title}">`;
	const located =
		address !== undefined &&
		html`<link rel="canonical" href="${own}"><meta property="og:url" content="${own}"><meta property="og:image" content="${address}map${tag}.png"><meta property="og:image:type" content="image/png"><meta property="og:image:width" content="${PICTURE.width}"><meta property="og:image:height" content="${PICTURE.height}"><meta property="og:image:alt" content="${alt}"><meta name="twitter:card" content="summary_large_image">`;
	return html`${oembed}<meta property="og:type" content="website"><meta property="og:title" content="${title}"><meta property="og:description" content="${takeaway}"><meta property="og:locale" content="${messages.ogLocale}">${located}`;
}

/** What the map's picture shows, in words. */
export function pictureAlt({
	map,
	messages,
	plain,
	label,
}: RenderContext): string {
	const numbered = map.places.filter((p) => p.number !== undefined);
	return messages.picture.alt(
		plain(map.config.title),
		numbered.map((p) => label(p.id).text),
	);
}
