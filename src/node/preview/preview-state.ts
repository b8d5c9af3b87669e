import { createHash } from "node:crypto";
import { escapeLine, formatProblems } from "../report.ts";
import type { SiteMade } from "../site.ts";

type Files = ReadonlyMap<string, string | Uint8Array>;

/** What a preview shows: the last whole site, and what keeps the folder from making a newer one. */
export interface PreviewState {
	/** `id` is the same for the same bytes. Undefined as long as the folder never made a site. */
	site?: { id: string; files: ReadonlyMap<string, Buffer> };
	/** Lines that say why `site` is not what the folder holds now, the total last; none when it is. */
	lines: readonly string[];
}

/** What making a site came to: its files, unless errors were in the way. */
export interface Attempt extends Pick<SiteMade, "problems"> {
	files?: Files;
}

function identify(files: Files): string {
	const hash = createHash("sha256");
	for (const [name, body] of files)
		hash.update(`${name}\0${body.length}\0`).update(body);
	return hash.digest("hex").slice(0, 16);
}

function explain(error: unknown): string {
	const { message } = error instanceof Error ? error : new Error(String(error));
	const isSystems = error instanceof Error && "syscall" in error;
	return isSystems
		? message
		: `this is a mistake in dateline, not in your folder: ${message}`;
}

/**
 * Gives what is shown after an attempt: its site, or the last one with lines that say what is wrong. An attempt that
 * throws ends no preview; its message is the line.
 */
export function nextState(
	last: PreviewState,
	attempt: () => Attempt,
): PreviewState & Pick<Attempt, "problems"> {
	try {
		const { files, problems } = attempt();
		if (!files) return { ...last, lines: formatProblems(problems), problems };
		const bytes = [...files].map(([name, body]): [string, Buffer] => [
			name,
			Buffer.from(body),
		]);
		const site = { id: identify(files), files: new Map(bytes) };
		return { site, lines: [], problems };
	} catch (error) {
		return {
			...last,
			lines: [escapeLine(explain(error)), "the site cannot be made"],
			problems: [],
		};
	}
}
