import type {
	LatLng,
	LatLngExpression,
	Map as LeafletMap,
	ZoomAnimEvent,
} from "leaflet";

interface Position {
	center: LatLngExpression;
	zoom: number;
}

/** Moves of a map that may zoom it. */
export interface ZoomMoves {
	/** To a position; `animate` for the way there to be seen. */
	to: (center: LatLngExpression, zoom: number, animate: boolean) => void;
	/** Nearer by so many zooms, or farther by as many below 0. */
	by: (zooms: number, animate: boolean) => void;
}

/** Moves that are all made: Leaflet drops what it is asked for while it zooms, so the last of these waits until it has. */
export function createZoomMoves(map: LeafletMap): ZoomMoves {
	/** Where the map is zooming to. */
	let goal: Position | undefined;
	let next: (Position & { animate: boolean }) | undefined;
	map.on("zoomanim", ({ center, zoom }: ZoomAnimEvent) => {
		goal = { center, zoom };
	});
	map.on("zoomend", () => {
		const waiting = next;
		goal = undefined;
		next = undefined;
		if (waiting) to(waiting.center, waiting.zoom, waiting.animate);
	});
	const to: ZoomMoves["to"] = (center, wanted, animate) => {
		const [least, most] = [map.getMinZoom(), map.getMaxZoom()];
		const zoom = Math.max(least, Math.min(most, wanted));
		if (goal) {
			next = { center, zoom, animate };
			return;
		}
		map.setView(center, zoom, { animate });
		// It begins with the next frame.
		if (map.getZoom() !== zoom) goal = { center, zoom };
	};
	const here = (): { center: LatLng; zoom: number } => ({
		center: map.getCenter(),
		zoom: map.getZoom(),
	});
	return {
		to,
		by(zooms, animate) {
			const { center, zoom } = next ?? goal ?? here();
			to(center, zoom + zooms, animate);
		},
	};
}
