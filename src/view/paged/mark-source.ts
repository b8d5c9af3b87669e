import { type Bounds, boundsAround } from "../../core/bounds.ts";
import {
	type Cluster,
	type Clusters,
	createClusters,
	NAMED,
} from "../../core/paged/clusters.ts";
import type { Columns } from "../../core/paged/columns.ts";
import {
	countIn,
	type LinkedRows,
	linkedPlaces,
} from "../../core/paged/select-rows.ts";
import type { Position } from "../../core/place.ts";
import type { PlaceEntry } from "../../core/place-entry.ts";

/** What a mark of a view says and opens: a place with shown events, or several that lie close together. */
export interface ShownMark {
	/** The same for the same places at the same zoom (`Cluster`). */
	key: string;
	/** `[lon, lat]` in degrees. */
	position: Position;
	/** Number of its places with shown events, and of these events. */
	places: number;
	events: number;
	/** Leaflet zoom at which it falls apart; absent where it never does. */
	splitsAt?: number;
	/** The place, where it is one alone. */
	only?: PlaceEntry;
	/** Some of its places with shown events, to name it by. */
	named: readonly PlaceEntry[];
	/** Of its places' points. */
	bounds: () => Bounds;
	holds: (id: string) => boolean;
	/** All its places with shown events, at once or when they have come. */
	all: () => readonly PlaceEntry[] | Promise<readonly PlaceEntry[]>;
}

/** Where the marks of a view come from. */
export interface MarkSource {
	/** Those within bounds at a zoom; undefined until what they are drawn from has come. */
	within: (bounds: Bounds, zoom: number) => readonly ShownMark[] | undefined;
	/** Fetches what the marks there are drawn from. Rejects with a sentence for the reader. */
	fetch: (bounds: Bounds, zoom: number) => Promise<unknown>;
	/** Tells which events are shown, and in which roles they are looked for. */
	setShown: (linked: LinkedRows) => void;
	/** Whether a place has one of these events in such a role. */
	shows: (id: string) => boolean;
}

/** The marks of places that the page holds: clusters of those with shown events. */
export function createPlaceMarks(
	places: readonly (PlaceEntry & { events?: number })[],
	columns: Columns,
): MarkSource {
	const points = places.map(({ point }) => point);
	const at = new Map(places.map(({ id }, i) => [id, i]));
	/** Of all places with events, whatever is shown: a filter leaves each where the reader saw it. */
	const all = createClusters(
		points,
		places.flatMap(({ events = 0 }, i) => (events > 0 ? [i] : [])),
	);
	let clusters: Clusters = all;
	let shown: LinkedRows = { rows: new Uint32Array(), roles: [] };
	let isLinked: ArrayLike<number> = new Uint8Array(places.length).fill(1);
	const markOf = (cluster: Cluster, events: number): ShownMark => {
		const { key, position, splitsAt } = cluster;
		const all = cluster.places.flatMap((i) => places[i] ?? []);
		const [only] = all;
		return {
			key,
			position,
			places: all.length,
			events,
			...(splitsAt !== undefined && { splitsAt }),
			...(only && all.length === 1 && { only }),
			named: all.slice(0, NAMED),
			bounds: () => boundsAround(all.map(({ point }) => point)),
			holds: (id) => cluster.places.includes(at.get(id) ?? -1),
			all: () => all,
		};
	};
	return {
		within(bounds, zoom) {
			const found = clusters.within(bounds, zoom);
			const groupOf = new Int32Array(places.length).fill(-1);
			for (const [group, cluster] of found.entries())
				for (const place of cluster.places) groupOf[place] = group;
			const counts = countIn(columns, shown, groupOf, found.length);
			return found.map((cluster, i) => markOf(cluster, counts[i] ?? 0));
		},
		fetch: async () => {},
		setShown(linked) {
			shown = linked;
			isLinked = linkedPlaces(columns, linked, places.length);
			clusters = all.only((i) => isLinked[i] === 1);
		},
		shows: (id) => isLinked[at.get(id) ?? -1] === 1,
	};
}
