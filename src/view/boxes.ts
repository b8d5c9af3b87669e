import type { Box } from "../core/label-places.ts";

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
