import { HEIGHT } from "../core/embed-frame.ts";

/** Below this width the list stands under the map, not beside it, and needs this much more, px. */
const [NARROW, BELOW] = [640, 100];

/** What a title, a takeaway and a footer of usual length need together, px; a longer text makes the frame higher. */
const USUAL_CHROME = 210;

/** The texts around map and list: what the height follows. */
export const chromeOf = (box: HTMLElement): HTMLElement[] =>
	[...box.querySelectorAll<HTMLElement>("header, footer")].filter(
		(part) => part.closest("[role=dialog], article") === null,
	);

/** The height that the map would like, px: of a map with texts of usual length what the snippets reserve, so that nothing moves when the frame asks for it. It depends on the frame's width and on nothing that the frame's height changes, so that it cannot chase itself. */
export function wantedHeight(box: HTMLElement): number {
	const chrome = chromeOf(box).reduce(
		(sum, part) => sum + part.scrollHeight,
		0,
	);
	// A low frame has it folded; one of the height that is asked for has not.
	const line = box.querySelector(".takeaway");
	const folded = line ? line.scrollHeight - line.clientHeight : 0;
	const isListed = box.dataset.list !== "off";
	const base = isListed ? HEIGHT.proposed : HEIGHT.withoutList;
	const below = isListed && box.clientWidth < NARROW ? BELOW : 0;
	const height = base + below + Math.max(0, chrome + folded - USUAL_CHROME);
	return Math.min(HEIGHT.most, Math.max(HEIGHT.least, Math.round(height)));
}
