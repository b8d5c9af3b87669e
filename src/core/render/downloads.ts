import { type Html, html, join } from "../html.ts";
import type { Messages } from "../messages/en.ts";
import type { RenderContext } from "./context.ts";

interface Download {
	file: string;
	/** Media type. */
	type: string;
	words: keyof Messages["downloads"];
	/** Another form of the whole page, which its head names for programs. */
	isAlternate?: true;
	/** There is one in each language. */
	isSpoken?: true;
}

const DOWNLOADS: readonly Download[] = [
	{ file: "map.json", type: "application/json", words: "map" },
	{ file: "places.geojson", type: "application/geo+json", words: "places" },
	{
		file: "events.geojson",
		type: "application/geo+json",
		words: "eventsByPlace",
		isAlternate: true,
	},
	{ file: "events.csv", type: "text/csv", words: "events", isSpoken: true },
	{
		file: "citations.csv",
		type: "text/csv",
		words: "citations",
		isSpoken: true,
	},
	{
		file: "sources.json",
		type: "application/vnd.citationstyles.csl+json",
		words: "sources",
	},
	{
		file: "sources.ris",
		type: "application/x-research-info-systems",
		words: "ris",
	},
	{ file: "sources.bib", type: "application/x-bibtex", words: "bib" },
	{
		file: "map.jsonld",
		type: "application/ld+json",
		words: "linked",
		isAlternate: true,
	},
	{ file: "map.png", type: "image/png", words: "png", isSpoken: true },
	{ file: "map.svg", type: "image/svg+xml", words: "svg", isSpoken: true },
];

/** Gives the links to the files beside the page, each with its media type, to be saved. */
export function renderDownloads({ messages, base, tag }: RenderContext): Html {
	const links = DOWNLOADS.map(
		({ file, type, words, isSpoken }) =>
			html`<a href="${base}${isSpoken ? file.replace(".", `${tag}.`) : file}" type="${type}" download>${messages.downloads[words]}</a>`,
	);
	return html`<p class="downloads">${messages.data}${messages.marks.colon}${join(links, messages.marks.comma)}</p>`;
}

/** Gives the head's links to other forms of the page. */
export function renderAlternates({ messages, base }: RenderContext): Html {
	return html`${DOWNLOADS.filter((d) => d.isAlternate).map(
		({ file, type, words }) =>
			html`<link rel="alternate" type="${type}" href="${base}${file}" title="${messages.downloads[words]}">`,
	)}`;
}
