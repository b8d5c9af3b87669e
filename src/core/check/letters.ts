import { everyLanguage } from "../in-language.ts";
import type { MapFolder } from "../map-folder.ts";
import type { Finding } from "../problem.ts";
import type { Words } from "../values.ts";
import { type CheckContext, MAP_FILE, PLACES_FILE } from "./context.ts";

/** A text that stands in the map's pictures, and where it is written. */
interface Printed {
	file: string;
	pointer: string;
	words: Words;
}

/** More characters than this are not listed. */
const MAX_LISTED = 5;

function printedOf(
	{ config, places, sources }: MapFolder,
	fileOf: CheckContext["fileOf"],
): Printed[] {
	const ofMap = (pointer: string, words: Words): Printed => ({
		file: MAP_FILE,
		pointer,
		words,
	});
	return [
		ofMap("/title", config.title),
		ofMap("/takeaway", config.takeaway),
		...config.credits.map(({ text }, i) => ofMap(`/credits/${i}/text`, text)),
		...places.flatMap(({ id, properties }, i) => {
			if (!config.places.includes(id)) return [];
			const at = `/features/${i}/properties`;
			const { label, administration, claim } = properties;
			const texts: [string, Words | undefined][] = [
				["label", label],
				["administration/by", administration?.by],
				["claim/by", claim?.by],
			];
			return texts.flatMap(([key, words]) =>
				words === undefined
					? []
					: [{ file: PLACES_FILE, pointer: `${at}/${key}`, words }],
			);
		}),
		...sources.map(({ id, custom }) => ({
			file: fileOf(id),
			pointer: "/custom/label",
			words: custom.label,
		})),
	];
}

const nameOf = (character: string) =>
	`“${character}” (U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")})`;

/** Finds texts of the map's pictures with characters that `hasLetter` knows no letter of; blanks and marks that combine are no such ones. */
export function checkLetters(
	folder: MapFolder,
	fileOf: CheckContext["fileOf"],
	hasLetter: (character: string) => boolean,
): Finding[] {
	const [first] = folder.config.languages;
	return printedOf(folder, fileOf).flatMap(({ file, pointer, words }) =>
		everyLanguage(words, first).flatMap(({ text, lang }): Finding[] => {
			const missing = [...new Set(text.normalize("NFC"))].filter(
				(c) => !/[\s\p{M}\p{C}]/u.test(c) && !hasLetter(c),
			);
			if (missing.length === 0) return [];
			const listed = missing.slice(0, MAX_LISTED).map(nameOf).join(", ");
			const rest = missing.length - MAX_LISTED;
			return [
				{
					code: "letter-missing",
					file,
					pointer: typeof words === "string" ? pointer : `${pointer}/${lang}`,
					message: `the pictures’ fonts lack ${listed}${rest > 0 ? ` and ${rest} more` : ""}`,
					hint: "map.svg and map.png show an empty box for it: write it in other letters, or do not use the pictures",
				},
			];
		}),
	);
}
