/** Documents of which there is one per language. */
export type PageKind = "index" | "embed" | "element";

/** Gives the name of a page in a language: in the first of a map's languages it is `index.html`, in another `index.<tag>.html`; `embed` and `element` likewise. */
export const pageName = (
	language: string,
	first: string,
	kind: PageKind = "index",
): string =>
	language === first
		? `${kind}.html`
		: `${kind}.${language.toLowerCase()}.html`;
