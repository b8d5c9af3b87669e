/** What stands before the first words of a story where it was filed: "TOKYO, May 3 (Reuters) —", "【東京＝共同】". */
export interface DatelineHead {
	/** All of it, with its dash or brackets. */
	head: string;
	/** The name of the place as printed, with what may belong to it; in brackets all that stands in them. */
	place: string;
	/** Capitals or brackets set it apart, so that it is a dateline whether or not the place is known. */
	isSure: boolean;
}

/** What Japanese papers put into the same brackets. */
const BRACKETS =
	/^\s*[【［[〔](?!訂正|おわび|お断り|解説|社説|独自|速報|特集|図解|写真)([^】］\]〕\n]{1,60})[】］\]〕]\s*[-–—]?/u;
const PLACE = "\\p{Lu}[\\p{L}\\p{M}.'’ -]{1,40}?";
const DATE = "(?:,?\\s[^—–()\\n,/]{0,16}\\d[^—–()\\n/]{0,18}?)";
const DASH = "(?:[—–]|--|-(?=\\s))";
/** "Place — " or "Place, 20 March — ". */
const BARE = new RegExp(`^\\s*(${PLACE})${DATE}?\\s*${DASH}`, "u");
/** "Place, Region, 20 March (Agency) — ", with a dash or without. */
const CREDITED = new RegExp(
	`^\\s*(${PLACE})(?:,[^—–()\\n]{1,40}?)?\\s*\\([^()\\n]{2,40}\\)\\s*${DASH}`,
	"u",
);
/** "PLACE, Region, 20 March. /Agency/ — ": in capitals a dateline, with whatever follows up to the dash or the agency. */
const CAPITAL =
	/^\s*(\p{Lu}[\p{Lu}\p{M}.'’ -]{1,40}?)(?:,[^—–()\n/]{1,40}?)?(?:\s*\([^()\n]{2,40}\))?(?:\s*(?:[—–]|--|-(?=\s))|\s*\/[^/\n]{2,30}\/)/u;

/** Gives what stands at the beginning of a line where a dateline may; undefined where nothing does. */
export function datelineHead(line: string): DatelineHead | undefined {
	for (const [pattern, isSure] of [
		[BRACKETS, true],
		[CAPITAL, true],
		[CREDITED, true],
		[BARE, false],
	] as const) {
		const [head, place = ""] = pattern.exec(line) ?? [];
		if (head !== undefined) return { head, place: place.trim(), isSure };
	}
	return undefined;
}
