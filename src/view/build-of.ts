import { BUILD } from "../core/paged/paging.ts";

/** The build that a page of a map is of, as far as the page says. */
export const buildOf = (page: Document): string | undefined =>
	page.querySelector<HTMLMetaElement>(`meta[name=${BUILD}]`)?.content;
