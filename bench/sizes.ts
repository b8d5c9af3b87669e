import { parseArgs } from "node:util";
import { measure } from "./sizes/measure.ts";
import { PAGES_BY_ID } from "./sizes/pages.ts";
import { reportOf, writeReport } from "./sizes/report.ts";
import {
	addResults,
	expectSamePages,
	keepResults,
	readResults,
} from "./sizes/results.ts";
import { CONDITIONS } from "./sizes/sizes.ts";

const { values } = parseArgs({
	options: {
		n: { type: "string" },
		cond: { type: "string" },
		pages: { type: "string" },
		reps: { type: "string", default: "3" },
		minutes: { type: "string", default: "30" },
		more: { type: "boolean", default: false },
		report: { type: "boolean", default: false },
	},
	allowPositionals: true,
});
const { n, cond, pages } = values;
/** A run of parts prints its numbers and leaves the written ones alone. */
const isWhole = [n, cond, pages].every((part) => part === undefined);

if (values.report) writeReport(readResults());
else {
	const kept = values.more ? readResults() : undefined;
	const results = await measure({
		events: n?.split(",").map(Number),
		conditions: cond?.split(",") ?? Object.keys(CONDITIONS),
		pages: pages?.split(",") ?? Object.keys(PAGES_BY_ID),
		repetitions: Number(values.reps),
		minutes: Number(values.minutes),
		...(kept && {
			onWeighed: (weighed) => expectSamePages(kept.weighed, weighed),
		}),
	});
	process.stdout.write(reportOf(results));
	if (isWhole || kept) {
		const all = kept ? addResults(kept, results) : results;
		keepResults(all);
		writeReport(all);
	}
	if (results.failures.length > 0) process.exitCode = 1;
}
