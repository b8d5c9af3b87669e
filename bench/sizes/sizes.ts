import type { FolderSize } from "../../test/support/made-up-folder.ts";

/** A map to build. */
export interface Size extends FolderSize {
	/** More options of `dateline build`. */
	options?: readonly string[];
}

/** Each ten times the one before, after the first; places are fewer the more events there are. */
export const SIZES: readonly Size[] = [
	{ events: 7, places: 7 },
	{ events: 100, places: 40 },
	{ events: 1000, places: 300 },
	{ events: 10_000, places: 2000 },
	{ events: 100_000, places: 5000 },
].map((size) => ({ ...size, corners: 0 }));

/** How a page is visited. */
export interface Condition {
	name: string;
	/** How many times slower the processor is. */
	slowdown: number;
	/** In the units of the browser's protocol: ms, bytes a second. */
	network?: { latency: number; downloadThroughput: number };
	/** More events than this take too long to load or to slow down. */
	upTo: number;
	/** Sizes that are measured unless others are named. */
	sizes: readonly number[];
}

export const CONDITIONS: Record<string, Condition> = {
	none: {
		name: "Full speed",
		slowdown: 1,
		upTo: Number.POSITIVE_INFINITY,
		sizes: SIZES.map(({ events }) => events),
	},
	cpu4: {
		name: "Processor slowed down 4×",
		slowdown: 4,
		upTo: 100_000,
		sizes: [7, 1000, 10_000],
	},
	mobile: {
		name: "Phone: processor slowed down 4×, 150 ms, 1.6 Mbit/s",
		slowdown: 4,
		network: { latency: 150, downloadThroughput: 1_600_000 / 8 },
		upTo: 10_000,
		sizes: [7, 1000, 10_000],
	},
};
