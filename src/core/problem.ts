/** How grave a problem is: an `error` keeps its record off the map, a `warning` does not. */
export type Severity = "error" | "warning";

/** Something wrong in an author's folder: where, what, and what to write instead. One line each; never thrown. */
export interface Problem {
	/** Permanent kebab-case code, a key of `PROBLEMS`. */
	code: ProblemCode;
	severity: Severity;
	/** Path inside the folder, `/`-separated. */
	file: string;
	/** 1-based. */
	line: number;
	/** 1-based. */
	column: number;
	/** RFC 6901 JSON Pointer into the file. */
	pointer: string;
	message: string;
	/** What to write instead. */
	hint?: string;
}

/** A problem before the reader has put file, line and column to its pointer. `file` names the folder file it is in. */
export type Finding = Pick<Problem, "code" | "file" | "pointer" | "message"> & {
	hint?: string;
	/** Another place that belongs to it, which the reader puts after the message. */
	other?: { file: string; pointer: string };
};

/** Every code, its severity and what it means: the source of the documentation. Codes are permanent. */
export const PROBLEMS = {
	"file-missing": ["error", "A file the folder needs is not there."],
	"file-unreadable": ["error", "A file cannot be read as UTF-8 text."],
	"file-outside": ["error", "A file lies outside the folder."],
	"file-ignored": [
		"warning",
		"A file is none that is read, or another file stands for it.",
	],
	"record-missing": ["warning", "A text has no record."],
	syntax: ["error", "A file is not valid YAML, JSON, CSV or GeoJSON."],
	"lossy-yaml": [
		"error",
		"YAML would silently lose or change what was written.",
	],
	schema: ["error", "A value has the wrong type or form."],
	"key-unknown": ["error", "A key is not part of the format."],
	"id-duplicate": ["error", "Two records of one kind have the same id."],
	"rows-differ": ["error", "Two rows of a table tell one record differently."],
	"place-unknown": ["error", "A place id is not in the gazetteer."],
	"source-unknown": ["error", "A citation names a source without a record."],
	"origin-unknown": [
		"error",
		"A lineage or a correction names an origin that map.yaml does not list.",
	],
	"correction-origin": [
		"warning",
		"A correction is of an origin whose copy its article does not print.",
	],
	"paragraph-unknown": [
		"error",
		"A citation names a paragraph its source does not have.",
	],
	"paragraph-not-story": [
		"warning",
		"A claim rests on site furniture or a credit, not on the story.",
	],
	"blocks-order": ["error", "A record's blocks are not numbered 1, 2, 3 …"],
	"quote-too-long": ["error", "A quotation has more than 15 words."],
	"quote-whole-sentence": [
		"error",
		"A quotation takes a whole sentence of the article.",
	],
	"quote-not-found": ["error", "A quotation is not in the paragraph it cites."],
	"quote-moved": [
		"warning",
		"A quotation stands in another paragraph, or was edited.",
	],
	"quote-unproven": [
		"warning",
		"A quotation has not been checked against the article's text.",
	],
	"fingerprint-mismatch": [
		"error",
		"A paragraph's fingerprint does not fit the article's text.",
	],
	"record-stale": [
		"warning",
		"A derived part of a record is not what the text gives.",
	],
	"mention-role-missing": [
		"warning",
		"A mention has no role: nobody has judged it yet.",
	],
	"text-broken": ["warning", "A text has lines that end within words."],
	"text-shared": ["error", "Two records are of the same text."],
	"draft-unfinished": [
		"warning",
		"A drafted record still says TODO: nobody has written that yet.",
	],
	"text-copied": [
		"error",
		"A sentence repeats more than 15 words of an article.",
	],
	geojson: ["error", "A feature is not valid GeoJSON (RFC 7946)."],
	"position-range": [
		"error",
		"A position lies outside longitude ±180 or latitude ±90.",
	],
	"position-swapped": [
		"warning",
		"A place lies outside all views, and within one if latitude and longitude are swapped.",
	],
	"label-outside": [
		"warning",
		"A place's mark and label stand outside its geometry.",
	],
	"ring-crossing": ["error", "A polygon's ring crosses itself."],
	"member-unknown": [
		"error",
		"A group names a member that is not in the gazetteer.",
	],
	"group-members": [
		"error",
		"A group has no members, or what is no group has them.",
	],
	"form-unknown": [
		"warning",
		"A name is of a label form that map.yaml does not list.",
	],
	"name-script-missing": [
		"warning",
		"A disputed place lacks a name in one of the scripts the others have.",
	],
	"stand-missing": [
		"error",
		"A disputed place lacks its administration or claim.",
	],
	"date-over-precise": [
		"warning",
		"An event's date is finer than any of its “when” statements.",
	],
	"date-after-as-of": [
		"warning",
		"What is said to have happened or been published is dated after the map's day.",
	],
	"import-dropped": [
		"warning",
		"A fact of an imported source is not taken over.",
	],
	"import-differs": [
		"warning",
		"An imported fact is not what the record says.",
	],
	"translation-missing": [
		"warning",
		"A text lacks a language in which the map is published.",
	],
	"letter-missing": [
		"warning",
		"A text has a character that the pictures' fonts lack.",
	],
	"lineage-proposed": ["warning", "Two records share copy but no origin."],
	"event-unlocated": [
		"warning",
		"An event has coordinates but no place near enough, or links places but is at none.",
	],
} as const satisfies Record<string, readonly [Severity, string]>;

/** A key of `PROBLEMS`. */
export type ProblemCode = keyof typeof PROBLEMS;
