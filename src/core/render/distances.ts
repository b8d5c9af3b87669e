import type { MapDistance } from "../distances.ts";
import { type Html, html } from "../html.ts";
import type { RenderContext } from "./context.ts";

/** Kilometres as far as they are worth reading: a tenth below 10, tens above 1,000. */
const readable = (km: number): number =>
	km < 10 ? km : km < 1000 ? Math.round(km) : Math.round(km / 10) * 10;

/** How far one place lies from another, in a sentence. */
export function renderDistance(
	{ from, to, km, between, wind }: MapDistance,
	{ messages, label }: RenderContext,
): string {
	const [place, other] = [label(from).text, label(to).text];
	const length = messages.km(readable(km));
	return between === "outlines"
		? messages.distances.gap(place, other, length, wind)
		: messages.distances.far(place, other, length);
}

/** Where the numbered places lie, for readers to whom the map says nothing; a pair is named once. */
export function renderDistances(context: RenderContext): Html | false {
	const { map, messages } = context;
	const seen = new Set<string>();
	const once = map.distances.filter(({ from, to }) => {
		const pair = [from, to].sort().join(" ");
		return !seen.has(pair) && seen.add(pair);
	});
	return (
		once.length > 0 &&
		html`<h3 id="distances">${messages.distances.heading}</h3><p class="intro">${messages.distances.intro}</p><ul class="distances">${once.map((d) => html`<li>${renderDistance(d, context)}</li>`)}</ul>`
	);
}
