import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { serveFolder } from "../test/support/static-server.ts";
import {
	type Embedded,
	type Host,
	timeResizes,
	visitHost,
	WIDTHS,
	weigh,
} from "./embed-visit.ts";
import type { Target } from "./pages.ts";
import { quantile, spread } from "./statistics.ts";
import { table } from "./table.ts";

/** Height of the map, px. */
const HEIGHT = 720;

/** What was measured of the map in a frame, as an element, and of a plain Leaflet map in a frame. */
export interface Embeds {
	names: string[];
	/** Number of files, and kB raw, by gzip and by brotli. */
	weights: string[][];
	times: Embedded[][];
	/** From a change of the framed text to the frame's new height, ms. */
	resizes: number[];
}

/** As an editor would paste them. */
function snippetsOf([ours, plain]: [Target, Target]) {
	const frame = (src: string, rest = "") =>
		`<iframe src="${src}" title="Map" width="100%" height="${HEIGHT}" ${rest} style="border:0"></iframe>`;
	const map = { place: ours.place, answer: "[role=dialog]" };
	return [
		{
			...map,
			name: "Dateline frame",
			markup: `${frame(`${ours.url}embed.html`, 'sandbox="allow-scripts allow-popups"')}<script src="${ours.url}host.js" async></script>`,
		},
		{
			...map,
			name: "Dateline element",
			markup: `<script src="${ours.url}dateline-map.js" async></script><dateline-map src="${ours.url}" style="display:block;height:${HEIGHT}px"></dateline-map>`,
		},
		{
			name: "plain Leaflet frame",
			place: plain.place,
			answer: plain.answer,
			markup: frame(plain.url),
		},
	];
}

/** Measures the three in pages of another site; they take turns, and in going first. */
export async function measureEmbeds(
	browser: Browser,
	pages: [ours: Target, plain: Target],
	reps: number,
	folder: string,
): Promise<Embeds> {
	mkdirSync(folder);
	const server = await serveFolder(folder);
	// Another site than the map's: a browser gives its frame another process.
	const site = server.url.replace("127.0.0.1", "localhost");
	const hosts = snippetsOf(pages).map(({ markup, ...rest }, i): Host => {
		writeFileSync(
			join(folder, `${i}.html`),
			`<!doctype html><html lang="en"><meta charset="utf-8"><title>An article</title><link rel="icon" href="data:,"><p>It begins.</p>${markup}<p>And so on.</p></html>`,
		);
		return { ...rest, url: `${site}${i}.html` };
	});
	const weights: string[][] = [];
	for (const host of hosts) weights.push(await weigh(browser, host));
	const times = hosts.map((): Embedded[] => []);
	const resizes: number[] = [];
	for (let rep = 0; rep < reps; rep++) {
		for (let turn = 0; turn < hosts.length; turn++) {
			const i = (rep + turn) % hosts.length;
			times[i]?.push(await visitHost(browser, hosts[i] as Host));
		}
		resizes.push(...(await timeResizes(browser, hosts[0] as Host)));
		process.stderr.write(`Embeds: ${rep + 1} of ${reps}\n`);
	}
	await server.close();
	return { names: hosts.map(({ name }) => name), weights, times, resizes };
}

/** Their section of the results. */
export function embedsSection({
	names,
	weights,
	times,
	resizes,
}: Embeds): string {
	const row = (label: string, key: keyof Embedded) => {
		const columns = times.map((each) => each.map((t) => t[key]));
		const [frame = 0, element = 0, plain = 0] = columns.map((values) =>
			quantile(values, 0.5),
		);
		return [
			label,
			...columns.map(spread),
			(frame / plain).toFixed(2),
			(element / plain).toFixed(2),
		];
	};
	return `## In other people's pages

A page of another site with the map in a frame, as an element, or the plain Leaflet page in a frame, each 1280 × ${HEIGHT} px. Bytes are of all that such a page loads besides itself until a place can be clicked, compressed file by file.

${table(
	["kB", "files", "raw", "gzip", "brotli"],
	names.map((name, i) => [name, ...(weights[i] ?? [])]),
)}

Median of ${times[0]?.length} visits with quartiles, each in a fresh context; the three take turns, and in going first. Times count from the page's navigation: ready is when a place can be clicked, an answered click ends when what it opens has been painted.

${table(["ms", ...names, "ratio of the frame", "ratio of the element"], [row("Ready", "ready"), row("First answered click", "answered")])}

From a change of the framed text to the frame's new height, at ${WIDTHS.join(", ")} px: ${spread(resizes)} ms, at most ${Math.max(...resizes).toFixed(0)} ms in ${resizes.length} changes.`;
}
