import { chooseLanguage } from "../core/choose-language.ts";

const switches = () => [
	...document.querySelectorAll<HTMLAnchorElement>("[data-languages] a"),
];

/**
 * Leads to the page of the language that the address or the reader's browser asks for; true when it does. Nothing is stored: a choice is a link that
 * carries `?lang=`.
 */
export function leadToLanguage(): boolean {
	const links = switches();
	const own = links.find((link) => link.ariaCurrent === "true");
	if (!own) return false;
	const language = chooseLanguage({
		own: own.hreflang,
		languages: links.map((link) => link.hreflang),
		search: location.search,
		preferred: navigator.languages,
	});
	const to = links.find((link) => link.hreflang === language);
	if (!to) return false;
	const url = new URL(to.href);
	url.search = location.search;
	url.hash = location.hash;
	location.replace(url);
	return true;
}

/** The links to the page in other languages take along what the address says when they are followed. */
export function keepStateInLinks(): void {
	for (const link of switches())
		link.addEventListener("click", () => {
			const params = new URLSearchParams(location.search);
			params.set("lang", link.hreflang);
			const url = new URL(link.href);
			url.search = params.toString();
			url.hash = location.hash;
			link.href = url.href;
		});
}
