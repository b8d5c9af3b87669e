import * as v from "valibot";
import { edtf } from "./edtf-value.ts";
import { ROLES } from "./event.ts";
import {
	eachOnce,
	fingerprintValue,
	languageTag,
	paragraphNumber,
	slug,
	text,
	url,
	words,
} from "./values.ts";

/** Kinds of blocks in a text as received; only `story` blocks are the article's own paragraphs. */
export const BLOCK_KINDS = [
	"story",
	"headline",
	"standfirst",
	"byline",
	"dateline",
	"caption",
	"credit",
	"furniture",
] as const;

/** Every type of item that CSL 1.0.2 has, the usual ones of news first. */
const CSL_TYPES = [
	"article-newspaper",
	"article-magazine",
	"webpage",
	"broadcast",
	"report",
	"treaty",
	"post-weblog",
	"post",
	"interview",
	"speech",
	"article-journal",
	"article",
	"bill",
	"book",
	"chapter",
	"classic",
	"collection",
	"dataset",
	"document",
	"entry",
	"entry-dictionary",
	"entry-encyclopedia",
	"event",
	"figure",
	"graphic",
	"hearing",
	"legal_case",
	"legislation",
	"manuscript",
	"map",
	"motion_picture",
	"musical_score",
	"pamphlet",
	"paper-conference",
	"patent",
	"performance",
	"periodical",
	"personal_communication",
	"regulation",
	"review",
	"review-book",
	"software",
	"song",
	"standard",
	"thesis",
] as const;

/** A short run of the article's words (at most 15) and the paragraph it stands in. */
const wordsAt = v.strictObject({ paragraph: paragraphNumber, words: text });

const nameSchema = v.union([
	v.strictObject({ literal: text }),
	v.strictObject({ family: text, given: v.optional(text) }),
]);

/** Roots of reporting behind some paragraphs. One origin: established. Several: copy of these, not separated. None: nobody can establish it. */
const lineageSchema = v.strictObject({
	origins: v.pipe(
		v.array(slug),
		eachOnce("must not name an origin twice", String),
	),
	/** Paragraph numbers this holds for; left out, it holds for every block no other entry names. */
	paragraphs: v.optional(
		v.pipe(
			v.array(paragraphNumber),
			eachOnce("must not name a paragraph twice", String),
		),
	),
	/** Why: a printed credit, shared copy shown by shingles, a byline. Human-judged. */
	basis: v.picklist(["credit", "shared-copy", "byline", "none"]),
	evidence: v.array(
		v.strictObject({
			paragraph: v.optional(paragraphNumber),
			words: v.optional(text),
			note: v.optional(words),
		}),
	),
});

/** A correction as its article, or the origin whose copy it prints, published it. */
const correctionSchema = v.strictObject({
	date: v.optional(edtf),
	/** What was corrected, in own words. */
	text: words,
	/** Paragraph numbers it touches; left out, the whole article. */
	paragraphs: v.optional(
		v.pipe(
			v.array(paragraphNumber),
			v.minLength(1, "name a paragraph, or leave the key out for all of them"),
			eachOnce("must not name a paragraph twice", String),
		),
	),
	/** The origin whose own correction it is: every article that prints its copy is then flagged. */
	origin: v.optional(slug),
});

/** What CSL-JSON lacks, under its own escape hatch `custom`. */
const customSchema = v.strictObject({
	/** File name of the article's text, wherever it is held (never in the repo). Default `<id>.txt`. */
	text: v.optional(text),
	/** Short label for lists and tables; says so when the outlet is not named in the text. */
	label: words,
	/** Why `container-title` is missing: the text does not name the outlet. */
	outletNote: v.optional(words),
	/** How the publication date (`issued`) is known, and from which words. */
	dated: v.strictObject({
		how: v.picklist(["stated", "inferred"]),
		from: v.array(wordsAt),
		note: v.optional(words),
	}),
	/** When the article says that it was last updated. */
	updated: v.optional(edtf),
	/** Published corrections of the article. */
	corrections: v.optional(v.array(correctionSchema)),
	/** Where the article was filed, as printed; never by itself where something happened. */
	dateline: v.optional(v.strictObject({ place: slug, ...wordsAt.entries })),
	/** Human-judged. */
	lineage: v.array(lineageSchema),
	/** Every block of the text in order: `n` and `f1` derived by `dateline record`, `kind` human-judged. */
	blocks: v.array(
		v.strictObject({
			n: paragraphNumber,
			kind: v.picklist(BLOCK_KINDS),
			f1: fingerprintValue,
		}),
	),
	/** Toponyms in the text: paragraph, wording and place derived, `role` human-judged. */
	mentions: v.pipe(
		v.array(
			v.strictObject({
				paragraph: paragraphNumber,
				wording: text,
				place: slug,
				role: v.optional(v.picklist(ROLES)),
			}),
		),
		eachOnce(
			"must not list the same words for a place twice in one role",
			({ paragraph, wording, place, role = "" }) =>
				`${paragraph} ${place} ${role} ${wording}`,
		),
	),
	/** Derived: base64 of the sorted 32-bit big-endian hashes of the folded five-word shingles of the story blocks. */
	shingles: v.string(),
	/** Derived: quotations of events.yaml proven against the text, each `<paragraph>:<f1 of the quotation>`. */
	proven: v.optional(v.array(text), []),
});

/** One article's record: a CSL-JSON item (CSL 1.0.2) and, under `custom`, lineage, dating, fingerprints, mentions. Never its text. */
export const sourceSchema = v.strictObject({
	id: slug,
	type: v.picklist(CSL_TYPES),
	title: text,
	author: v.optional(v.array(nameSchema)),
	"container-title": v.optional(text),
	issued: v.optional(edtf),
	accessed: v.optional(edtf),
	URL: v.optional(url),
	language: languageTag,
	page: v.optional(text),
	section: v.optional(text),
	custom: customSchema,
});

/** A source record. */
export type Source = v.InferOutput<typeof sourceSchema>;
/** Paragraphs and the origins behind them. */
export type Lineage = v.InferOutput<typeof lineageSchema>;
