import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Where a map folder's own base map says what is land. */
export const OWN_LAND = "data/basemap/land.json";

/** Gives a map folder a base map of its own, one small triangle, by default in the Baltic: cutting one out of the world's land takes longer than all else of a small site. */
export function layLand(
	dir: string,
	corners = [
		[10, 54],
		[11, 54],
		[11, 55],
		[10, 54],
	],
): void {
	mkdirSync(join(dir, "data/basemap"), { recursive: true });
	writeFileSync(
		join(dir, OWN_LAND),
		JSON.stringify({ type: "Polygon", coordinates: [corners] }),
	);
}
