import { ALLOW, REFERRER_POLICY, SANDBOX } from "../embed-frame.ts";
import {
	type EmbedOptions,
	embedPairs,
	formatEmbedOptions,
} from "../embed-options.ts";
import { type Html, html } from "../html.ts";
import { pageIn } from "../site-address.ts";
import { PICTURE } from "./picture/size.ts";

/** What the snippets of a map say besides its options. */
export interface SnippetFacts {
	/** Absolute address of the site's folder, with a slash at its end. */
	address: string;
	/** What the names of the files of the snippet's language have before their endings: "" or `.ja`. */
	tag: string;
	/** Name of the frame for assistive technology. */
	title: string;
	/** What the picture shows, in words. */
	alt: string;
}

/** The embed's address with its options. */
export const embedAddress = (
	{ address, tag }: Pick<SnippetFacts, "address" | "tag">,
	options: EmbedOptions,
): string => `${address}embed${tag}.html${formatEmbedOptions(options)}`;

/** The map in a frame, and the script that fits the frame's height to it; the frame is usable without the script. */
export function renderIframe(
	facts: SnippetFacts,
	options: EmbedOptions,
	height: number,
): Html {
	return html`<iframe src="${embedAddress(facts, options)}" title="${facts.title}" width="100%" height="${height}" loading="lazy" referrerpolicy="${REFERRER_POLICY}" allow="${ALLOW}" sandbox="${SANDBOX}" style="border:0"></iframe>
<script src="${facts.address}host.js" async></script>`;
}

function renderImage(facts: SnippetFacts): Html {
	const { address, tag, alt } = facts;
	return html`<a href="${pageIn(address, tag)}"><img src="${address}map${tag}.png" srcset="${address}map${tag}@2x.png 2x" width="${PICTURE.width}" height="${PICTURE.height}" alt="${alt}" loading="lazy" style="max-width:100%;height:auto"></a>`;
}

/** The map as a custom element, with the picture for where no script runs. Its height is there before the map is, so that nothing below it moves. */
export function renderElement(
	facts: SnippetFacts,
	options: EmbedOptions,
	height: number,
): Html {
	const pairs = [
		["src", pageIn(facts.address, facts.tag)],
		...embedPairs(options),
	].map(([name, value]) => html` ${name}="${value}"`);
	return html`<script src="${facts.address}dateline-map.js" async></script>
<dateline-map${pairs} style="display:block;height:${height}px">
  ${renderImage(facts)}
</dateline-map>`;
}

/** The map as a picture that leads to the page. */
export function renderFigure(facts: SnippetFacts, caption: string): Html {
	return html`<figure style="margin:0">
  ${renderImage(facts)}
  <figcaption>${caption}</figcaption>
</figure>`;
}
