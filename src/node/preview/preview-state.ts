import { escapeLine } from "../escape-line.ts";
import { formatProblems } from "../report.ts";
import type { SiteMade } from "../site.ts";
import type { SiteFiles } from "./site-files.ts";

/** A site as it is served; `id` is the same for the same bytes. */
interface ServedSite {
	id: string;
	files: SiteFiles;
}

/** What a preview shows: the last whole site, and what keeps the folder from making a newer one. */
export interface PreviewState {
	/** Undefined as long as the folder never made a site. */
	site?: ServedSite;
	/** Lines that say why `site` is not what the folder holds now, the total last; none when it is. */
	lines: readonly string[];
}

/** What making a site came to: the site, unless errors were in the way. */
export interface Attempt extends Pick<SiteMade, "problems"> {
	site?: ServedSite;
}

/** Gives what to say of an error that no author made, in one line. */
export function explain(error: unknown): string {
	const { message } = error instanceof Error ? error : new Error(String(error));
	const isSystems = error instanceof Error && "syscall" in error;
	return escapeLine(
		isSystems
			? message
			: `this is a mistake in dateline, not in your folder: ${message}`,
	);
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
		const { site, problems } = attempt();
		if (!site) return { ...last, lines: formatProblems(problems), problems };
		// The same site: what was made of it stays made.
		const same = last.site?.id === site.id ? last.site : site;
		return { site: same, lines: [], problems };
	} catch (error) {
		return {
			...last,
			lines: [explain(error), "the site cannot be made"],
			problems: [],
		};
	}
}
