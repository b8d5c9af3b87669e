import { type Coverage, coverageOf } from "../coverage.ts";
import { sayDate } from "../edtf-format.ts";
import { type Html, html } from "../html.ts";
import { inLanguage, labelIn, matchTag, type Spoken } from "../in-language.ts";
import { languageTag } from "../language-tag.ts";
import type { Messages } from "../messages/en.ts";
import type { MapPlace, MapSource, NewsMap } from "../news-map.ts";
import { isPaged } from "../paged/paging.ts";
import { pageIn, siteAddress } from "../site-address.ts";
import type { Words } from "../values.ts";
import { ANCHORS, createFileLinks, type Links } from "./links.ts";

/** What every renderer needs: the map, the catalogue, and look-ups by id that throw RangeError on an unknown id. */
export interface RenderContext {
	map: NewsMap;
	messages: Messages;
	coverage: Coverage;
	/** The map is read page by page. */
	paged: boolean;
	links: Links;
	/** Begins the addresses of the site's other files. */
	base: string;
	/** Absolute address of the site's folder, where it is known when the site is built. */
	address: string | undefined;
	/** What the names of files of which there is one per language have before their endings: "" or `.ja`. */
	tag: string;
	/** Absolute address of the page itself, where that of the folder is known. */
	own: string | undefined;
	place: (id: string) => MapPlace;
	source: (id: string) => MapSource;
	/** Language of the page's texts, BCP 47; `messages` may be in another where there is no catalogue of it. */
	language: string;
	/** The page's own language, its `html lang`: that of its texts, or of `messages`. */
	lang: string;
	/** A text of the folder in the page's language; in another, and marked with it, where it is not translated. */
	say: (words: Words) => Html;
	/** The same without the mark, for attributes and sentences. */
	plain: (words: Words) => string;
	/** A text in a language of its own, marked with it where that is not the page's. */
	foreign: (spoken: Spoken) => Html;
	/** A place's name as printed on the map in the page's language. Throws RangeError on an unknown id. */
	label: (id: string) => Spoken;
	/** Name of an origin, or the id where map.yaml does not list it. */
	originName: (id: string) => string;
	/** An EDTF date in words, no more precise than it is. */
	date: (edtf: string) => string;
}

function lookup<T extends { id: string }>(items: readonly T[]) {
	const byId = new Map(items.map((item) => [item.id, item]));
	return (id: string): T => {
		const item = byId.get(id);
		if (item === undefined) throw new RangeError(`unknown id ${id}`);
		return item;
	};
}

/** The page's own language, its `html lang`: that of its texts, or of its catalogue where that is another. */
const pageLanguage = (language: string, { lang }: Messages): string =>
	matchTag([lang], language) === undefined ? lang : language;

/** Whether a text in `lang` needs no mark in a page in `page`: `en-GB` is English. */
const isWithin = (lang: string, page: string) =>
	lang === page || lang.startsWith(`${page}-`) || page.startsWith(`${lang}-`);

/** A context over a compiled map in one language. */
export function createRenderContext(
	map: NewsMap,
	messages: Messages,
	base = "./",
	language = map.config.languages[0],
): RenderContext {
	const first = map.config.languages[0];
	const paged = isPaged(map);
	const place = lookup(map.places);
	const inPage = pageLanguage(language, messages);
	const spoken = (words: Words) => inLanguage(words, language, first);
	const foreign = ({ text, lang }: Spoken) =>
		isWithin(lang, inPage)
			? html`${text}`
			: html`<span lang="${lang}" dir="auto">${text}</span>`;
	const plain = (words: Words) => spoken(words).text;
	const tag = languageTag(language, first);
	const address = siteAddress(base, map.config);
	const origins = new Map(map.config.origins.map((o) => [o.id, plain(o.name)]));
	return {
		map,
		messages,
		coverage: coverageOf(map),
		paged,
		links: paged ? createFileLinks(map, { base, tag }) : ANCHORS,
		base,
		address,
		tag,
		own: address && pageIn(address, tag),
		language,
		lang: inPage,
		say: (words) => foreign(spoken(words)),
		plain,
		foreign,
		label: (id) => labelIn(place(id).properties, language, first),
		place,
		source: lookup(map.sources),
		originName: (id) => origins.get(id) ?? id,
		date: (edtf) => sayDate(edtf, messages.dates),
	};
}
