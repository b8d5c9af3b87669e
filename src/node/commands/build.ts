import { join } from "node:path";
import { escapeLine } from "../escape-line.ts";
import { siteFiles } from "../file-groups.ts";
import { createProgress } from "../progress.ts";
import { count, formatJson, formatProblems } from "../report.ts";
import { makeSite } from "../site.ts";
import { readViewer } from "../viewer.ts";
import { writeSite } from "../write-site.ts";
import { type CommandIo, EXIT, type ExitCode, findNoFolder } from "./io.ts";
import { refuseBase, refuseFolder } from "./refuse.ts";

/** Options of `dateline build`. */
export interface BuildOptions {
	/** Default: `dist` in the map folder. */
	out?: string;
	base?: string;
	texts?: string;
	keepGoing?: boolean;
	strict?: boolean;
	compress?: boolean;
	tiles?: boolean;
	json?: boolean;
}

/** Where a site may be said to stand: a path with a slash at both ends, or the address of one. */
const BASE = /^(?:https?:\/\/[^\s"'<>/?#]+)?\/(?:[^\s"'<>?#]*\/)?$/;

/**
 * `dateline build`: writes a map folder's site, whole or not at all. 0 built from a clean folder, 1 errors found (nothing
 * is written, or with `keepGoing` a site without what has errors; with `strict` warnings count too), 2 no such `base`,
 * 3 no such folder, or the site cannot be written.
 */
export async function build(
	dir: string,
	options: BuildOptions,
	io: CommandIo,
): Promise<ExitCode> {
	const {
		base = "./",
		texts,
		keepGoing,
		strict = false,
		compress,
		tiles = false,
		json = false,
	} = options;
	const { out, talk, terminal } = io;
	const missing = findNoFolder(dir, texts);
	if (missing !== undefined) return refuseFolder(io, missing);
	if (base !== "./" && !BASE.test(base)) return refuseBase(io, base);
	const target = options.out ?? join(dir, "dist");
	const { progress, clear } = createProgress(
		terminal && !json ? talk : () => {},
		Date.now,
	);
	const { site, problems, leftOut, notes } = makeSite(dir, {
		texts,
		keepGoing,
		base,
		tiles,
		progress,
	});
	const isRefused =
		site === undefined || (strict && !keepGoing && problems.length > 0);
	progress("drawing");
	const files = isRefused ? undefined : siteFiles(site, readViewer(), base);
	const written =
		files && (await writeSite(target, files, { compress, progress }));
	clear();
	const isClean =
		files !== undefined &&
		problems.every((p) => !strict && p.severity === "warning");
	if (json) {
		const built = written ? { out: target, ...written } : null;
		out(formatJson({ built, problems, leftOut, notes }));
		return isClean ? EXIT.clean : EXIT.problems;
	}
	if (problems.length > 0) talk(`${formatProblems(problems).join("\n")}\n`);
	if (!written) {
		const remedy = keepGoing
			? "nothing of this folder can be published as it is"
			: strict
				? "nothing is written: --strict lets no problem pass"
				: "nothing is written: mend the errors, or leave out what has them with --keep-going";
		talk(`${remedy}\n`);
		return EXIT.problems;
	}
	if (leftOut.length > 0)
		talk(
			`built without what these errors stand in; the page lists ${count(leftOut.length, "reason")}\n`,
		);
	for (const note of notes) talk(`note: ${note}\n`);
	out(
		`${escapeLine(target)}: ${count(written.files, "file")}, ${(written.bytes / 1e6).toFixed(1)} MB\n`,
	);
	return isClean ? EXIT.clean : EXIT.problems;
}
