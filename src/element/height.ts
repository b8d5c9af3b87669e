/** Heights of the map with its list and without it, px: what the snippets reserve, so that nothing moves when the frame asks for it. */
const [WITH_LIST, WITHOUT_LIST] = [720, 560];

/** What a title, a takeaway and a footer of usual length need together, px; a longer text makes the frame higher. */
const USUAL_CHROME = 210;

const [LEAST, MOST] = [400, 1000];

/** The height that the map would like, px: from 400 to 1000. It depends on the frame's width and on nothing that the frame's height changes, so that it cannot chase itself. */
export function wantedHeight(box: HTMLElement): number {
	const chrome = [...box.querySelectorAll<HTMLElement>("header, footer")]
		.filter((part) => part.closest("[role=dialog], article") === null)
		.reduce((sum, part) => sum + part.scrollHeight, 0);
	const base = box.dataset.list === "off" ? WITHOUT_LIST : WITH_LIST;
	const height = base + Math.max(0, chrome - USUAL_CHROME);
	return Math.min(MOST, Math.max(LEAST, Math.round(height)));
}
