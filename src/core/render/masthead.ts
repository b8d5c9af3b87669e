import { type Hole, type Html, html } from "../html.ts";
import type { RenderContext } from "./context.ts";

/** The map's title and takeaway, with what stands above and below them. */
export function renderMasthead(
	{ map, say }: RenderContext,
	{ above, below }: { above?: Hole; below?: Hole } = {},
): Html {
	const { title, takeaway } = map.config;
	return html`<header class="masthead">${above}<h1 dir="auto">${say(title)}</h1><p class="takeaway" dir="auto">${say(takeaway)}</p>${below}</header>`;
}
