/** The eight winds, clockwise from north. */
const WINDS = ["n", "ne", "e", "se", "s", "sw", "w", "nw"] as const;

/** One of the eight winds. */
export type Wind = (typeof WINDS)[number];

/** The wind nearest to a bearing in degrees clockwise from north, of any size or sign. */
export function windOf(bearing: number): Wind {
	const turn = ((bearing % 360) + 360) % 360;
	return WINDS[Math.round(turn / 45) % 8] as Wind;
}

/** The wind on a screen, north up, in which a point lies from another one; y grows downwards. */
export function windOnScreen(dx: number, dy: number): Wind {
	return windOf((Math.atan2(dx, -dy) * 180) / Math.PI);
}
