import { listProofs } from "../../core/proofs.ts";
import { formatProofs } from "../format-proofs.ts";
import { readFolder } from "../read-folder.ts";
import { formatJson, formatProblems } from "../report.ts";
import { type CommandIo, EXIT, type ExitCode, findNoFolder } from "./io.ts";
import { refuseFolder } from "./refuse.ts";

/** Options of `dateline check`. */
export interface CheckOptions {
	texts?: string;
	json?: boolean;
	strict?: boolean;
}

/** `dateline check`: prints what is wrong in a folder. 0 clean, 1 errors found (with `strict` warnings too), 3 no such folder. */
export function check(
	dir: string,
	{ texts, json = false, strict = false }: CheckOptions,
	io: CommandIo,
): ExitCode {
	const { out, colour } = io;
	const missing = findNoFolder(dir, texts);
	if (missing !== undefined) return refuseFolder(io, missing);
	const { legible, problems, inFile } = readFolder(
		dir,
		texts === undefined ? {} : { texts },
	);
	const proofs = listProofs(legible);
	const report = () =>
		[...formatProblems(problems, { colour }), ...formatProofs(proofs)].join(
			"\n",
		);
	out(
		json
			? formatJson({
					problems,
					proofs: { ...proofs, list: proofs.list.map(inFile) },
				})
			: `${report()}\n`,
	);
	const isClean = problems.every((p) => !strict && p.severity === "warning");
	return isClean ? EXIT.clean : EXIT.problems;
}
