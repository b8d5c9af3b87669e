import { HEIGHT, SANDBOX } from "../embed-frame.ts";
import { html } from "../html.ts";
import type { RenderContext } from "../render/context.ts";
import { PICTURE } from "../render/picture/size.ts";
import { embedAddress } from "../render/snippets.ts";

/** An oEmbed 1.0 response of type `rich`. */
export interface OEmbed {
	version: "1.0";
	type: "rich";
	title: string;
	provider_name?: string;
	provider_url: string;
	/** Seconds. */
	cache_age: number;
	thumbnail_url: string;
	thumbnail_width: number;
	thumbnail_height: number;
	width: number;
	height: number;
	html: string;
}

const WIDTH = 800;

/**
 * Gives the map's oEmbed response (oEmbed 1.0 §2.3.4): a quotation that links to the page, for where frames are taken away, then one
 * frame. WordPress keeps just these two, the quotation only without attributes, and appends `#?secret=…` to the frame's address,
 * which must therefore have no hash. Undefined when the site's address is not known.
 */
export function exportOEmbed({
	map,
	messages,
	address,
	tag,
	own,
	plain,
	language,
}: RenderContext): OEmbed | undefined {
	if (address === undefined) return undefined;
	const title = plain(map.config.title);
	const src = embedAddress({ address, tag }, { lang: language });
	return {
		version: "1.0",
		type: "rich",
		title,
		provider_url: address,
		cache_age: 3600,
		thumbnail_url: `${address}map${tag}.png`,
		thumbnail_width: PICTURE.width,
		thumbnail_height: PICTURE.height,
		width: WIDTH,
		height: HEIGHT.proposed,
		html: html`<blockquote><a href="${own}">${title}</a></blockquote><iframe src="${src}" title="${messages.mapName(title)}" width="${WIDTH}" height="${HEIGHT.proposed}" frameborder="0" loading="lazy" sandbox="${SANDBOX}"></iframe>`
			.markup,
	};
}
