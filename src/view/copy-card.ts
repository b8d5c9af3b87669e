import type { Messages } from "../core/messages/script.ts";

/** What a card says beside what the page prints. */
export type CardWords = Pick<Messages, "close" | "showEvent">;

/** Gives an event as the list prints it, at once or when it has come. */
export type FindEvent = (
	id: string,
) => Element | null | Promise<Element | null>;

/** The evidence that an event of the list holds, copied for a card with every citation open. */
function copyEvidence(event: Element | null): HTMLElement | undefined {
	const evidence = event?.querySelector(".evidence")?.cloneNode(true) as
		| HTMLElement
		| undefined;
	for (const details of evidence?.querySelectorAll("details") ?? [])
		details.open = true;
	for (const node of evidence?.querySelectorAll("[id]") ?? [])
		node.removeAttribute("id");
	return evidence;
}

/** Puts `to` headings for `from`: the card stands a level higher on the map than among the places. */
function raise(card: HTMLElement, from: string, to: string): void {
	for (const old of card.querySelectorAll(from)) {
		const heading = document.createElement(to);
		for (const { name, value } of old.attributes)
			heading.setAttribute(name, value);
		heading.append(...old.childNodes);
		old.replaceWith(heading);
	}
}

/** The page's own card of a place, copied: ids dropped, its event links grown into disclosures that fetch their evidence when opened; `notice` says a line to the reader where that fails, and opened again they try again. */
export function copyCard(
	placeId: string,
	words: CardWords,
	root: NonElementParentNode,
	find: FindEvent,
	notice: (text: string) => void = () => {},
): HTMLElement | undefined {
	const original = root.getElementById(`place-${placeId}`);
	if (!original) return undefined;
	const card = original.cloneNode(true) as HTMLElement;
	for (const node of [card, ...card.querySelectorAll("[id]")])
		node.removeAttribute("id");
	raise(card, "h3", "h2");
	raise(card, "h4", "h3");
	for (const [i, item] of [
		...card.querySelectorAll<HTMLElement>(".linked-event:not([hidden])"),
	].entries()) {
		const link = item.querySelector("a");
		if (!link) continue;
		const folded = document.createElement("details");
		const summary = document.createElement("summary");
		summary.append(link.textContent ?? "", ...item.querySelectorAll(".when"));
		link.textContent = words.showEvent;
		link.className = "to-list";
		folded.append(summary, link);
		const isFilled = () => folded.querySelector(".evidence") !== null;
		const put = (event: Element | null) => {
			const evidence = copyEvidence(event);
			if (evidence && !isFilled()) link.before(evidence);
		};
		const fill = () => {
			if (isFilled()) return;
			const found = find(item.dataset.event ?? "");
			if (found instanceof Promise)
				found.then(put).catch((error: Error) => notice(error.message));
			else put(found);
		};
		if (i === 0) fill();
		folded.open = i === 0;
		folded.addEventListener("toggle", () => folded.open && fill());
		item.replaceChildren(folded);
	}
	return card;
}

/** Makes `dialog` a non-modal dialog over `card`: named by its heading, closed by a button after its links. */
export function fillDialog(
	dialog: HTMLElement,
	card: HTMLElement,
	onClose: () => void,
	words: CardWords,
): void {
	const heading = card.querySelector("h2");
	if (heading) heading.id = "card-heading";
	card.removeAttribute("aria-labelledby");
	dialog.setAttribute("role", "dialog");
	dialog.setAttribute("aria-labelledby", "card-heading");
	const close = document.createElement("button");
	close.type = "button";
	close.className = "close";
	close.setAttribute("aria-label", words.close);
	close.textContent = "×";
	close.addEventListener("click", onClose);
	dialog.append(close);
}
