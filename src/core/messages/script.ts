import type { Messages as All } from "./en.ts";

/** A catalogue's members and theirs. */
type Path = {
	[A in keyof All & string]: A | `${A}.${keyof All[A] & string}`;
}[keyof All & string];

/** What the page's script says by itself, as paths into the catalogue. All else stands in the markup already: whoever builds the script leaves it out. */
export const SCRIPT_KEYS = [
	"lang",
	"dates",
	"list",
	"marks.colon",
	"labelled",
	"markerName",
	"heapName",
	"heapSign",
	"quoted",
	"controls",
	"zoomIn",
	"zoomOut",
	"panToggle",
	"pan",
	"length",
	"scale",
	"latitude",
	"km",
	"pointer",
	"gestures",
	"embedded.fullScreen",
	"noMap",
	"close",
	"showEvent",
	"status",
	"role",
	"origins",
	"sourcesAndOrigins",
	"unknownPlace",
	"unknownEvent",
	"citation.heading",
	"citation.copy",
	"card.events",
	"find.source",
	"find.badDate",
	"find.reversedDates",
	"find.dateHint",
	"find.readAs",
	"find.foundPlaces",
	"find.filtered",
	"find.within",
	"find.morePlaces",
	"find.noPlaces",
	"find.known",
	"find.reporting",
	"find.shown",
	"find.fuzzy",
	"find.hidden",
	"find.perhapsOutside",
	"story.step",
	"paged.first",
	"paged.previous",
	"paged.next",
	"paged.last",
	"paged.range",
	"paged.sign",
	"paged.placeName",
	"paged.clusterName",
	"paged.zoomIn",
	"paged.listThem",
	"paged.placesHere",
	"paged.failed",
	"paged.otherBuild",
	"embed.kinds",
	"embed.copied",
	"embed.copyYourself",
] as const satisfies readonly Path[];

type Head<K> = K extends `${infer A}.${string}` ? A : K;
type Rest<K, A extends string> = K extends `${A}.${infer R}` ? R : never;
type Only<T, K extends string> = {
	[A in Head<K> & keyof T & string]: A extends K
		? T[A]
		: Only<T[A], Rest<K, A>>;
};

/** The part of a catalogue that the page's script has. */
export type Messages = Only<All, (typeof SCRIPT_KEYS)[number]>;
