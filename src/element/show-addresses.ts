/** Writes each source's address behind its citations, as text to select and copy: for frames that may not open windows. */
export function showAddresses(box: HTMLElement): void {
	for (const link of box.querySelectorAll<HTMLAnchorElement>(
		".citation .reference a[target=_blank]",
	)) {
		const address = document.createElement("span");
		address.className = "address";
		address.textContent = link.href;
		link.after(" ", address);
	}
}
