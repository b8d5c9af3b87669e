import { safeUrl } from "../html.ts";
import type { MapSource } from "../news-map.ts";
import type { Source } from "../source.ts";
import { anchor, type LdNode, property, tagged } from "./json-ld-values.ts";

/** Where schema.org has a type of its own; all others are a `CreativeWork`. */
const TYPES: Partial<Record<Source["type"], string>> = {
	"article-newspaper": "NewsArticle",
	"article-magazine": "NewsArticle",
	"article-journal": "ScholarlyArticle",
	webpage: "WebPage",
	post: "SocialMediaPosting",
	"post-weblog": "BlogPosting",
	report: "Report",
	book: "Book",
	chapter: "Chapter",
	dataset: "Dataset",
	legislation: "Legislation",
	map: "Map",
	thesis: "Thesis",
};

/** An author as far as the record knows: whether a literal name is a person's or an agency's it does not say. */
function authorNode(name: NonNullable<Source["author"]>[number]): LdNode {
	if ("literal" in name) return { name: name.literal };
	const { family, given } = name;
	return {
		type: "Person",
		familyName: family,
		...(given !== undefined && { givenName: given }),
	};
}

/** Corrections of the article itself; that an origin corrected the copy it prints is no statement of its own. */
export const ownCorrections = ({ corrections = [] }: MapSource) =>
	corrections.filter(({ from }) => from === undefined);

/** Gives an article as a node of JSON-LD; of the places it mentions, those whose ids are given. `language` is the map's first. */
export function articleNode(
	source: MapSource,
	places: ReadonlySet<string>,
	language: string,
): LdNode {
	const { csl, dated, dateline, mentions, updated } = source;
	const corrections = ownCorrections(source);
	const { author, issued, "container-title": outlet } = csl;
	const url = safeUrl(csl.URL);
	const mentioned = [...new Set(mentions.map((m) => m.place))]
		.filter((id) => places.has(id))
		.map((id) => anchor("place", id));
	return {
		id: anchor("source", source.id),
		type: TYPES[csl.type] ?? "CreativeWork",
		name: tagged(source.label, language),
		headline: tagged(csl.title, csl.language),
		inLanguage: csl.language,
		...(author && { author: author.map(authorNode) }),
		...(outlet !== undefined && {
			isPartOf: { type: "CreativeWork", name: outlet },
		}),
		...(issued !== undefined && { issued }),
		...(updated !== undefined && { modified: updated }),
		...(corrections.length > 0 && {
			correction: corrections.map(({ date, text }) => ({
				type: "CorrectionComment",
				text: tagged(text, language),
				...(date !== undefined && { issued: date }),
			})),
		}),
		...(url !== undefined && { url }),
		...(csl.page !== undefined && { pagination: csl.page }),
		...(csl.section !== undefined && { articleSection: csl.section }),
		...(dateline && { locationCreated: anchor("place", dateline.place) }),
		...(mentioned.length > 0 && { mentions: mentioned }),
		additionalProperty: [property("date known", dated.how)],
	};
}
