import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { median } from "../statistics.ts";
import { PAGES_BY_ID } from "./pages.ts";
import { plot } from "./plot.ts";
import type { Results } from "./results.ts";
import { CONDITIONS } from "./sizes.ts";
import {
	conditionSection,
	eventsIn,
	MEASURES,
	quotedTable,
	visitsOf,
	weightsSection,
} from "./summary.ts";

const README = join(import.meta.dirname, "../../README.md");
const [BEGIN, END] = ["<!-- sizes -->", "<!-- /sizes -->"];

const loadLine = ({ loads: [before, after] }: Results) =>
	`The load average was ${before.toFixed(1)} before and ${after.toFixed(1)} after it: above the number of cores, only the ratios within one run count.`;

const conditionsIn = (results: Results) =>
	Object.keys(CONDITIONS).filter((id) => eventsIn(results, id).length > 0);

/** The whole report. */
export function reportOf(results: Results): string {
	const failed = results.failures.map((failure) => `- failed: ${failure}\n`);
	return `# Benchmark: maps of any size

${results.machine}. Made by \`npm run bench sizes\`. ${loadLine(results)}
${failed.length > 0 ? `\n${failed.join("")}` : ""}
![Cost against the number of events, by page](sizes.svg)

Made-up maps (\`test/support/made-up-folder.ts\`), built by the packaged command. Each event lies at one of the map's places: 7 events at 7, 100 at 40, 1,000 at 300, 10,000 at 2,000, 100,000 at 5,000. All pages show the same events with the same titles, dates and texts, in a box of the same size and at the same scale, over the same land; the others draw one mark for each event, or clusters, and hold every popup's text. Ours also has the list, the search, the citations and a page for each place.
The other pages are written as one would by hand: their libraries' own files, the data preloaded. All are served with brotli from this machine. Elements for each event are measured up to 1,000 events.

- **First map paint**: of a film of the screen, the first frame in which 70 % of the map's pixels that are not sea in the last frame look as they do there.
- **First answered click**: from navigation on until what a click says has been painted. One event lies alone, and its mark is clicked by mouse as soon as it is there, in our page as soon as it is drawn, and again every 100 ms until something follows. A link that the page does not take over counts as a lost click.
- **Filter**: five spans of days, of which the first is not timed; in our page by its own fields. Painted is when marks and count show it, by the frame; "with the list" is when what follows it beside the map is there too. The number of events then shown is compared with the data, and the visit fails where it differs.
- **Search**: words of titles and places in our page's own field, of which the first are not timed; painted as a filter is. The other pages have none.
- **Frames**: p50 / p95 / max of the time between two, ms, while the mouse drags the map for 1.5 s, and while the wheel brings it one step nearer and back in 2 s. The browser draws without a graphics card, which MapLibre is not made for.
- **Heap**: what is in use after collecting garbage, with the contents of typed arrays; workers are not in it.

Values are medians with quartiles; so are ratios, which are taken within each repetition: of ours to plain Leaflet, and to the better of Leaflet canvas and supercluster.

${[
	weightsSection(results),
	...conditionsIn(results).map((id) => conditionSection(results, id)),
].join("\n\n")}
`;
}

/** Cost against size at full speed. */
function plotOf(results: Results): string {
	return plot(
		(["paint", "interactive", "filter", "heapMb"] as const).map((measure) => ({
			title:
				measure === "heapMb" ? MEASURES.heapMb : `${MEASURES[measure]}, ms`,
			lines: Object.entries(PAGES_BY_ID).map(([page, { name }]) => ({
				name,
				points: eventsIn(results, "none").flatMap((events) => {
					const visits = visitsOf(results, page, events, "none");
					const value = median(visits.map((visit) => visit[measure]));
					return value > 0 ? [[events, value] as const] : [];
				}),
			})),
		})),
	);
}

/** Writes tables and plot, and quotes the most telling rows, of the first condition, in the README, between its two marks. */
export function writeReport(results: Results): void {
	const folder = join(import.meta.dirname, "..");
	writeFileSync(join(folder, "sizes.md"), reportOf(results));
	writeFileSync(join(folder, "sizes.svg"), plotOf(results));
	const quoted = `${BEGIN}
Made by \`npm run bench sizes\`: ${results.machine}. ${loadLine(results)} Medians of our page; in brackets the ratio, up to 1,000 events to plain Leaflet, above to the better of Leaflet canvas and supercluster, taken within each repetition. What is measured, all numbers, also of slower machines and networks, and a plot: [bench/sizes.md](bench/sizes.md).

${conditionsIn(results)
	.slice(0, 1)
	.map((id) => quotedTable(results, id))
	.join("")}
${END}`;
	const readme = readFileSync(README, "utf8");
	const [before, rest = ""] = readme.split(BEGIN);
	const after = rest.split(END)[1];
	if (after === undefined) throw new Error(`${README} lacks ${BEGIN}, ${END}`);
	writeFileSync(README, before + quoted + after);
}
