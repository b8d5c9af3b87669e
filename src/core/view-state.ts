import { addressValues, isDate, isSlug } from "./address-values.ts";
import { ROLES, type Role, STATUSES, type Status } from "./event.ts";
import { formatMapPosition, parseMapPosition } from "./map-position.ts";

/** What a reader has chosen: kept in the address so that a link opens it and Back returns to it. */
export interface ViewState {
	place?: string;
	event?: string;
	/** Id of the named view that the map shows. */
	view?: string;
	/** Where else the map stands, `zoom/lat/lon`; never beside `view`. */
	map?: string;
	/** Which names the map's labels show: `sources`, or a label form of the map; absent: both names. */
	labels?: string;
	/** EDTF year, month or day. */
	from?: string;
	to?: string;
	/** `from` and `to` are of the articles' publication, not of the events: what was known then. */
	by?: "published";
	/** Of the list of a map that is read page by page, from 2 on; absent: the first. */
	page?: number;
	/** One event at a time, from `event` on. */
	story?: true;
	/** Search words. */
	q?: string;
	sources: string[];
	statuses: Status[];
	roles: Role[];
}

const PAGE = /^[1-9]\d{0,6}$/;

const slug = (text: string | undefined) =>
	text !== undefined && isSlug(text) ? text : undefined;
const date = (text: string | undefined) =>
	text !== undefined && isDate(text) ? text : undefined;
const page = (text: string | undefined) =>
	text !== undefined && PAGE.test(text) && text !== "1"
		? Number(text)
		: undefined;
/** Equal places on the map, equal words. */
const position = (text: string | undefined) => {
	const parsed = parseMapPosition(text ?? "");
	return parsed && formatMapPosition(parsed);
};
/** Search words as an address can carry them: half a surrogate pair cannot be encoded. */
const words = (text: string | undefined) =>
	text?.replace(/\p{Surrogate}/gu, "\uFFFD").trim() || undefined;
const list = (text: string | undefined) => [
	...new Set((text ?? "").split(",").filter(isSlug)),
];

/** The state a location hash asks for. Never throws: unknown keys and malformed values are ignored, of a repeated key the first counts. Plain anchors `#place-x` and `#event-x` open that place or event. */
export function parseViewState(hash: string): ViewState {
	const text = hash.startsWith("#") ? hash.slice(1) : hash;
	const anchor = /^(place|event)-(.+)$/.exec(text);
	const values = addressValues(text);
	if (anchor && !text.includes("="))
		values.set(anchor[1] ?? "", anchor[2] ?? "");
	const map = position(values.get("map"));
	const fields = {
		place: slug(values.get("place")),
		event: slug(values.get("event")),
		view: map === undefined ? slug(values.get("view")) : undefined,
		map,
		labels: slug(values.get("labels")),
		from: date(values.get("from")),
		to: date(values.get("to")),
		q: words(values.get("q")),
		page: page(values.get("page")),
	};
	return {
		...(values.get("by") === "published" && { by: "published" }),
		...(values.get("story") === "1" && { story: true }),
		...(Object.fromEntries(
			Object.entries(fields).filter(([, value]) => value !== undefined),
		) as Partial<ViewState>),
		sources: list(values.get("source")),
		statuses: list(values.get("status")).filter((s): s is Status =>
			STATUSES.includes(s as Status),
		),
		roles: list(values.get("role")).filter((r): r is Role =>
			ROLES.includes(r as Role),
		),
	};
}

/** The hash of a state, in a fixed order; "" for the empty state. */
export function formatViewState(state: ViewState): string {
	const pairs: [string, string | undefined][] = [
		["place", state.place],
		["event", state.event],
		["story", state.story && "1"],
		["view", state.view],
		["map", state.map],
		["labels", state.labels],
		["from", state.from],
		["to", state.to],
		["by", state.by],
		["source", state.sources.join(",")],
		["status", state.statuses.join(",")],
		["role", state.roles.join(",")],
		["q", words(state.q)],
		["page", state.page?.toString()],
	];
	const text = pairs
		.filter(([, value]) => value !== undefined && value !== "")
		.map(
			([key, value]) =>
				`${key}=${encodeURIComponent(value as string).replaceAll(/%2[CF]/g, decodeURIComponent)}`,
		)
		.join("&");
	return text === "" ? "" : `#${text}`;
}
