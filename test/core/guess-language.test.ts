import { expect, test } from "vitest";
import { guessLanguage } from "../../src/core/guess-language.ts";

test.each([
	["両岸は古い灯台を修理することで合意した。", "en", "ja"],
	["两岸同意修理旧灯塔。", "en", "zh"],
	["Два берега договорились.", "en", "ru"],
	["Два береги домовилися, і їх почули.", "en", "uk"],
	["두 해안이 합의했다.", "en", "ko"],
	["Both shores agreed.", "en", "en"],
	["Les deux rives sont d'accord.", "fr-CA", "fr-CA"],
	["Both shores agreed.", "ja", "und"],
	["Both shores agreed.", "ru-RU", "und"],
	["Both shores agreed, said 田中.", "en", "en"],
	["12, 34", "en", "und"],
	["", "en", "und"],
])("%j on a map in %s is %s", (text, map, language) => {
	expect(guessLanguage(text, map)).toBe(language);
});
