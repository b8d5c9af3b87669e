/** Writes each source's address behind its citations, as text to select and copy: for frames that may not open windows. */
export function showAddresses(box: HTMLElement): void {
	for (const link of box.querySelectorAll<HTMLAnchorElement>(
		".citation .reference a[target=_blank]",
	)) {
		const address = document.createElement("span");
		address.className = "address";
		// Not where on the page the quotation stands: that is for browsers.
		address.textContent = link.href.replace(/#?:~:.*$/, "");
		link.after(" ", address);
	}
}
