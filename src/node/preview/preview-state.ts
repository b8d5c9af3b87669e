import { escapeLine } from "../escape-line.ts";
import { formatProblems } from "../report.ts";
import type { SiteMade } from "../site.ts";
import type { SiteFiles } from "./site-files.ts";

/** A site as it is served; `id` is the same for the same bytes. */
interface ServedSite {
	id: string;
	files: SiteFiles;
}

/** What a preview shows: the last whole site, and what is wrong with the folder now. */
export interface PreviewState {
	/** Undefined as long as the folder never made a site. */
	site?: ServedSite;
	/** Errors keep the folder from making a newer site than `site`. */
	isStuck: boolean;
	/** What is wrong, line by line, the total last: errors and warnings, or the warnings of a site that was made; none when nothing is. */
	lines: readonly string[];
}

/** Before the first attempt. */
export const NOTHING_YET: PreviewState = { isStuck: false, lines: [] };

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
 * Gives what is shown after an attempt: its site, or the last one, with lines that say what is wrong. An attempt that
 * throws ends no preview; its message is the line.
 */
export function nextState(
	last: PreviewState,
	attempt: () => Attempt,
): PreviewState {
	try {
		const { site, problems } = attempt();
		const lines = problems.length > 0 ? formatProblems(problems) : [];
		if (!site) return { ...last, isStuck: true, lines };
		// The same site: what was made of it stays made.
		const same = last.site?.id === site.id ? last.site : site;
		return { site: same, isStuck: false, lines };
	} catch (error) {
		return {
			...last,
			isStuck: true,
			lines: [explain(error), "the site cannot be made"],
		};
	}
}
