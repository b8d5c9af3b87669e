import { inLanguage } from "../../src/core/in-language.ts";
import type { Words } from "../../src/core/values.ts";

/** A text of a folder as the English page shows it. */
export const english = (words: Words): string =>
	inLanguage(words, "en", "en").text;
