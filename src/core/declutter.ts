/** A point on the screen, px. */
interface Spot {
	id: string;
	x: number;
	y: number;
}

/** Directions tried on each ring. */
const TRIES = 16;

/**
 * Positions for round markers of diameter `size` px that never overlap: each keeps its own point if it can, else takes the nearest
 * free one on growing rings. Earlier points have the right of way. Deterministic.
 */
export function declutter(points: readonly Spot[], size: number): (Spot & { moved: boolean })[] {
	const placed: (Spot & { moved: boolean })[] = [];
	const free = (x: number, y: number) => placed.every((p) => Math.hypot(p.x - x, p.y - y) >= size);
	for (const { id, x, y } of points) {
		let spot = { x, y };
		for (let ring = 1; !free(spot.x, spot.y); ring++) {
			const radius = (ring * size) / 4;
			for (let i = 0; i < TRIES; i++) {
				const angle = (i / TRIES) * 2 * Math.PI - Math.PI / 2;
				spot = { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
				if (free(spot.x, spot.y)) break;
			}
		}
		placed.push({ id, ...spot, moved: spot.x !== x || spot.y !== y });
	}
	return placed;
}
