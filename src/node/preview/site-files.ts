import { bodyOf, type FileBody } from "../file-body.ts";
import { once } from "../once.ts";

/** Gives a file of a site by its path; undefined when the site has none of that name. */
export type SiteFiles = (path: string) => Buffer | undefined;

/** Gives a site's files as they are asked for: what nobody looks at is never listed, drawn or rendered, and what was made once is kept. */
export function createSiteFiles(
	list: () => ReadonlyMap<string, FileBody>,
): SiteFiles {
	const listed = once(list);
	const made = new Map<string, Buffer>();
	return (path) => {
		const known = made.get(path);
		if (known) return known;
		const file = listed().get(path);
		if (file === undefined) return undefined;
		const body = Buffer.from(bodyOf(file));
		made.set(path, body);
		return body;
	};
}
