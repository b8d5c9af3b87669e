import { parseEdtf } from "./edtf.ts";
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

const SLUG = /^[a-z][a-z0-9-]*$/;
const PAGE = /^[1-9]\d{0,6}$/;
const DATE = /^\d{4}(-\d\d){0,2}$/;

function decode(text: string): string {
	try {
		return decodeURIComponent(text.replaceAll("+", " "));
	} catch {
		return "";
	}
}

const slug = (text: string | undefined) =>
	text !== undefined && SLUG.test(text) ? text : undefined;
const date = (text: string | undefined) =>
	text !== undefined && DATE.test(text) && parseEdtf(text) ? text : undefined;
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
	...new Set((text ?? "").split(",").filter((item) => SLUG.test(item))),
];

/** The state a location hash asks for. Never throws: unknown keys and malformed values are ignored. Plain anchors `#place-x` and `#event-x` open that place or event. */
export function parseViewState(hash: string): ViewState {
	const text = hash.startsWith("#") ? hash.slice(1) : hash;
	const anchor = /^(place|event)-(.+)$/.exec(text);
	const pairs = new Map(
		text.split("&").map((pair): [string, string] => {
			const at = pair.indexOf("=");
			return at < 0
				? ["", ""]
				: [pair.slice(0, at), decode(pair.slice(at + 1))];
		}),
	);
	if (anchor && !text.includes("="))
		pairs.set(anchor[1] ?? "", anchor[2] ?? "");
	const map = position(pairs.get("map"));
	const fields = {
		place: slug(pairs.get("place")),
		event: slug(pairs.get("event")),
		view: map === undefined ? slug(pairs.get("view")) : undefined,
		map,
		labels: slug(pairs.get("labels")),
		from: date(pairs.get("from")),
		to: date(pairs.get("to")),
		q: words(pairs.get("q")),
		page: page(pairs.get("page")),
	};
	return {
		...(pairs.get("by") === "published" && { by: "published" }),
		...(pairs.get("story") === "1" && { story: true }),
		...(Object.fromEntries(
			Object.entries(fields).filter(([, value]) => value !== undefined),
		) as Partial<ViewState>),
		sources: list(pairs.get("source")),
		statuses: list(pairs.get("status")).filter((s): s is Status =>
			STATUSES.includes(s as Status),
		),
		roles: list(pairs.get("role")).filter((r): r is Role =>
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
