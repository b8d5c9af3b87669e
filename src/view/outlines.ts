import type { Map as LeafletMap } from "leaflet";

/** From this zoom on the coarse outlines of the first view show their corners. */
const DETAIL_FROM = 8;

/** The places' outlines on the map. */
export interface Outlines {
	/** Marks those of some places. */
	select: (places: ReadonlySet<string>) => void;
}

/** Fetches fine outlines, as path data by place id, once, the first time the reader zooms in far enough. `came` is told; without them the coarse ones stay. */
export function fetchDetail(
	map: LeafletMap,
	base: string,
	came: (fine: Record<string, string>) => void,
): void {
	let asked = false;
	map.on("zoomend", async () => {
		if (asked || map.getZoom() < DETAIL_FROM) return;
		asked = true;
		try {
			const answer = await fetch(`${base}outlines.json`);
			if (answer.ok) came((await answer.json()) as Record<string, string>);
		} catch {
			asked = false;
		}
	});
}

const pathsIn = (map: LeafletMap) =>
	map
		.getContainer()
		.querySelectorAll<SVGElement>(".leaflet-overlay-pane path.place");

/** The outlines that the drawing holds. With `base`, where the site's files are, they grow finer as the reader comes nearer. */
export function createOutlines(
	map: LeafletMap,
	base: string | undefined,
): Outlines {
	if (base !== undefined)
		fetchDetail(map, base, (fine) => {
			for (const path of pathsIn(map)) {
				const d = fine[path.dataset.place ?? ""];
				if (d !== undefined) path.setAttribute("d", d);
			}
		});
	return {
		select(places) {
			for (const path of pathsIn(map))
				path.classList.toggle("selected", places.has(path.dataset.place ?? ""));
		},
	};
}
