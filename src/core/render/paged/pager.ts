import { type Html, html } from "../../html.ts";
import { EVENTS_PER_PAGE, pageCount } from "../../paged/paging.ts";
import type { RenderContext } from "../context.ts";
import { addressOf } from "../links.ts";

/** The way from one page of several to the others: first, previous, next, last, as far as there are any. `address` gives that of a page. Nothing for a single page. The pages are a landmark where they stand first; `again` where they stand once more. */
export function renderPager(
	page: number,
	pages: number,
	address: (page: number) => string,
	{ messages: { paged } }: RenderContext,
	again = false,
): Html | false {
	const link = (to: number, words: string, rel?: "prev" | "next") =>
		to >= 1 &&
		to <= pages &&
		to !== page &&
		html`<a href="${address(to)}"${rel && html` rel="${rel}"`}>${words}</a> `;
	const links = html`${link(1, paged.first)}${link(page - 1, paged.previous, "prev")}<span>${paged.page(page, pages)}</span> ${link(page + 1, paged.next, "next")}${link(pages, paged.last)}`;
	return (
		pages > 1 &&
		(again
			? html`<div class="pager">${links}</div>`
			: html`<nav class="pager" aria-label="${paged.pages}">${links}</nav>`)
	);
}

/** The way through the pages of the list of events. */
export function renderEventPager(
	page: number,
	context: RenderContext,
	again = false,
): Html | false {
	return renderPager(
		page,
		pageCount(context.map.events.length, EVENTS_PER_PAGE),
		(n) => addressOf(`events/${n}`, context),
		context,
		again,
	);
}
