import type { EventEntry } from "../core/filter.ts";
import { countOrigins } from "../core/lineage.ts";
import type { Messages } from "../core/messages/script.ts";
import type { SourceEntry } from "../core/source-entry.ts";

/** What reports at a time: the articles, and the last day of it, by which a plan is past or not. */
export interface Known {
	reporting: ReadonlySet<string>;
	/** ISO day. */
	until: string;
}

/** What is looked up of the map. */
export interface Look {
	sources: () => readonly SourceEntry[];
	/** Names of origins by id. */
	origins: Record<string, string>;
	event: (
		id: string,
	) => Pick<EventEntry, "end" | "status" | "sources"> | undefined;
}

type Cited = { source: string; paragraph: number };

const isShown = (element: HTMLElement) => !element.hidden;
const citationsIn = (root: Element) => [
	...root.querySelectorAll<HTMLElement>(".citation"),
];

/** What is found in `root`, itself among it. */
const allIn = (root: ParentNode, selector: string): HTMLElement[] => [
	...(root instanceof HTMLElement && root.matches(selector) ? [root] : []),
	...root.querySelectorAll<HTMLElement>(selector),
];

function show(root: ParentNode, selector: string, has: string): void {
	for (const element of root.querySelectorAll<HTMLElement>(selector))
		element.hidden = ![...element.querySelectorAll<HTMLElement>(has)].some(
			isShown,
		);
}

/** Sets everything in `root` that names its article (`data-of`) back to what was known, and all that rests on it: claims and their numbers, differences, the counts of origins, plans not yet past. `undefined` brings all back. */
export function createAsKnown(look: Look, messages: Messages) {
	let sources: ReadonlyMap<string, SourceEntry> | undefined;
	/** Writes `text`, or again what was printed: that is kept on the element, as cards are copies. */
	const write = (element: HTMLElement | null, text: string | undefined) => {
		if (!element) return;
		element.dataset.printed ??= element.textContent ?? "";
		element.textContent = text ?? element.dataset.printed;
	};

	const writeNotes = (claim: HTMLElement) => {
		const notes = claim.querySelector(".notes-of");
		const shown = citationsIn(claim).filter(isShown);
		const [heading] = notes?.children ?? [];
		if (heading) heading.textContent = messages.citation.heading(shown.length);
		if (notes?.lastChild)
			notes.lastChild.textContent = ` ${shown.map((c) => c.getAttribute("value")).join(" ")}`;
	};
	const cited = (root: Element): Cited[] =>
		citationsIn(root)
			.filter(isShown)
			.map((c) => ({
				source: c.dataset.of ?? "",
				paragraph: Number(
					/\d+/.exec(c.querySelector(".paragraph")?.textContent ?? "")?.[0],
				),
			}));
	const origins = (root: Element) => {
		sources ??= new Map(look.sources().map((s) => [s.id, s]));
		const count = countOrigins(cited(root), sources);
		return messages.sourcesAndOrigins(
			count.articles,
			messages.origins(count, (id) => look.origins[id] ?? id),
		);
	};

	/** An event, in the list or on a card. */
	const setEvent = (item: HTMLElement, known: Known | undefined) => {
		for (const claim of item.querySelectorAll<HTMLElement>(".claim")) {
			claim.hidden = !citationsIn(claim).some(isShown);
			writeNotes(claim);
			write(
				claim.querySelector<HTMLElement>(".rests"),
				known && origins(claim),
			);
		}
		show(item, ".difference tbody tr", ".cited");
		for (const table of item.querySelectorAll<HTMLElement>(".difference"))
			table.hidden =
				[...table.querySelectorAll<HTMLElement>("tbody tr")].filter(isShown)
					.length < 2;
		const status = item.querySelector<HTMLElement>(".status");
		const hasPassed =
			status?.hasAttribute("data-passed") ||
			status?.dataset.printed !== undefined;
		if (status && hasPassed) {
			const entry = known && look.event(item.dataset.event ?? "");
			const isAhead = known !== undefined && (entry?.end ?? "") >= known.until;
			write(
				status,
				isAhead && entry ? messages.status[entry.status] : undefined,
			);
			status.toggleAttribute("data-passed", !isAhead);
		}
		const evidence = item.querySelector<HTMLElement>(".evidence");
		if (evidence)
			write(
				evidence.querySelector(":scope > .origins"),
				known && origins(evidence),
			);
	};

	return (root: ParentNode, known: Known | undefined): void => {
		for (const part of allIn(root, "[data-of]"))
			part.hidden = known ? !known.reporting.has(part.dataset.of ?? "") : false;
		for (const item of allIn(root, ".event, .linked-event"))
			setEvent(item, known);
		for (const item of root.querySelectorAll<HTMLElement>(".linked-event"))
			item.hidden =
				known !== undefined &&
				!look
					.event(item.dataset.event ?? "")
					?.sources.some((id) => known.reporting.has(id));
		for (const group of root.querySelectorAll<HTMLElement>(".linked")) {
			// Of a card in pages one page cannot tell how many there are.
			if (group.parentElement?.querySelector(".pager")) continue;
			const n = [
				...group.querySelectorAll<HTMLElement>(".linked-event"),
			].filter(isShown).length;
			group.hidden = n === 0;
			const heading = group.querySelector<HTMLElement>(".card-role");
			const role = group.dataset.role as keyof Messages["role"];
			write(heading, known && messages.card.events(role, n));
		}
		for (const counts of root.querySelectorAll<HTMLElement>(".counts"))
			counts.hidden = known !== undefined;
	};
}
