/** Characters that mean something in a text directive, beside what URLs escape. */
const escapeDirective = (text: string) =>
	encodeURIComponent(text).replaceAll("-", "%2D");

/** Gives the address of a passage: a page's address with a text fragment (`#:~:text=`, WICG Scroll To Text Fragment), which browsers that do not know it leave out. One that the address has already gives way. Without a quotation the page's own. */
export function passageUrl(url: string, quote: string | undefined): string {
	if (quote === undefined) return url;
	const [page = ""] = url.split(":~:");
	const separator = page.includes("#") ? "" : "#";
	return `${page}${separator}:~:text=${escapeDirective(quote)}`;
}
