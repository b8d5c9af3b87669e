import {
	CRS,
	map as createMap,
	type LatLng,
	type LatLngBounds,
	type Map as LeafletMap,
	latLng,
	latLngBounds,
	point,
	svgOverlay,
	tileLayer,
} from "leaflet";
import type { Bounds } from "../core/bounds.ts";
import { formatMapPosition, parseMapPosition } from "../core/map-position.ts";
import type { PageIndex } from "../core/page-index.ts";
import type { PlaceEntry } from "../core/place-entry.ts";
import {
	CLOSEST_ZOOM,
	projectBounds,
	scaleAt,
	WORLD,
	zoomAt,
} from "../core/projection.ts";
import { UNITS_PER_PIXEL } from "../core/render/units.ts";
import { copyForPaper } from "./paper-map.ts";
import { createZoomMoves } from "./zoom-moves.ts";

const WORLD_BOUNDS = latLngBounds([-85.0511287798, -180], [85.0511287798, 180]);
/** A map goes no farther out, unless it opens there. */
const MIN_ZOOM = 1.5;
/** A point place is shown at this zoom, or as near as the map opens, an outline as large as fits below it. */
const PLACE_ZOOM = 9;
/** Left free round a named view, px, both edges together. */
const VIEW_PADDING = point(32, 32);

/** True when the reader asks for less motion: no flying, no zoom animation, no inertia. */
export const reducedMotion = (): boolean =>
	matchMedia("(prefers-reduced-motion: reduce)").matches;

export const toLatLngBounds = ([w, s, e, n]: Bounds): LatLngBounds =>
	latLngBounds([s, w], [n, e]);

/** Zoom and centre that paint what the prerendered drawing shows of its first view in a box of this size. `ratio`: its `preserveAspectRatio`. */
export function firstView(
	bounds: Bounds,
	width: number,
	height: number,
	ratio: string,
) {
	const box = projectBounds(bounds);
	const fits = [box.width / width, box.height / height];
	const units = /meet/.test(ratio) ? Math.max(...fits) : Math.min(...fits);
	const zoom = zoomAt(units);
	const k = 1 / scaleAt(0);
	// Of "xMinYMin", "xMid…" and "xMax…" the letters that tell.
	const middle = (start: number, whole: number, shown: number, i: number) =>
		(start + ((whole - shown) * "ndx".indexOf(ratio.charAt(i)) + shown) / 2) *
		k;
	const x = middle(box.x, box.width, width * units, 3);
	const y = middle(box.y, box.height, height * units, 7);
	return { zoom, center: CRS.EPSG3857.pointToLatLng({ x, y } as never, 0) };
}

/** The Leaflet map over the prerendered drawing, and the ways to move it. */
export interface MapView {
	map: LeafletMap;
	/** The named view; the first is the prerendered one. False when there is no such view. */
	showView: (id: string, atOnce?: boolean) => boolean;
	/** The named view that the map now shows, to the pixel. */
	currentView: () => string | undefined;
	/** What the map now shows, `zoom/lat/lon`. */
	position: () => string;
	/** Whether the map shows that position, to the pixel. */
	isAt: (position: string) => boolean;
	/** Shows what `position` gave; `atOnce` without the way there. */
	showPosition: (position: string, atOnce?: boolean) => void;
	/** The position that fits places beside the map's furniture, at a zoom of `most` at most, or as near as the map opens. */
	around: (places: readonly PlaceEntry[], most?: number) => string;
	/** The position that fits bounds there as near as the map goes, at a zoom of `least` at least. */
	within: (bounds: LatLngBounds, least: number) => string;
	/** Whether a place is not yet shown as near as `around` would. */
	isFar: () => boolean;
	/** Zooms nearer by so many zooms, or farther by as many below 0. */
	zoomBy: (zooms: number) => void;
	/** Bring a point into view, moving as little as possible. */
	reveal: (place: PlaceEntry) => void;
	destroy: () => void;
}

/** Takes the drawing in `container` over into Leaflet without moving or repainting it. Motion follows `prefers-reduced-motion`. */
export function createMapView(
	container: HTMLElement,
	index: PageIndex,
): MapView {
	const drawing = container.querySelector<SVGSVGElement>("svg.drawing");
	if (!drawing) throw new TypeError("the page holds no drawing");
	const animate = !reducedMotion();
	// Leaflet draws it without one.
	const ratio = drawing.getAttribute("preserveAspectRatio") ?? "";
	const first = (width: number, height: number) =>
		firstView(index.views[0].bounds, width, height, ratio);
	const opening = first(container.clientWidth, container.clientHeight);
	const nearest = Math.max(PLACE_ZOOM, opening.zoom);
	const map = createMap(container, {
		zoomSnap: 0,
		zoomDelta: 1,
		wheelPxPerZoomLevel: 120,
		minZoom: Math.min(MIN_ZOOM, opening.zoom),
		maxZoom: Math.max(index.tiles?.maxZoom ?? CLOSEST_ZOOM, opening.zoom),
		maxBounds: WORLD_BOUNDS.pad(0.05),
		maxBoundsViscosity: 1,
		zoomControl: false,
		attributionControl: false,
		keyboard: false,
		trackResize: false,
		inertia: animate,
		zoomAnimation: animate,
		fadeAnimation: animate,
		markerZoomAnimation: animate,
		...opening,
	});
	container.before(copyForPaper(drawing));
	for (const still of drawing.querySelectorAll(".static")) still.remove();
	drawing.setAttribute("viewBox", `0 0 ${WORLD} ${WORLD}`);
	drawing.setAttribute("preserveAspectRatio", "none");
	drawing.removeAttribute("role");
	drawing.removeAttribute("aria-label");
	drawing.setAttribute("aria-hidden", "true");
	if (index.tiles) {
		const { url, maxZoom = 19 } = index.tiles;
		tileLayer(url, { maxZoom }).addTo(map);
		container.classList.add("has-tiles");
	}
	svgOverlay(drawing, WORLD_BOUNDS, { className: "drawing" }).addTo(map);

	const hatch = drawing.querySelector("#hatch");
	const scaleHatch = () => {
		const k = scaleAt(map.getZoom()) / UNITS_PER_PIXEL;
		hatch?.setAttribute("patternTransform", `rotate(45) scale(${k})`);
	};
	scaleHatch();
	map.on("zoomend", scaleHatch);

	const moves = createZoomMoves(map);
	const placeBounds = (place: PlaceEntry) =>
		place.bbox
			? toLatLngBounds(place.bbox)
			: latLngBounds([[place.point[1], place.point[0]]]);
	const aim = (view: PageIndex["views"][number]) => {
		// What Leaflet has measured: to ask the page would lay it out.
		const size = map.getSize();
		if (view === index.views[0]) return first(size.x, size.y);
		const bounds = toLatLngBounds(view.bounds);
		const zoom = map.getBoundsZoom(bounds, false, VIEW_PADDING);
		const middle = map
			.project(bounds.getSouthWest(), zoom)
			.add(map.project(bounds.getNorthEast(), zoom))
			.divideBy(2);
		return { center: map.unproject(middle, zoom), zoom };
	};
	/** What the inset takes, px: where the map shows less of the world it comes. */
	const insetSize = () => {
		const inset =
			container.parentElement?.querySelector<HTMLElement>(".overview");
		if (!inset) return point(0, 0);
		const { hidden } = inset;
		inset.hidden = false;
		const size = point(inset.clientWidth, inset.clientHeight);
		inset.hidden = hidden;
		return size;
	};
	const written = ({ lat, lng }: LatLng, zoom: number) =>
		formatMapPosition({ zoom, lat, lon: lng });
	/** The position with the middle of bounds in the middle of what no furniture covers: above the inset, or beside it where they are larger there. */
	const beside = (
		bounds: LatLngBounds,
		{ least = 0, most }: { least?: number; most: number },
	) => {
		const inset = insetSize();
		const before = point(28, 28);
		const ways = [point(56, 32 + inset.y), point(32 + inset.x, 28)].map(
			(after) => ({
				after,
				fitting: map.getBoundsZoom(bounds, false, before.add(after)),
			}),
		);
		const { after, fitting } = ways.reduce((best, way) =>
			way.fitting > best.fitting ? way : best,
		);
		const zoom = Math.min(most, Math.max(least, fitting));
		const middle = map
			.project(bounds.getSouthWest(), zoom)
			.add(map.project(bounds.getNorthEast(), zoom))
			.add(after)
			.subtract(before)
			.divideBy(2);
		return written(map.unproject(middle, zoom), zoom);
	};
	const position = () => written(map.getCenter(), map.getZoom());
	const shows = (center: LatLng, zoom: number) => {
		const { x, y } = map.getSize().divideBy(2);
		const off = map.latLngToContainerPoint(center);
		return (
			Math.abs(map.getZoom() - zoom) < 0.01 &&
			Math.hypot(off.x - x, off.y - y) < 2
		);
	};
	const currentView = () =>
		index.views.find((view) => {
			// A map that is not shown has no size to fit a view to.
			const { x, y } = map.getSize();
			if (x * y === 0) return false;
			const { center, zoom } = aim(view);
			return shows(center, zoom);
		});
	// A named view stays what is shown when the reader turns the phone, else the middle; Leaflet would have measured the map anew before it could be asked for.
	const resized = new ResizeObserver(() => {
		// One that is hidden keeps its place until it is shown again.
		if (container.clientWidth * container.clientHeight === 0) return;
		const view = currentView();
		const now = { center: map.getCenter(), zoom: map.getZoom() };
		map.invalidateSize({ pan: false });
		const { center, zoom } = view ? aim(view) : now;
		if (!shows(center, zoom)) map.setView(center, zoom, { animate: false });
	});
	resized.observe(container);
	return {
		map,
		showView(id, atOnce = false) {
			const view = index.views.find((v) => v.id === id);
			if (!view) return false;
			const { center, zoom } = aim(view);
			moves.to(center, zoom, animate && !atOnce);
			return true;
		},
		currentView: () => currentView()?.id,
		position,
		isAt(wanted) {
			const at = parseMapPosition(wanted);
			return at !== undefined && shows(latLng(at.lat, at.lon), at.zoom);
		},
		showPosition(wanted, atOnce = false) {
			const at = parseMapPosition(wanted);
			if (at) moves.to([at.lat, at.lon], at.zoom, animate && !atOnce);
		},
		around(places, most = nearest) {
			const [head, ...rest] = places.map(placeBounds);
			if (!head) return position();
			const bounds = rest.reduce(
				(all, b) => all.extend(b),
				latLngBounds(head.getSouthWest(), head.getNorthEast()),
			);
			const closest = Math.max(...places.map(({ zoom = nearest }) => zoom));
			const near = Math.max(most, opening.zoom);
			return beside(bounds, { most: Math.min(near, closest) });
		},
		within: (bounds, least) =>
			beside(bounds, { least, most: map.getMaxZoom() }),
		zoomBy: (zooms) => moves.by(zooms, animate),
		isFar: () => map.getZoom() < nearest - 0.01,
		reveal(place) {
			const point = latLng(place.point[1], place.point[0]);
			if (!map.getBounds().pad(-0.05).contains(point))
				map.panTo(point, { animate });
		},
		destroy() {
			resized.disconnect();
			// Leaflet would still end a zoom of the map that is gone.
			(map as unknown as { _animatingZoom: boolean })._animatingZoom = false;
			map.remove();
		},
	};
}
