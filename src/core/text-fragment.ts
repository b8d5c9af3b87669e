/** Characters that mean something in a text directive, beside what URLs escape. */
const escapeDirective = (text: string) =>
	encodeURIComponent(text).replaceAll("-", "%2D");

/** Gives the address of a passage: a page's address with a text fragment (`#:~:text=`, WICG Scroll To Text Fragment), which browsers that do not know it leave out. Without a quotation the page's own. */
export function passageUrl(url: string, quote: string | undefined): string {
	if (quote === undefined) return url;
	const separator = url.includes("#") ? "" : "#";
	return `${url}${separator}:~:text=${escapeDirective(quote)}`;
}
