import { join } from "node:path";
import { createMemory, type Memory } from "../../core/memory.ts";
import type { CommandIo } from "../commands/io.ts";
import { fileGroups } from "../file-groups.ts";
import { createProgress } from "../progress.ts";
import { makeSite } from "../site.ts";
import { readViewer, type Viewer } from "../viewer.ts";
import { stampFolders } from "./folder-stamp.ts";
import { type Attempt, NOTHING_YET, nextState } from "./preview-state.ts";
import { type PreviewServer, servePreview } from "./server.ts";
import { createSiteFiles } from "./site-files.ts";
import { type WatchPace, watchFolders } from "./watch-folders.ts";

/** How a folder is previewed. */
export interface PreviewSettings {
	/** The next free one is taken; 0 takes any. */
	port: number;
	/** Path the site is served under, with a slash at both ends; `./` for the top. */
	base: string;
	/** Folder that holds the articles' texts, if they are not in seeds/. */
	texts?: string | undefined;
	pace?: WatchPace;
}

/** The folders whose files make a site. */
const PARTS = ["data", "data/basemap", "seeds"];

function attempt(
	dir: string,
	{ base, texts }: PreviewSettings,
	viewer: Viewer,
	memory: Memory,
	{ talk, terminal }: CommandIo,
): Attempt {
	const { progress, clear } = createProgress(
		terminal ? talk : () => {},
		Date.now,
	);
	try {
		const { site, problems } = makeSite(dir, {
			texts,
			base,
			memory,
			progress,
		});
		if (!site) return { problems };
		const files = createSiteFiles(fileGroups(site, viewer, base));
		return { site: { id: site.id(), files }, problems };
	} finally {
		clear();
	}
}

/**
 * Serves a map folder's site on the loopback and follows the folder's changes, until it is closed. What is wrong goes to
 * `talk`. Throws the system's error when there is no viewer or no port.
 */
export async function startPreview(
	dir: string,
	settings: PreviewSettings,
	io: CommandIo,
): Promise<Pick<PreviewServer, "url" | "close">> {
	const { texts, pace } = settings;
	const viewer = readViewer();
	const memory = createMemory();
	const make = () => attempt(dir, settings, viewer, memory, io);
	const folders = [
		...PARTS.map((p) => join(dir, p)),
		...(texts ? [texts] : []),
	];
	const say = (lines: readonly string[]) => io.talk(`${lines.join("\n")}\n`);

	const known = stampFolders(folders);
	let state = nextState(NOTHING_YET, make);
	const report = () => {
		if (state.lines.length > 0) say(state.lines);
	};
	report();
	const server = await servePreview(state, settings);
	const watch = watchFolders(
		folders,
		[dir],
		known,
		(isStill) => {
			const start = performance.now();
			const next = nextState(state, make);
			if (!isStill()) return;
			state = next;
			server.show(state);
			report();
			if (!state.isStuck)
				say([`rebuilt in ${Math.round(performance.now() - start)} ms`]);
		},
		pace,
	);
	return {
		url: server.url,
		close: () => {
			watch.close();
			return server.close();
		},
	};
}
