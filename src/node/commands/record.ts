import { readFolder } from "../read-folder.ts";
import { type Recorded, recordFolder } from "../record.ts";
import { count, escapeLine, formatProblems } from "../report.ts";
import { type CommandIo, EXIT, type ExitCode, findNoFolder } from "./io.ts";

const STATES: Record<Recorded["state"], string> = {
	written: "written",
	unchanged: "unchanged",
	"text-missing": "left alone, its text is not held",
	unreadable: "left alone, it cannot be read as a record",
};

function formatRecorded({
	file,
	state,
	blocks,
	proven,
	guessed,
	added,
}: Recorded): string {
	const figures =
		state === "written" || state === "unchanged"
			? `: ${count(blocks, "block")}, ${count(proven, "proven quotation")}`
			: "";
	const look =
		guessed.length > 0
			? `; look at the kind of ${guessed.length === 1 ? "block" : "blocks"} ${guessed.join(", ")}`
			: "";
	const judge =
		added > 0
			? `; write the ${added === 1 ? "role" : "roles"} of ${count(added, "new mention")}`
			: "";
	return escapeLine(`${file} ${STATES[state]}${figures}${look}${judge}`);
}

/** `dateline record`: fills the derived parts of the records, then prints what of seeds/ and of the quotations is wrong. Exit as `check`. */
export function record(
	dir: string,
	{ texts }: { texts?: string },
	{ out, talk }: CommandIo,
): ExitCode {
	const missing = findNoFolder(dir, texts);
	if (missing !== undefined) {
		talk(`${escapeLine(missing)} is not a folder\n`);
		return EXIT.io;
	}
	const options = texts === undefined ? {} : { texts };
	const recorded = recordFolder(dir, options);
	const problems = readFolder(dir, options).problems.filter(
		({ file, code }) => file.startsWith("seeds/") || code.startsWith("quote-"),
	);
	const lines = [...recorded.map(formatRecorded), ...formatProblems(problems)];
	out(`${lines.join("\n")}\n`);
	return problems.some((p) => p.severity === "error")
		? EXIT.problems
		: EXIT.clean;
}
