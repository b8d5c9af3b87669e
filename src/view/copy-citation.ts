import { toCslFacts } from "../core/export/csl.ts";
import { toRis } from "../core/export/ris.ts";
import type { Messages } from "../core/messages/script.ts";
import type { SourceEntry } from "../core/source-entry.ts";

/** Forms a citation can be copied in. */
const FORMS = ["text", "csl", "ris"] as const;
type Form = (typeof FORMS)[number];

const words = (element: Element | null) =>
	(element?.textContent ?? "").replace(/\s+/g, " ").trim();

/** Offers to copy each citation as text, CSL-JSON or RIS, from when its claim is opened. Where the clipboard is refused, what would be copied is shown and selected. `articles` gives what is known of the articles, which may have to be fetched. */
export function createCopyCitation(
	root: Document | ShadowRoot,
	articles: () => Promise<readonly SourceEntry[]>,
	messages: Messages,
	signal: AbortSignal,
): void {
	const { copy } = messages.citation;
	const names: Record<Form, string> = {
		text: copy.text,
		csl: "CSL-JSON",
		ris: "RIS",
	};

	/** Paragraph and quotation. */
	const passage = (citation: HTMLElement) =>
		[
			words(citation.querySelector(".paragraph")),
			words(citation.querySelector("q")),
		]
			.filter(Boolean)
			.join(": ");
	const texts: Record<
		Form,
		(
			citation: HTMLElement,
			source: SourceEntry | undefined,
		) => string | undefined
	> = {
		text: (citation, source) => {
			const quote = words(citation.querySelector("q"));
			const url =
				source?.csl.URL ??
				citation.querySelector<HTMLAnchorElement>("a[target]")?.href;
			return [
				words(citation.querySelector(".reference")),
				quote && messages.quoted(quote),
				url,
			]
				.filter(Boolean)
				.join(" ");
		},
		csl: (citation, source) =>
			source &&
			JSON.stringify(
				[{ ...toCslFacts(source.csl), note: passage(citation) }],
				null,
				1,
			),
		ris: (citation, source) =>
			source && toRis([{ ...source.csl, notes: [passage(citation)] }]),
	};

	const button = (form: Form) => {
		const made = document.createElement("button");
		made.type = "button";
		made.dataset.copy = form;
		made.textContent = names[form];
		return made;
	};

	const offer = (citation: HTMLElement) => {
		if (citation.querySelector(".copy")) return;
		const row = document.createElement("p");
		row.className = "copy";
		const said = document.createElement("span");
		said.className = "copied";
		said.setAttribute("role", "status");
		row.append(copy.heading + messages.marks.colon, ...FORMS.map(button), said);
		citation.append(row);
		// A browser lets a page write to the clipboard soon after the press only.
		void articles().catch(() => {});
	};

	/** What could not be copied, selected for the reader to do it. */
	const select = (row: Element, text: string) => {
		const field = document.createElement("textarea");
		field.readOnly = true;
		field.rows = 4;
		field.value = text;
		field.setAttribute("aria-label", copy.byHand);
		row.append(field);
		field.focus();
		field.select();
	};

	const write = async (pressed: HTMLElement) => {
		const citation = pressed.closest<HTMLElement>(".citation");
		const row = pressed.closest(".copy");
		const said = row?.querySelector(".copied");
		if (!citation || !row || !said) return;
		row.querySelector("textarea")?.remove();
		const form = pressed.dataset.copy as Form;
		let text: string;
		try {
			const all = await articles();
			text =
				texts[form](
					citation,
					all.find(({ id }) => id === citation.dataset.of),
				) ?? "";
		} catch (error) {
			said.textContent = (error as Error).message;
			return;
		}
		try {
			await navigator.clipboard.writeText(text);
			said.textContent = copy.done(names[form]);
		} catch {
			said.textContent = copy.byHand;
			select(row, text);
		}
	};

	root.addEventListener(
		"toggle",
		({ target }) => {
			const details = target as HTMLDetailsElement;
			if (!details.open) return;
			for (const citation of details.querySelectorAll<HTMLElement>(
				":scope > .citations > .citation",
			))
				offer(citation);
		},
		{ capture: true, signal },
	);
	root.addEventListener(
		"click",
		({ target }) => {
			const pressed = (target as Element).closest<HTMLElement>("[data-copy]");
			if (pressed?.closest(".citation")) void write(pressed);
		},
		{ signal },
	);
}
