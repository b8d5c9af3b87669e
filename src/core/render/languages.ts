import { type Html, html } from "../html.ts";
import { languageTag } from "../language-tag.ts";
import type { RenderContext } from "./context.ts";

/** A language's name in itself: 日本語, Русский. */
function ownName(tag: string): string {
	const name = new Intl.DisplayNames(tag, { type: "language" }).of(tag) ?? tag;
	return name.charAt(0).toUpperCase() + name.slice(1);
}

const nameIn = (tag: string, { map }: RenderContext, kind = "index") =>
	`${kind}${languageTag(tag, map.config.languages[0])}.html`;

/** Gives the links to the page in the map's other languages, each named in its own; nothing where there is one language. `?lang=` says that the reader chose. */
export function renderLanguages(context: RenderContext): Html | false {
	const { map, messages, language } = context;
	const { languages } = map.config;
	return (
		languages.length > 1 &&
		html`<nav class="languages" aria-label="${messages.languages}" data-languages>${languages.map(
			(tag) =>
				html`<a href="${context.base}${nameIn(tag, context)}?lang=${tag}" hreflang="${tag}" lang="${tag}"${tag === language && html` aria-current="true"`}>${ownName(tag)}</a>`,
		)}</nav>`
	);
}

/** Gives the head's links to the page, or to another document of `kind`, in each language. */
export function renderLanguageLinks(
	context: RenderContext,
	kind?: string,
): Html | false {
	const { languages } = context.map.config;
	const [first] = languages;
	const address = (tag: string) =>
		`${context.address ?? context.base}${nameIn(tag, context, kind)}`;
	return (
		languages.length > 1 &&
		html`${languages.map((tag) => html`<link rel="alternate" hreflang="${tag}" href="${address(tag)}">`)}<link rel="alternate" hreflang="x-default" href="${address(first)}">`
	);
}
