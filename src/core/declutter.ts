/** A point on the screen, px. */
interface Spot {
	id: string;
	x: number;
	y: number;
}

/** Markers placed so far, found again by the square of side `size` they lie in. */
function createTaken(size: number) {
	const squares = new Map<string, { x: number; y: number }[]>();
	const square = (n: number) => Math.floor(n / size);
	return {
		add(x: number, y: number) {
			const key = `${square(x)} ${square(y)}`;
			const near = squares.get(key);
			if (near) near.push({ x, y });
			else squares.set(key, [{ x, y }]);
		},
		isFree(x: number, y: number): boolean {
			for (let i = -1; i <= 1; i++)
				for (let j = -1; j <= 1; j++)
					for (const p of squares.get(`${square(x) + i} ${square(y) + j}`) ??
						[])
						if (Math.hypot(p.x - x, p.y - y) < size) return false;
			return true;
		},
	};
}

/** Rings tried for an allowed position; beyond them any free one will do. */
const RINGS = 80;

/**
 * Positions for round markers of diameter `size` px that never overlap, in input order. A marker keeps its own point unless an
 * earlier one keeps a point too near; the others then take, in order, the first free position on rings a quarter of `size` apart,
 * from the top clockwise. Where `allowed` says no (a frame's edge, a control), no marker is put if there is another place within
 20 sizes. Ids play no part. Points must be finite.
 */
export function declutter(
	points: readonly Spot[],
	size: number,
	allowed: (x: number, y: number) => boolean = () => true,
): (Spot & { moved: boolean })[] {
	const taken = createTaken(size);
	const kept = points.map(({ x, y }) => {
		const isFree = taken.isFree(x, y) && allowed(x, y);
		if (isFree) taken.add(x, y);
		return isFree;
	});
	const step = size / 4;
	/** Point → its innermost ring not known to be full: full rings stay full. */
	const open = new Map<string, number>();
	const nearest = (x: number, y: number) => {
		for (let ring = open.get(`${x} ${y}`) ?? 1; ; ring++) {
			open.set(`${x} ${y}`, ring);
			const tries = Math.max(16, Math.ceil(2 * Math.PI * ring));
			for (let i = 0; i < tries; i++) {
				const angle = (i / tries) * 2 * Math.PI - Math.PI / 2;
				const spot = {
					x: x + ring * step * Math.cos(angle),
					y: y + ring * step * Math.sin(angle),
				};
				if (!taken.isFree(spot.x, spot.y)) continue;
				if (ring > RINGS || allowed(spot.x, spot.y)) return spot;
			}
		}
	};
	return points.map(({ id, x, y }, i) => {
		if (kept[i]) return { id, x, y, moved: false };
		const spot = nearest(x, y);
		taken.add(spot.x, spot.y);
		return { id, ...spot, moved: true };
	});
}
