import { addressValues, isDate, isSlug } from "./address-values.ts";

/** Themes of an embed; `auto` follows the reader's system. */
export const THEMES = ["auto", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

/** How an embed is to open: the parameters of `embed.html`, the attributes of `<dateline-map>`. What is absent is left to the embed. */
export interface EmbedOptions {
	/** BCP 47. */
	lang?: string;
	theme?: Theme;
	/** Id of the place that is open. */
	place?: string;
	/** Id of the event that is open. */
	event?: string;
	/** EDTF year, month or day. */
	from?: string;
	to?: string;
	/** `from` and `to` are of the articles' publication, not of the events. */
	by?: "published";
	/** `off`: the map alone, without the list of events. */
	list?: "off";
}

/** Which values each parameter takes, in the order in which they are printed. */
const ACCEPTS: Readonly<
	Record<keyof EmbedOptions, (value: string) => boolean>
> = {
	lang: (value) => /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(value),
	theme: (value) => THEMES.includes(value as Theme),
	place: isSlug,
	event: isSlug,
	from: isDate,
	to: isDate,
	by: (value) => value === "published",
	list: (value) => value === "off",
};

/** Gives the options as name and value, in a fixed order, without those that no embed would take. */
export function embedPairs(options: EmbedOptions): [string, string][] {
	return Object.entries(ACCEPTS).flatMap(([name, accepts]) => {
		const value = options[name as keyof EmbedOptions];
		return value !== undefined && accepts(value)
			? [[name, value] as [string, string]]
			: [];
	});
}

/** The query of an embed's address, `?` included; "" for no options. */
export function formatEmbedOptions(options: EmbedOptions): string {
	const query = embedPairs(options)
		.map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
		.join("&");
	return query === "" ? "" : `?${query}`;
}

/** The options that an address's query asks for. Never throws: unknown names and values are ignored, of a repeated name the first counts. */
export function parseEmbedOptions(search: string): EmbedOptions {
	const values = addressValues(search.replace(/^\?/, ""));
	const asked = Object.fromEntries(values) as EmbedOptions;
	return Object.fromEntries(embedPairs(asked)) as EmbedOptions;
}
