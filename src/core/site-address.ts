import type { MapConfig } from "./map-config.ts";

const HOST = /^https?:\/\/[^/]+/i;

/** Where a site will stand, as far as its author has said: `base` when it is a whole address, else `url` of `data/map.yaml`. It ends in a slash. */
export function siteAddress(
	base: string,
	{ url }: Pick<MapConfig, "url">,
): string | undefined {
	return HOST.test(base) ? base : url;
}

/** Says where `base` and `url` of `data/map.yaml` do not mean one place, and which of them links name; undefined when they do. */
export function addressConflict(
	base: string,
	{ url }: Pick<MapConfig, "url">,
): string | undefined {
	if (url === undefined || base === "./" || base === url) return undefined;
	if (HOST.test(base))
		return `link previews and oEmbed name ${base} of --base, not ${url}, which data/map.yaml has as url`;
	return url.replace(HOST, "") === base
		? undefined
		: `link previews and oEmbed name ${url}, which data/map.yaml has as url: its path is not ${base} of --base`;
}

/** Address of the map's page in the folder of a site; `tag` stands before the ending of its name, and is empty in the first language, whose page is the folder's own. */
export const pageIn = (folder: string, tag: string): string =>
	tag === "" ? folder : `${folder}index${tag}.html`;
