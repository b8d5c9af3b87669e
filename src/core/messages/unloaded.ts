import { matchTag } from "../in-language.ts";

/** What is said where a map could not be loaded, and with it no catalogue. */
interface Unloaded {
	lang: string;
	failed: string;
	retry: string;
}

const en: Unloaded = {
	lang: "en",
	failed:
		"The interactive map could not be loaded. What stands here still holds.",
	retry: "Try again",
};

const ALL: readonly Unloaded[] = [
	en,
	{
		lang: "ja",
		failed:
			"地図を読み込めませんでした。ここに表示されている内容はそのまま有効です。",
		retry: "再試行",
	},
	{
		lang: "ru",
		failed:
			"Не удалось загрузить интерактивную карту. То, что показано здесь, остаётся в силе.",
		retry: "Повторить",
	},
];

/** Gives the words for a language (BCP 47), the English ones where there are none in it. */
export function unloadedIn(language: string): Unloaded {
	const tags = ALL.map(({ lang }) => lang);
	const lang = matchTag(tags, language);
	return ALL.find((each) => each.lang === lang) ?? en;
}
