import type { MapConfig } from "./map-config.ts";

/** Where a site will stand, as far as its author has said: `base` when it is a whole address, else `url` of `data/map.yaml`. It ends in a slash. */
export function siteAddress(
	base: string,
	{ url }: Pick<MapConfig, "url">,
): string | undefined {
	return /^https?:\/\//i.test(base) ? base : url;
}
