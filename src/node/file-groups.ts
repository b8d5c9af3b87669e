import type { FileBody } from "./file-body.ts";
import { rootFrom } from "./paged-pages.ts";
import type { Site } from "./site.ts";
import type { SitePages } from "./site-pages.ts";
import type { Viewer } from "./viewer.ts";

/** Files of a site by their `/`-separated paths, listed when they are asked for. */
export type FileGroup = () => Iterable<readonly [path: string, file: FileBody]>;

/** Gives the files of a site in groups, those that its first page needs before the many pages beside it. `base` as in `SiteOptions`. */
export function fileGroups(
	site: Site,
	viewer: Viewer,
	base = "./",
): FileGroup[] {
	const relative = /(?<=["'])\.\/(?=assets\/)/g;
	const filled = (pages: SitePages) =>
		Object.entries(pages).map(([name, fill]): [string, FileBody] => [
			name,
			() =>
				fill(
					viewer.template.replace(relative, () => rootFrom(name, base)),
					viewer,
				),
		]);
	return [
		() => filled(site.pages),
		() => viewer.assets,
		() => Object.entries(site.files),
		() => Object.entries(site.embeds(viewer)),
		() => filled(site.pagesBeside),
	];
}

/** Gives every file of a site: see `fileGroups`. */
export const siteFiles = (
	site: Site,
	viewer: Viewer,
	base = "./",
): Map<string, FileBody> =>
	new Map(fileGroups(site, viewer, base).flatMap((list) => [...list()]));
