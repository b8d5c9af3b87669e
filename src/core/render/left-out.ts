import { type Html, html } from "../html.ts";
import type { RenderContext } from "./context.ts";

/** More lines than this say no more to a reader; the author has them all from `dateline check`. */
const MAX_LEFT_OUT = 200;

/** What of the folder is not on the map, and why; false where all of it is. */
export function renderLeftOut({ map, messages }: RenderContext): Html | false {
	const { leftOut } = map;
	const words = messages.leftOut;
	if (leftOut.length === 0) return false;
	const { open, close } = messages.marks;
	const rest = leftOut.length - MAX_LEFT_OUT;
	return html`<section id="left-out" aria-labelledby="left-out-title"><h2 id="left-out-title">${words.heading}</h2><p class="intro">${words.intro(leftOut.filter((l) => !l.follows).length)}</p><ul class="left-out">${leftOut.slice(0, MAX_LEFT_OUT).map(({ file, line, reason, follows }) => html`<li><code>${words.line(file, line)}</code>${messages.marks.colon}${reason}${follows && html`${open}${words.follows}${close}`}</li>`)}${rest > 0 && html`<li>${words.more(rest)}</li>`}</ul></section>`;
}
