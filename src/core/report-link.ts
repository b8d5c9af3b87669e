/** Where readers may send a mistake: an address of mail or of a page. */
export const REPORT_ADDRESS =
	/^(?:mailto:[^\s@?#<>"]+@[^\s@?#<>"]+\.[^\s@?#<>"]+|https:\/\/[^\s<>"]+)$/i;

/** Gives the link that reports a mistake in a claim: a letter with subject and text, or the page with the claim's id as its `claim` parameter. Undefined when the address is neither. */
export function reportLink(
	address: string | undefined,
	claim: string,
	letter: { subject: string; body: string },
): string | undefined {
	if (address === undefined || !REPORT_ADDRESS.test(address)) return undefined;
	const query = /^mailto:/i.test(address)
		? `subject=${encodeURIComponent(letter.subject)}&body=${encodeURIComponent(letter.body)}`
		: `claim=${encodeURIComponent(claim)}`;
	const [page = "", hash] = address.split("#");
	return `${page}${page.includes("?") ? "&" : "?"}${query}${hash === undefined ? "" : `#${hash}`}`;
}
