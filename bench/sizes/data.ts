import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeBaseMap } from "../../src/node/base-map.ts";
import { compressed } from "../../src/node/compressed.ts";
import {
	makeUpFolder,
	TOWNS_VIEW,
	writeFolder,
} from "../../test/support/made-up-folder.ts";
import { DATELINE } from "../../test/support/package.ts";
import { layPages } from "./pages.ts";
import type { Size } from "./sizes.ts";

const PROJECT = join(import.meta.dirname, "../..");
/** Where built maps wait for the next run. */
export const CACHE = join(tmpdir(), "dateline-bench-sizes");

/** An event as the other pages hold it. */
interface PlainEvent {
	title: string;
	date: string;
	place: string;
	text: string;
	position: readonly number[];
	citations: { title: string; issued: string; paragraph: number }[];
}

/** The made-up events without what only our page shows. */
function plainEvents(size: Size): PlainEvent[] {
	const { places, events, sources } = makeUpFolder(size);
	const placeOf = new Map(places.map((place) => [place.id, place.properties]));
	const sourceOf = new Map(sources.map((source) => [source.id, source]));
	return events.flatMap(({ title, date, places: at, claims: [claim] }) => {
		const place = placeOf.get(at?.[0]?.place ?? "");
		if (!place || !claim) return [];
		const citations = claim.citations.map(({ source, paragraph }) => {
			const { title = "", issued = "" } = sourceOf.get(source) ?? {};
			return { title, issued, paragraph };
		});
		const { label, labelPoint: position } = place;
		return [
			{ title, date, place: label, text: claim.text, position, citations },
		];
	});
}

const filesIn = (path: string): string[] =>
	statSync(path).isFile()
		? [path]
		: readdirSync(path, { recursive: true, withFileTypes: true })
				.filter((entry) => entry.isFile())
				.map((entry) => join(entry.parentPath, entry.name))
				.sort();

/** What a map is made from: another key, another map. */
function keyOf(size: Size): string {
	const hash = createHash("sha256").update(JSON.stringify(size));
	const inputs = [
		"lib",
		"bench/sizes",
		"package-lock.json",
		"test/support/made-up-folder.ts",
	];
	for (const file of inputs.flatMap((name) => filesIn(join(PROJECT, name))))
		hash.update(file).update(readFileSync(file));
	return hash.digest("hex").slice(0, 12);
}

/** Compressed siblings, as `build --compress` makes them for our page. */
async function compressAll(folder: string): Promise<void> {
	for (const file of filesIn(folder)) {
		const name = file.slice(folder.length + 1);
		const body = readFileSync(file);
		const isData = name === "events.json";
		if (name.endsWith(".png") || body.length < 1024) continue;
		// Libraries and pages are compressed best, as ours are.
		for (const [path, bytes] of await compressed(
			isData ? name : "assets/x",
			body,
		))
			writeFileSync(file + path.slice(path.lastIndexOf(".")), bytes);
	}
}

/** A made map: its folder in `CACHE`, which holds `ours/` and `plain/`, and the dates of its events. */
export interface MadeMap {
	folder: string;
	dates: string[];
}

/** Makes a size's map with the packaged command, and the other pages of the same events, unless both are there from an earlier run. */
export async function makeMap(size: Size): Promise<MadeMap> {
	const folder = `${size.events}-${keyOf(size)}`;
	const path = join(CACHE, folder);
	if (!existsSync(path)) {
		mkdirSync(CACHE, { recursive: true });
		for (const name of readdirSync(CACHE))
			if (name.startsWith(`${size.events}-`))
				rmSync(join(CACHE, name), { recursive: true });
		const made = `${path}.making`;
		rmSync(made, { recursive: true, force: true });
		const source = join(made, "folder");
		writeFolder(source, size);
		const out = join(made, "ours");
		const options = ["--out", out, "--compress", ...(size.options ?? [])];
		execFileSync(process.execPath, [DATELINE, "build", source, ...options], {
			stdio: ["ignore", "ignore", "pipe"],
		});
		rmSync(source, { recursive: true });
		const plain = join(made, "plain");
		layPages(plain);
		const view: Parameters<typeof makeBaseMap>[1] = {
			views: [{ id: "all", label: "All", bounds: [...TOWNS_VIEW] }],
			overview: [...TOWNS_VIEW],
		};
		const { land } = makeBaseMap({}, view, []);
		writeFileSync(join(plain, "land.json"), JSON.stringify(land));
		const events = plainEvents(size);
		writeFileSync(
			join(plain, "events.json"),
			JSON.stringify({ view: TOWNS_VIEW, events }),
		);
		writeFileSync(
			join(made, "dates.json"),
			JSON.stringify(events.map(({ date }) => date)),
		);
		await compressAll(plain);
		renameSync(made, path);
	}
	const dates = readFileSync(join(path, "dates.json"), "utf8");
	return { folder, dates: JSON.parse(dates) };
}
