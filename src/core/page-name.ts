/** Gives the name of the page in a language: the first of a map's languages has `index.html`, another `index.<tag>.html`. */
export const pageName = (language: string, first: string): string =>
	language === first ? "index.html" : `index.${language.toLowerCase()}.html`;
