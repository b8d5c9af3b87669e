import type { Map as LeafletMap } from "leaflet";
import { meet } from "../../core/label-places.ts";
import {
	isDrawn,
	type PackedOutline,
	pathBox,
	type UnitBox,
} from "../../core/paged/outlines.ts";
import type { PlaceEntry } from "../../core/place-entry.ts";
import { projectBounds, scaleAt } from "../../core/projection.ts";
import { afterMoves } from "../after-paint.ts";
import { fetchDetail, type Outlines } from "../outlines.ts";

const SVG = "http://www.w3.org/2000/svg";
/** Part of the view beyond its edges in which outlines wait. */
const BEYOND = 0.5;

interface Outline {
	id: string;
	box: UnitBox;
	disputed: boolean;
	d: string;
	path?: SVGElement;
}

/** As the drawing gives it: a line, which closes nowhere, is not filled. */
function createPath({ id, d, disputed }: Outline): SVGElement {
	const path = document.createElementNS(SVG, "path");
	path.classList.add("place");
	path.classList.toggle("disputed", disputed);
	path.classList.toggle("line", !d.endsWith("z"));
	path.dataset.place = id;
	path.setAttribute("d", d);
	return path;
}

/** The outlines of very many places: those in view that are large enough to be seen. The drawing holds the large ones of the first view; the others are fetched from `file`, as `PackedOutline` by place id, when the reader comes nearer. */
export function createPagedOutlines(
	map: LeafletMap,
	base: string,
	places: readonly PlaceEntry[],
	file: string | undefined,
): Outlines {
	const group = map.getContainer().querySelector("#outlines");
	const inDrawing = new Map(
		[...(group?.querySelectorAll<SVGElement>("path.place") ?? [])].map(
			(path) => [path.dataset.place ?? "", path],
		),
	);
	let fine: Record<string, string> = {};
	let selected: ReadonlySet<string> = new Set();
	/** In the order of the places: later ones lie over earlier ones. */
	const read = (packed: Record<string, PackedOutline>): Outline[] =>
		places.flatMap(({ id, disputed }) => {
			const path = inDrawing.get(id);
			const known = path?.getAttribute("d");
			if (path && known)
				return [{ id, disputed, path, d: known, box: pathBox(known) }];
			const [x = 0, y = 0, width = 0, height = 0, d] = packed[id] ?? [];
			return d === undefined
				? []
				: [{ id, disputed, d: fine[id] ?? d, box: { x, y, width, height } }];
		});
	let known = read({});
	let drawn = known;
	const farthest = map.getZoom();
	let asked = file === undefined;

	const ask = async () => {
		asked = true;
		try {
			const answer = await fetch(base + file);
			if (!answer.ok) return;
			known = read((await answer.json()) as Record<string, PackedOutline>);
			draw();
		} catch {
			asked = false;
		}
	};
	const show = (outline: Outline) => {
		outline.path ??= createPath(outline);
		outline.path.classList.toggle("selected", selected.has(outline.id));
		return outline.path;
	};
	const draw = () => {
		const scale = scaleAt(map.getZoom());
		const wide = map.getBounds().pad(BEYOND);
		const view = projectBounds([
			wide.getWest(),
			wide.getSouth(),
			wide.getEast(),
			wide.getNorth(),
		]);
		const next = known.filter(
			({ box }) => isDrawn(box, scale) && meet(box, view),
		);
		const isSame =
			next.length === drawn.length && next.every((o, i) => o === drawn[i]);
		drawn = next;
		if (!isSame) group?.replaceChildren(...next.map(show));
	};
	afterMoves(map, "moveend zoomend", () => {
		if (!asked && map.getZoom() > farthest + 0.01) void ask();
		draw();
	});
	fetchDetail(map, base, (all) => {
		fine = all;
		for (const outline of known) {
			outline.d = fine[outline.id] ?? outline.d;
			outline.path?.setAttribute("d", outline.d);
		}
	});
	return {
		select(ids) {
			selected = ids;
			for (const outline of drawn) show(outline);
		},
	};
}
