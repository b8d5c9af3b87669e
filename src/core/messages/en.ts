import type { Wind } from "../compass.ts";
import type { Facet, Role, Status } from "../event.ts";
import type { OriginCount } from "../lineage.ts";
import type { ScaleUnit } from "../scale.ts";
import { englishDates } from "./en-dates.ts";

// The first formatter of `Intl` looks for all languages of the browser: 25 ms, on a slow telephone 120, before the map can be moved. Each is made when it is needed.
let decimals: Intl.NumberFormat | undefined;
const number = {
	format(n: number): string {
		if (Number.isSafeInteger(n))
			return String(n).replace(/\B(?=(\d{3})+$)/g, ",");
		decimals ??= new Intl.NumberFormat("en-GB");
		return decimals.format(n);
	},
};
const plurals = new Intl.PluralRules("en");

/** "1 article", "2 articles". */
const count = (n: number, one: string, other: string): string =>
	`${number.format(n)} ${plurals.select(n) === "one" ? one : other}`;

let compact: Intl.NumberFormat | undefined;
function brief(n: number): string {
	compact ??= new Intl.NumberFormat("en-GB", { notation: "compact" });
	return compact.format(n);
}

let lists: Intl.ListFormat | undefined;
function list(items: string[]): string {
	lists ??= new Intl.ListFormat("en-GB", { type: "conjunction" });
	return lists.format(items);
}

const ROLE_NAMES: Record<Role, string> = {
	venue: "It takes place here",
	subject: "It is about here",
	destination: "A journey leads here",
	dateline: "Filed from here",
	speaker: "A government named by its seat",
};

const ROLE_SHORT: Record<Role, string> = {
	venue: "venue",
	subject: "subject",
	destination: "destination",
	dateline: "dateline",
	speaker: "government",
};

const STATUS_NAMES: Record<Status, string> = {
	happened: "Happened",
	planned: "Planned",
	proposed: "Proposed",
	postponed: "Postponed",
	stated: "Stated",
	cancelled: "Cancelled",
};

const FACET_NAMES: Record<Facet, string> = {
	when: "When",
	where: "Where",
	count: "How many",
	wording: "In which words",
	who: "Who",
	cause: "How or why",
};

const WINDS_IN_WORDS: Record<Wind, string> = {
	n: "north",
	ne: "north-east",
	e: "east",
	se: "south-east",
	s: "south",
	sw: "south-west",
	w: "west",
	nw: "north-west",
};

/** The English catalogue: every string readers see that is not data. Other languages must have its type. */
export const en = {
	lang: "en",
	/** In which direction it is read. */
	dir: "ltr" as "ltr" | "rtl",
	ogLocale: "en_GB",
	dates: englishDates,
	number: (n: number) => number.format(n),
	list,
	/** What stands between the parts of a line, with the blank that follows it; `part` stands between those of a reference, `open` and `close` about an aside, `title` about a headline of the same language. */
	marks: {
		comma: ", ",
		semicolon: "; ",
		colon: ": ",
		stop: ". ",
		part: ". ",
		open: " (",
		close: ")",
		title: ["", ""] as [open: string, close: string],
	},

	languages: "Language",
	onThisPage: "On this page",
	skipToList: "Skip map to list",
	skipToSearch: "Skip map to search",
	mapName: (title: string) => `Map: ${title}`,
	mapHelp:
		"Arrow keys move the map, plus and minus zoom, Tab goes from place to place, Enter opens a place, Escape closes it.",
	overviewName: "Overview map",
	views: "Views",
	labels: {
		name: "Labels",
		both: "Both names",
		sources: "As the articles write",
		explain: {
			both: "Each disputed place carries both its names, always in the same order.",
			sources:
				"Each disputed place carries the words that most articles print for it, in their language; one that none names keeps both names.",
			form: (form: string) =>
				`Each disputed place carries one side’s name alone (${form}); one without it keeps both names.`,
		},
		unchanged:
			"Only labels on the map change, never a claim, a status or an order; every card gives all names.",
	},
	endorsement:
		"Names and boundaries are shown for reporting and do not imply endorsement.",
	howDisputed: "How we map disputed places",
	howDisputedText:
		"A disputed place carries its rival names in the same size and always in the same order. A hatch in neither side’s colour marks its outline. No border line and no flag is drawn. Its card says first who administers it and who claims it, each with a source. Search finds any of the names. The language of this page changes neither claims nor names’ order nor what is drawn.",
	controls: "Move and zoom",
	zoomIn: "Zoom in",
	zoomOut: "Zoom out",
	panToggle: "Move the map",
	pan: { n: "Move north", e: "Move east", s: "Move south", w: "Move west" },
	/** A length of the scale bar. */
	length: (n: number, unit: ScaleUnit) => `${number.format(n)} ${unit}`,
	scale: (lengths: readonly string[], latitude: string) =>
		`Scale at ${latitude}: ${lengths.join(", ")}`,
	latitude: (degrees: number) =>
		`${number.format(Math.abs(Math.round(degrees)))}° ${degrees < 0 ? "S" : "N"}`,
	km: (n: number) => `${number.format(n)} km`,
	pointer: (place: string, km: string, wind: Wind) =>
		`${place}, ${km} away, ${WINDS_IN_WORDS[wind]} on this map: show it`,
	legend: {
		disputed: (stands: readonly { administration: string; claim: string }[]) =>
			stands.length === 1 && stands[0]
				? `Disputed: administered by ${stands[0].administration}, claimed by ${stands[0].claim}`
				: "Disputed: each place’s card says who administers and who claims it",
		arc: {
			done: "Journey or link between two places",
			planned: "Planned journey between two places",
			passed: "Planned journey, outcome not reported",
			postponed: "Postponed journey",
			cancelled: "Cancelled journey",
		},
		place: "Main place of the coverage",
		mention: "Other place of the coverage",
		heap: "Several such places",
		heapDeed: "zoom in to them",
	},
	gestures: {
		wheel: (key: string) => `${key} + scroll zooms the map`,
		touch: "Move the map with two fingers",
	},
	embedded: {
		key: "Key",
		find: "Find and filter",
		fullMap: "Open the full map",
		fullScreen: "Full screen",
		/** On an embed that cannot be moved. */
		still: (events: number, listed: number) =>
			`This is a still of a map of ${count(events, "event", "events")}: its first view and the first ${number.format(listed)} of them.`,
	},
	noMap: (message: string) =>
		`The interactive map could not start (${message}). Everything it shows is in the lists on this page.`,

	events: "Events",
	places: "Places",
	placesIntro:
		"Each place with who administers and claims it, what sources call it, and the events linked to it.",
	place: "Place",
	distances: {
		heading: "Where they lie",
		intro:
			"The nearest and the farthest other main place of each, measured on this map’s outlines.",
		gap: (place: string, other: string, km: string, wind: Wind) =>
			`${place} lies ${WINDS_IN_WORDS[wind]} of ${other}, ${km} from it at the nearest points.`,
		far: (place: string, other: string, km: string) =>
			`${place} and ${other} lie ${km} apart, middle to middle on the shortest way round the globe.`,
	},
	article: "Article",
	close: "Close",
	showEvent: "Show in list",

	/** A place under a label of the reader's choice, with its names on this map. */
	labelled: (label: string, names: string) => `${label} (${names})`,
	markerName: (label: string, articles: number, disputed: boolean) =>
		`${label}, ${count(articles, "article", "articles")}${disputed ? ", disputed" : ""}`,
	/** Several places under one mark. */
	heapName: (names: string[]) =>
		`${count(names.length, "place", "places")}: ${list(names)}. Zoom in to them`,
	heapSign: (n: number) => `+${number.format(n)}`,
	articles: (n: number) => count(n, "article", "articles"),
	eventCount: (n: number) => count(n, "event", "events"),
	citationCount: (n: number) => count(n, "citation", "citations"),

	undated: "No date in these sources",
	unlocated: "No place given in these sources",
	status: STATUS_NAMES,
	statusLine: (status: Status, passed: boolean, date: string | undefined) => {
		if (!passed) return STATUS_NAMES[status];
		const when = date ?? "an unknown date";
		return `Was ${status} ${status === "postponed" ? "to" : "for"} ${when}; outcome not reported in these sources`;
	},
	role: ROLE_NAMES,
	roleShort: ROLE_SHORT,
	viaGroup: (group: string) => `named only as a group (${group})`,
	viaInside: "joined by coordinates",
	viaNearest: (km: string) => `nearest place, ${km} away`,

	origins: (
		{ established, open }: OriginCount,
		names: (id: string) => string,
	) => {
		const known = established.map(names);
		const unsure = open.map((ids) =>
			ids.length === 0
				? "origin unknown"
				: `${ids.map(names).join(" or ")}, not separated`,
		);
		const head =
			open.length === 0
				? count(established.length, "origin", "origins")
				: established.length === 0
					? "1 origin or more"
					: `${count(established.length, "origin", "origins")} or more`;
		return `${head}: ${[...known, ...unsure].join("; ")}`;
	},
	sourcesAndOrigins: (articles: number, origins: string) =>
		`${count(articles, "article", "articles")}, ${origins}`,

	citation: {
		heading: (n: number) => count(n, "citation", "citations"),
		outletMissing: "outlet not named in the text",
		bylineMissing: "no byline",
		paragraph: (n: number) => `¶${n}`,
		block: {
			story: "",
			headline: "headline",
			standfirst: "standfirst",
			byline: "byline",
			dateline: "dateline",
			caption: "photo caption",
			credit: "credit line",
			furniture: "site furniture",
		},
		published: (date: string, stated: boolean) =>
			`${date} (${stated ? "date printed" : "date inferred"})`,
		updated: (date: string) => `updated ${date}`,
		correction: (by: string | undefined, date: string | undefined) =>
			`Correction${by === undefined ? "" : ` by ${by}`}${date === undefined ? "" : ` (${date})`}`,
		corrected: "corrected",
		reprint: (label: string) =>
			`Stated for “${label}”, which prints copy of the same origin; whether this article was corrected is not on record.`,
		noDate: "no date",
		noLink: "no web address on record",
		paraphrase: "Paraphrase",
		proven: "Checked against the text",
		unproven: "Not yet checked against the text",
		differs: "Checked against the text: this paragraph has other words",
		fingerprint: (f: string) => `fingerprint f1:${f}`,
		origin: "Origin",
		copy: {
			heading: "Copy citation",
			text: "Text",
			done: (form: string) => `Copied: ${form}.`,
			byHand: "The browser does not let us copy. The text is selected.",
		},
	},
	quoted: (words: string) => `“${words}”`,

	why: {
		heading: "Why this is here",
		differ: (facets: string[]) => `Sources differ: ${list(facets)}.`,
		report: "Report a mistake",
		subject: (claim: string) => `Mistake in claim ${claim}`,
		body: (title: string, hash: string) =>
			`Map: ${title}\nBuilt from data ${hash}\n\n`,
	},

	card: {
		names: "Names",
		administration: "Administration",
		claim: "Claim",
		linked: "Linked coverage",
		none: "No event in these sources is linked to this place.",
		figures: "Figures",
		outlets: "What each source calls it",
		house: "this map",
		notNamed: "not named",
		onlyGroup: "only as a group",
		area: "Area, not a point",
		point: "Marker, not an outline",
		members: "Members",
		belongs: "Part of ",
		figure: {
			area: "Area",
			population: "People",
			"residents-1945": "Residents on 15 August 1945",
			distance: "Distance",
		},
		/** What follows a number. */
		unit: { km2: "\u00a0km²", people: "", km: "\u00a0km" },
		noYear: "no year given",
		measured: (km2: string) => `Area: ${km2}\u00a0km²`,
		measuredBy: "measured on the outline of this map",
		events: (role: Role, n: number) => `${ROLE_NAMES[role]} (${n})`,
	},

	differences: {
		heading: "Where sources differ",
		intro:
			"Rival statements side by side, one row for each statement and origin. No verdict.",
		caption: (event: string, facet: Facet, topic?: string) =>
			`${event}. ${FACET_NAMES[facet]}${topic ? `: ${topic}` : ""}`,
		facet: (facet: Facet, topic?: string) =>
			`${FACET_NAMES[facet]}${topic ? `: ${topic}` : ""}`,
		origin: "Origin",
		says: "Says",
		where: "Source and paragraph",
		inEvent: "Sources differ",
		none: "No rival statements.",
	},

	naming: {
		heading: "What each source calls the places",
		intro:
			"The words each article prints, with paragraph numbers. Its own wording, not ours.",
		source: "Source",
	},

	sources: {
		heading: "Sources",
		intro: (articles: number, origins: number) =>
			`${count(articles, "article", "articles")} and ${count(origins, "established origin", "established origins")} of reporting. The map counts origins, not outlets: articles that print the same agency’s copy are one origin.`,
		byline: "Byline or agency",
		outlet: "Outlet",
		published: "Published",
		dated: {
			stated: "printed in the article",
			inferred: "inferred, not printed",
		},
		datedFrom: "From the words",
		dateline: "Filed from",
		language: "Language",
		page: (pages: string) => `page ${pages}`,
		place: "Where it stood",
		accessed: "Retrieved",
		link: "Link",
		story: "Paragraphs of the story",
		corrections: "Corrections",
		usedIn: "Cited",
		lineage: "Lineage",
		lineageHeading: "Lineage: whose copy is it?",
		lineageIntro:
			"Judged by an editor from credits and shared copy; the evidence is beside each line.",
		prints: (n: number, origin: string) =>
			`${origin}: printed by ${count(n, "article", "articles")}`,
		wholeStory: "whole story",
		rest: "the other paragraphs",
		paragraphs: (ranges: string) => `¶\u00a0${ranges}`,
		basis: {
			credit: "printed credit",
			"shared-copy": "shared copy",
			byline: "byline",
			none: "no evidence",
		},
		notSeparated: (names: string[]) =>
			`${names.join(" or ")} (not separated in the text)`,
		unknownOrigin: "Origin nobody can establish",
		shared: "Shared copy, measured",
		sharedIntro:
			"Part of each story’s five-word runs that also stand in the other. Above 10 % suggests common copy.",
		sharedRow: (a: string, b: string, ofA: string, ofB: string) =>
			`${ofA} of ${a} is in ${b}; ${ofB} the other way`,
		percent: (part: number) => `${Math.round(part * 100)} %`,
		grid: "Source × place",
		gridIntro:
			"Named: the article prints a name of the place. Group: only a collective name. Dash: not mentioned.",
		named: "named",
		group: "group",
		notMentioned: "–",
	},

	find: {
		heading: "Find",
		search: "Search places and events",
		searchHint: (names: readonly string[]) =>
			names.length > 1 ? `${names.join(", ")} …` : "Any name or script",
		foundPlaces: "Places found",
		filtered: "hidden by the filters",
		within: "found within",
		morePlaces: (n: number) => `and ${number.format(n)} more`,
		noPlaces: "No place of that name.",
		from: "From",
		to: "To",
		dateHint: "Year, month or day: 2017, 2017-03, 2017-03-20",
		reversedDates: "The second date is before the first.",
		badDate: "Write a year, a month or a day: 2017, 2017-03 or 2017-03-20.",
		reset: "Show all",
		source: "Source",
		status: "Status",
		role: "Role of a place",
		by: "Timeline",
		byEvent: "When it happened",
		byPublished: "When it was published",
		timeline: "Events over time",
		publications: "Articles by date of publication",
		publicationsKey:
			"Solid: date certain. Hatched: uncertain, or part of a longer span.",
		knownOn: "As known on",
		known: (from: string | undefined, to: string | undefined) =>
			from !== undefined && to !== undefined
				? `As published from ${from} to ${to}`
				: to !== undefined
					? `As known on ${to}`
					: `As published from ${from} on`,
		reporting: (articles: number, total: number) =>
			`${number.format(articles)} of ${count(total, "article", "articles")} report`,
		perhapsOutside: (labels: string[]) =>
			`Perhaps published at another time, as the date is uncertain: ${list(labels)}.`,
		readAs: (dates: string[]) => `Read as ${list(dates)}.`,
		timelineKey:
			"Solid: date certain. Hatched: uncertain, or part of a longer span. Dots: no events.",
		timelineTable: "The same as a table",
		earliest: "Earliest",
		latest: "Latest",
		period: "Period",
		certain: "certain",
		uncertain: "uncertain",
		shown: (shown: number, total: number, undated: number) =>
			shown === total
				? `All ${count(total, "event", "events")} shown${undated ? `, ${number.format(undated)} without a date` : ""}`
				: `${number.format(shown)} of ${count(total, "event", "events")} shown${undated ? `, ${number.format(undated)} without a date` : ""}`,
		uncertainDate: "Uncertain date",
		fuzzy: (n: number) => `Uncertain date: ${count(n, "event", "events")}`,
		hidden: (n: number) =>
			`${count(n, "event is", "events are")} hidden by the filters.`,
		more: "Filters",
	},

	story: {
		name: "Step by step",
		start: "Step through the events",
		back: "Previous",
		next: "Next",
		stop: "All events",
		step: (n: number, total: number) =>
			`Event ${number.format(n)} of ${number.format(total)}`,
	},

	/** On maps of so many events that they are read page by page. */
	paged: {
		range: (from: number, to: number, total: number) =>
			`Events ${number.format(from)}–${number.format(to)} of ${number.format(total)}`,
		page: (n: number, total: number) =>
			`Page ${number.format(n)} of ${number.format(total)}`,
		pages: "Pages",
		first: "First",
		previous: "Previous",
		next: "Next",
		last: "Last",
		toMap: "Back to the map",
		allPlaces: (n: number) => `All ${count(n, "place", "places")}`,
		allSources: (n: number) =>
			`Records of all ${count(n, "article", "articles")}`,
		moreDifferences: (n: number) =>
			`Sources differ on ${count(n, "more event", "more events")}: each has its table in the list.`,
		eventsOfSource: "Events that rest on it, on the map",
		legend:
			"Places with linked events: the number counts the events of one place, or of several that lie close together",
		/** In a mark's disc. */
		sign: (n: number) => brief(n),
		placeName: (label: string, events: number, disputed: boolean) =>
			`${label}, ${count(events, "linked event", "linked events")}${disputed ? ", disputed" : ""}`,
		/** `names` are the first of its places, none where these are not known. */
		clusterName: (events: number, places: number, names: string[]) =>
			`${count(events, "linked event", "linked events")} at ${count(places, "place", "places")}${names.length === 0 ? "" : `: ${list(places > names.length ? [...names, `${number.format(places - names.length)} more`] : names)}`}`,
		zoomIn: "Zoom in to them",
		listThem: "List them",
		placesHere: "Places at this spot",
		failed:
			"A part of this map could not be loaded. Check the connection and try again.",
		undrawn: (n: number, total: number) =>
			`Outlines are drawn of the main and of disputed places only, not of ${number.format(n)} of the ${number.format(total)} places. Each place has its mark and its page.`,
		fetching:
			"Fetching what searching and filtering all events need; this is done once.",
		noRanges:
			"The server of this map does not send parts of a file, which the map's marks need, and the whole file is too large to load. The pages of events and places can be read all the same.",
		otherBuild:
			"This map has been built anew since the page was opened. Load the page again to see it.",
	},

	notes: "Notes",
	about: "How to read this map",
	changes: "Changes to this map",
	unknownPlace: (id: string) => `This map has no place “${id}”.`,
	unknownEvent: (id: string) => `This map has no event “${id}”.`,
	asOf: (date: string) => `As of ${date}`,
	leftOut: {
		heading: "Left out of this map",
		intro: (n: number) =>
			`The map was built although its folder has ${count(n, "mistake", "mistakes")}. The records they stand in, and what rests on these, are not shown.`,
		line: (file: string, line: number) =>
			`${file}, line ${number.format(line)}`,
		follows: "it names a record that is left out",
		more: (n: number) => `and ${count(n, "more line", "more lines")}`,
	},
	receipt: (c: {
		articles: number;
		origins: number;
		originsOpen: boolean;
		events: number;
		claims: number;
		citations: number;
	}) =>
		`${count(c.articles, "article", "articles")} · ${count(c.origins, "origin", "origins")}${c.originsOpen ? " or more" : ""} · ${count(c.events, "event", "events")} · ${count(c.claims, "claim", "claims")}, all cited (${count(c.citations, "citation", "citations")})`,
	builtFrom: (hash: string) => `Built from data ${hash}`,
	data: "Data",
	downloads: {
		map: "Map as JSON",
		places: "Places as GeoJSON",
		eventsByPlace: "Places with their events as GeoJSON",
		events: "Events as CSV",
		citations: "Citations as CSV for spreadsheets",
		sources: "Articles as CSL-JSON for reference managers",
		ris: "Articles as RIS",
		bib: "Articles as BibLaTeX",
		linked: "Everything as JSON-LD",
		png: "Picture as PNG",
		svg: "Picture as SVG",
	},
	credits: "Credits",

	endnotes: "Endnotes",
	embed: {
		button: "Embed",
		heading: "Embed this map",
		kind: "Form",
		kinds: {
			frame: {
				name: "Frame",
				use: "works in nearly every system",
				hint: "The script after the frame fits its height to the map. Where scripts are taken away, the frame keeps the height chosen here.",
			},
			element: {
				name: "Element",
				use: "for pages that may run its script",
				hint: "The map becomes part of the page. The picture inside is shown until the script runs, and where none does.",
			},
			address: {
				name: "Address",
				use: "for WordPress and others that know oEmbed; for a link",
				hint: "Paste it on a line of its own. Where addresses are not turned into maps it is a link to this page.",
			},
			picture: {
				name: "Picture",
				use: "for newsletters, feeds and mail",
				hint: "The picture links to this page. It shows the map as it opens, whatever is chosen here.",
			},
		},
		options: "Options",
		theme: "Colours",
		themes: { auto: "automatic", light: "light", dark: "dark" },
		place: "Opens with",
		noPlace: "the whole map",
		height: "Height in pixels",
		list: "with the list of events",
		dates: "only the dates chosen now:",
		code: "To paste into your page",
		copy: "Copy",
		copied: "Copied.",
		copyYourself:
			"The browser does not let the page copy. The text is selected: copy it with Ctrl+C or ⌘C.",
	},
	picture: {
		alt: (title: string, places: string[]) =>
			`Map: ${title}. Places: ${list(places)}.`,
		disputed: "Disputed",
		sources: (labels: string[]) => `Sources: ${labels.join("; ")}.`,
	},
};

/** The type every language's catalogue must have: a missing key does not compile. */
export type Messages = typeof en;
