import type { LatLngBounds, Map as LeafletMap, Point } from "leaflet";
import { panFor } from "./card-box.ts";

/** How far the map has to move, px, so that the popup lies wholly on it; where the world ends it cannot, and the popup leaves its place. Leaflet's own way would be animated for all readers. */
export function wayInto(
	map: LeafletMap,
	frame: HTMLElement,
	dialog: HTMLElement,
): [number, number] {
	dialog.style.translate = "";
	const [x, y] = panFor(frame, dialog);
	if (x === 0 && y === 0) return [0, 0];
	const shown = map.getPixelBounds();
	const [world, zoom] = [map.options.maxBounds as LatLngBounds, map.getZoom()];
	const first = map.project(world.getNorthWest(), zoom);
	const last = map.project(world.getSouthEast(), zoom);
	const [min, max] = [shown.min as Point, shown.max as Point];
	const within = (way: number, back: number, ahead: number) =>
		Math.max(-Math.max(0, back), Math.min(Math.max(0, ahead), way));
	const across = within(x, min.x - first.x, last.x - max.x);
	const down = within(y, min.y - first.y, last.y - max.y);
	if (across !== x || down !== y)
		dialog.style.translate = `${across - x}px ${down - y}px`;
	return [across, down];
}
