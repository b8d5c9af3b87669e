import { matchTag } from "../in-language.ts";
import { en, type Messages } from "./en.ts";
import { ja } from "./ja.ts";
import { ru } from "./ru.ts";

const CATALOGUES: Readonly<Record<string, Messages>> = { en, ja, ru };

/** Gives the catalogue of a language (BCP 47), the English one where there is none. The page's script has only its own: see `load-messages.ts` of the view. */
export function catalogueFor(language: string): Messages {
	return CATALOGUES[matchTag(Object.keys(CATALOGUES), language) ?? "en"] ?? en;
}
