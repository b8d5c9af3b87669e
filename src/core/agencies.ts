import { fold } from "./fold.ts";
import { everyLanguage } from "./in-language.ts";
import type { MapConfig } from "./map-config.ts";

/** Names under which news agencies are credited. The first one names the agency in comments. */
const AGENCIES: readonly (readonly string[])[] = [
	["Associated Press", "AP", "АП", "AP通信"],
	[
		"Reuters",
		"REUTERS",
		"Thomson Reuters",
		"Рейтер",
		"ロイター通信",
		"ロイター",
	],
	["Agence France-Presse", "AFP", "АФП", "AFP通信"],
	["TASS", "ITAR-TASS", "ТАСС", "ИТАР-ТАСС", "タス通信", "タス"],
	["RIA Novosti", "РИА Новости", "РИА «Новости»"],
	["Interfax", "INTERFAX", "Интерфакс", "ИНТЕРФАКС", "インタファクス通信"],
	["Kyodo News", "Kyodo", "KYODO", "共同通信社", "共同通信", "共同", "Киодо"],
	["Jiji Press", "Jiji", "JIJI", "時事通信社", "時事通信", "時事", "Дзидзи"],
	["Xinhua", "新华社", "新華社", "Синьхуа"],
	["Yonhap", "연합뉴스", "聯合ニュース"],
	["Korean Central News Agency", "KCNA", "朝鮮中央通信"],
	["Deutsche Presse-Agentur", "dpa", "DPA"],
	["Agencia EFE", "EFE"],
	["ANSA"],
	["United Press International", "UPI"],
	["PA Media", "Press Association"],
	["Press Trust of India", "PTI"],
	["Bloomberg", "Bloomberg News"],
	["Radio Free Europe/Radio Liberty", "RFE/RL"],
	["Ukrinform", "Укрінформ"],
	["Anadolu Agency", "Anadolu"],
];

/** An agency or another root of reporting that a text credits by name. */
export interface Agency {
	/** One name for all its forms. */
	name: string;
	/** As printed, with its article. */
	words: string;
	/** Id of the origin in data/map.yaml that has one of its names; undefined where none has. */
	origin?: string;
	/** UTF-16 offset in the text. */
	index: number;
}

const normal = (name: string) =>
	fold(name)
		.toLowerCase()
		.replace(/^the /, "")
		.replace(/\s*\/\s*/g, "/");

const escaped = (name: string) => name.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

const isLetter = "[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}]";

function patternOf(names: readonly string[]): RegExp {
	const forms = names.map((name) => {
		const words = escaped(name)
			.replace(/\s+/g, "\\s+")
			.replace(/\\\//g, "\\s*\\/\\s*");
		return /^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(name)
			? `(?<!${isLetter})(?:[Tt]he\\s+)?${words}(?!${isLetter})`
			: words;
	});
	return new RegExp(forms.join("|"), "gu");
}

/**
 * Gives a function that finds in a piece of text, such as a credit line, the agencies and the origins of the map that it names, in
 * order, the longest name where several begin. Names count as printed, so the words of a story must not be searched.
 */
export function createAgencyFinder(
	origins: MapConfig["origins"],
): (text: string) => Agency[] {
	const namesOf = ({ name }: MapConfig["origins"][number]) =>
		everyLanguage(name, "").map(({ text }) => text);
	const isNamed = (
		names: readonly string[],
		origin: MapConfig["origins"][number],
	) => {
		const forms = [origin.id, ...namesOf(origin).map(normal)];
		return names.some((n) => forms.includes(normal(n)));
	};
	const known = AGENCIES.map((names) => ({
		names,
		origin: origins.find((origin) => isNamed(names, origin))?.id,
	}));
	const own = origins
		.filter((origin) => !AGENCIES.some((names) => isNamed(names, origin)))
		.map((origin) => ({ names: namesOf(origin), origin: origin.id }));
	const all = [...known, ...own].map(({ names, origin }) => ({
		name: names[0] ?? "",
		origin,
		pattern: patternOf([...names].sort((a, b) => b.length - a.length)),
	}));
	return (text) => {
		const found = all.flatMap(({ name, origin, pattern }) =>
			[...text.matchAll(pattern)].map((match) => ({
				name,
				...(origin !== undefined && { origin }),
				words: match[0].replace(/\s+/g, " "),
				index: match.index,
				end: match.index + match[0].length,
			})),
		);
		return found
			.filter(
				(a) =>
					!found.some(
						(b) =>
							b !== a &&
							b.index <= a.index &&
							b.end >= a.end &&
							b.end - b.index > a.end - a.index,
					),
			)
			.sort((a, b) => a.index - b.index)
			.map(({ end: _, ...agency }) => agency);
	};
}
