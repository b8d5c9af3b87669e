import { escapeLine } from "../escape-line.ts";
import type { Recorded } from "../fill-seed.ts";
import { count, sayProblem } from "../report.ts";

const STATES: Record<Recorded["state"], string> = {
	drafted: "drafted",
	written: "written",
	unchanged: "unchanged",
	"text-missing": "left alone, its text is not held",
	unreadable: "left alone, it cannot be read as a record",
	"text-unreadable": "left alone",
};

/** Gives what was done to a record, and what is left to do by hand, as one line. */
export function formatRecorded(recorded: Recorded): string {
	const {
		file,
		state,
		reason,
		blocks,
		proven,
		guessed,
		added,
		taken = [],
		known,
		moved,
	} = recorded;
	const id = known === undefined ? "" : ` for “${known}”`;
	const figures =
		blocks === undefined
			? state === "drafted"
				? ", its text is not held"
				: ""
			: `: ${count(blocks, "block")}, ${count(proven, "proven quotation")}`;
	const facts =
		taken.length > 0
			? `; took ${taken.map((path) => path.replace("custom/", "")).join(", ")}`
			: "";
	const draft =
		state === "drafted"
			? "; look at what it marks as guessed, write what it marks as TODO"
			: "";
	const why = reason === undefined ? "" : `: ${sayProblem(reason)}`;
	const look =
		guessed.length > 0
			? `; look at the kind of ${guessed.length === 1 ? "block" : "blocks"} ${guessed.join(", ")}`
			: "";
	const judge =
		added > 0
			? `; write the ${added === 1 ? "role" : "roles"} of ${count(added, "new mention")}`
			: "";
	const cited =
		moved && moved.claims.length > 0
			? `; look at the paragraphs that ${moved.claims.join(", ")} ${moved.claims.length === 1 ? "cites" : "cite"} without a quotation`
			: "";
	const now =
		moved === undefined
			? ""
			: `; ${moved.paragraphs.map(([from, to]) => `¶${from} is ¶${to} now`).join(", ")}, and the record says so${cited}`;
	return escapeLine(
		`${file}${id} ${STATES[state]}${why}${figures}${facts}${draft}${now}${look}${judge}`,
	);
}
