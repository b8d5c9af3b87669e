import type { Map as LeafletMap } from "leaflet";
import type { Box } from "../core/label-places.ts";

/** Boxes of a map's frame, and the frame, in the px of the map's layers. */
export function inLayers(map: LeafletMap, boxes: readonly Box[]) {
	const { x, y } = map.containerPointToLayerPoint([0, 0]);
	const size = map.getSize();
	return {
		frame: { x, y, width: size.x, height: size.y },
		boxes: boxes.map((box) => ({ ...box, x: box.x + x, y: box.y + y })),
	};
}

/** Boxes (px in `frame`) of what `selector` now finds there: what lies over the map and must not be written on. */
export function boxesIn(frame: HTMLElement, selector: string): () => Box[] {
	return () => {
		const origin = frame.getBoundingClientRect();
		const shown = [...frame.querySelectorAll(selector)].filter((el) =>
			el.checkVisibility({ visibilityProperty: true }),
		);
		return shown.map((el) => {
			const { x, y, width, height } = el.getBoundingClientRect();
			return { x: x - origin.x, y: y - origin.y, width, height };
		});
	};
}
