import type { Map as LeafletMap } from "leaflet";

/** From this zoom on the coarse outlines of the first view show their corners. */
const DETAIL_FROM = 8;

/** Fetches the fine outlines once, the first time the reader zooms in far enough; without them the coarse ones stay. */
export function createOutlineDetail(map: LeafletMap, base: string): void {
	let asked = false;
	const load = async () => {
		if (asked || map.getZoom() < DETAIL_FROM) return;
		asked = true;
		try {
			const answer = await fetch(`${base}outlines.json`);
			if (!answer.ok) return;
			const outlines = (await answer.json()) as Record<string, string>;
			for (const path of map
				.getPane("overlayPane")
				?.querySelectorAll<SVGElement>("path.place") ?? [])
				path.setAttribute(
					"d",
					outlines[path.dataset.place ?? ""] ?? path.getAttribute("d") ?? "",
				);
		} catch {
			asked = false;
		}
	};
	map.on("zoomend", load);
}
