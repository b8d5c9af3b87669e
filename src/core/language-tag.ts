/** Gives what the names of files of which there is one per language have before their endings: in the first of a map's languages nothing (`map.png`), in another its tag (`map.ja.png`). */
export const languageTag = (language: string, first: string): string =>
	language === first ? "" : `.${language.toLowerCase()}`;
