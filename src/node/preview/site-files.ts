import { bodyOf } from "../file-body.ts";
import type { FileGroup } from "../file-groups.ts";
import { once } from "../once.ts";

/** Gives a file of a site by its path; undefined when the site has none of that name. */
export type SiteFiles = (path: string) => Buffer | undefined;

/** Gives a site's files as they are asked for: what nobody looks at is never listed, drawn or rendered, and what was made once is kept. */
export function createSiteFiles(groups: readonly FileGroup[]): SiteFiles {
	const listed = groups.map((list) => once(() => new Map(list())));
	const made = new Map<string, Buffer>();
	return (path) => {
		const known = made.get(path);
		if (known) return known;
		for (const files of listed) {
			const file = files().get(path);
			if (file === undefined) continue;
			const body = Buffer.from(bodyOf(file));
			made.set(path, body);
			return body;
		}
		return undefined;
	};
}
