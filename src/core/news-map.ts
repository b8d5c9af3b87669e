import type { Bounds } from "./bounds.ts";
import type { MapDistance } from "./distances.ts";
import type { Span } from "./edtf.ts";
import type { Facet, Status } from "./event.ts";
import type { JoinedPlace } from "./join.ts";
import type { OriginCount } from "./lineage.ts";
import type { MapConfig } from "./map-config.ts";
import { isMapping } from "./mapping.ts";
import type { PlaceProperties } from "./place.ts";
import type { Source } from "./source.ts";
import type { Words } from "./values.ts";

/** Version of the published document; a reader of another version shows a sentence instead of a map. */
export const NEWS_MAP_VERSION = 1;

/** One citation as published. `note` numbers it within the whole map. */
export interface MapCitation {
	note: number;
	source: string;
	paragraph: number;
	quote?: string;
	/** `f1` fingerprint of the paragraph. */
	fingerprint: string;
	/** Kind of the cited block: `story`, `caption`, … */
	block: Source["custom"]["blocks"][number]["kind"];
	/** The quotation stands in the paragraph: so the record says, or the text where it is held. */
	proven: boolean;
	/** It does not stand there word for word: the text is held. Left out where nobody has looked. */
	differs?: true;
	/** Candidate origins of the paragraph: one is established, several are not separated, none is unknown. */
	origins: string[];
}

/** A sentence shown to readers; `id` is `<event>.<claim>`, stable for links and reports. */
export interface MapClaim {
	id: string;
	text: Words;
	citations: MapCitation[];
	origins: OriginCount;
}

/** Rival statements on one facet of an event, in order of first appearance; no winner. */
export interface MapDifference {
	facet: Facet;
	topic?: Words;
	rows: { value: Words; citations: MapCitation[] }[];
}

/** An event as published. */
export interface MapEvent {
	id: string;
	title: Words;
	/** EDTF; absent when undated. */
	date?: string;
	span?: Span;
	dateNote?: Words;
	status: Status;
	/** Planned or proposed for, or put off to, a date before the map's as-of date: its outcome is not in these sources. */
	passed: boolean;
	places: JoinedPlace[];
	link?: [string, string];
	claims: MapClaim[];
	differences: MapDifference[];
	origins: OriginCount;
}

/** A place as published; `number` is its number on the map. Geometry is in the drawing and the gazetteer. */
export interface MapPlace {
	id: string;
	number?: number;
	bbox?: Bounds;
	/** Groups this place belongs to. */
	groups: string[];
	/** The place whose outline holds this point. */
	within?: string;
	properties: PlaceProperties;
}

/** A correction that touches an article, earliest first in its list. */
export type MapCorrection = NonNullable<
	Source["custom"]["corrections"]
>[number] & {
	/** The record that states it, where it is the origin's and another article's record does. */
	from?: string;
};

/** A source as published, with what was computed about it. */
export interface MapSource {
	id: string;
	csl: Omit<Source, "custom">;
	label: Words;
	outletNote?: Words;
	dated: Source["custom"]["dated"];
	updated?: string;
	/** Its own, and those of origins whose copy it prints. */
	corrections?: MapCorrection[];
	dateline?: { place: string; paragraph: number; words: string };
	lineage: Source["custom"]["lineage"];
	mentions: Source["custom"]["mentions"];
	storyParagraphs: number;
}

/** Shared copy between two sources: the part (0–1) of each one's five-word shingles that the other has. */
export interface SharedCopy {
	a: string;
	b: string;
	ofA: number;
	ofB: number;
}

/** A mistake in the folder for which something is not on the map. */
export interface LeftOut {
	/** File of the folder, `/`-separated. */
	file: string;
	/** 1-based. */
	line: number;
	reason: string;
	/** Nothing is wrong here but that it names a record that is left out. */
	follows?: true;
}

/** The compiled, published document (`map.json`): versioned, hashed, deterministic. Page, embed and exports are drawn from it. */
export interface NewsMap {
	version: typeof NEWS_MAP_VERSION;
	/** First 16 hex digits of the SHA-256 of this document's JSON with `hash` empty, and instead of each event the first 16 of its own JSON's. */
	hash: string;
	config: MapConfig;
	places: MapPlace[];
	events: MapEvent[];
	/** The nearest and the farthest other numbered place of each numbered place. */
	distances: MapDistance[];
	sources: MapSource[];
	sharedCopy: SharedCopy[];
	/** Empty unless the map was built in spite of errors. */
	leftOut: LeftOut[];
	counts: {
		articles: number;
		/** Established origins; `originsOpen`: some citation's origin is not among them for certain. */
		origins: number;
		originsOpen: boolean;
		events: number;
		claims: number;
		citations: number;
		undated: number;
		unlocated: number;
	};
}

/** Whether some parsed JSON is a news map this version can read. */
export const isNewsMap = (value: unknown): value is NewsMap =>
	isMapping(value) && value.version === NEWS_MAP_VERSION;
