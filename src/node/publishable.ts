import { isSetting, leaveOut } from "../core/leave-out.ts";
import type { MapFolder } from "../core/map-folder.ts";
import type { LeftOut } from "../core/news-map.ts";
import type { Problem } from "../core/problem.ts";
import type { FolderRead } from "./read-folder.ts";

const isError = ({ severity }: Problem) => severity === "error";

/** Gives what of a folder can be published and what cannot; undefined when nothing can. */
export function publishable(
	{ folder, problems, locate }: FolderRead,
	keepGoing: boolean,
): { folder: MapFolder; leftOut: LeftOut[] } | undefined {
	const errors = problems.filter(isError);
	if (errors.length === 0) return { folder, leftOut: [] };
	if (!keepGoing || errors.some(isSetting)) return undefined;
	const { folder: left, causes, stuck } = leaveOut(folder);
	if (stuck.length > 0) return undefined;
	const keyOf = ({ file, line, message }: Problem) =>
		`${file}:${line} ${message}`;
	const mistakes = new Set(errors.map(keyOf));
	const said = new Map(
		[...errors, ...locate(causes)].map((problem): [string, LeftOut] => {
			const { file, line, message: reason } = problem;
			const key = keyOf(problem);
			const isMistake = mistakes.has(key);
			return [
				key,
				{ file, line, reason, ...(!isMistake && { follows: true }) },
			];
		}),
	);
	return { folder: left, leftOut: [...said.values()] };
}
