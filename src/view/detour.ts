import type { Map as LeafletMap, Point } from "leaflet";
import { reducedMotion } from "./map-view.ts";

/** Where cards move the map, and the way back. */
export interface Detour {
	/** Moves the map by px; without motion if `atOnce`. */
	go: (across: number, down: number, atOnce?: boolean) => void;
	/** Moves it back to where it was before, unless the reader has moved it since. */
	back: () => void;
}

/** Remembers where `map` was before it was moved for something that lies on it. */
export function createDetour(map: LeafletMap): Detour {
	/** The map's corner, px from where Leaflet counts: whole, so that the way back ends on the pixel. */
	const corner = () => map.containerPointToLayerPoint([0, 0]);
	let home: Point | undefined;
	let isOurs = false;
	map.on("movestart zoomstart", () => {
		if (!isOurs) home = undefined;
	});
	return {
		go(across, down, atOnce = false) {
			if (across === 0 && down === 0) return;
			home ??= corner();
			isOurs = true;
			map.panBy([across, down], { animate: !atOnce && !reducedMotion() });
			isOurs = false;
		},
		back() {
			const way = home?.subtract(corner());
			if (way) map.panBy(way, { animate: !reducedMotion() });
			home = undefined;
		},
	};
}
