import { matchTag } from "../core/in-language.ts";
import type { Messages } from "../core/messages/script.ts";

/** A chunk for each: no page carries another's strings. */
const CATALOGUES: Readonly<Record<string, () => Promise<Messages>>> = {
	en: async () => (await import("../core/messages/en.ts")).en,
	ja: async () => (await import("../core/messages/ja.ts")).ja,
	ru: async () => (await import("../core/messages/ru.ts")).ru,
};

/** Fetches the catalogue of a page's own language (`html lang`); the English one where there is none. */
export function loadMessages(lang: string): Promise<Messages> {
	const tag = matchTag(Object.keys(CATALOGUES), lang) ?? "en";
	const load = CATALOGUES[tag];
	if (!load) throw new TypeError("no catalogue");
	return load();
}
