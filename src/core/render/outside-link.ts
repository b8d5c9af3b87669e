import { type Hole, html, safeUrl } from "../html.ts";

/** Words that lead to an address outside the site, in a window of their own that is told nothing of this one; the words alone where there is no safe address. */
export function outsideLink(url: string | undefined, words: Hole): Hole {
	const safe = safeUrl(url);
	return safe === undefined
		? words
		: html`<a href="${safe}" target="_blank" rel="noopener noreferrer">${words}</a>`;
}
