import type { Messages } from "../core/messages/script.ts";
import type { PageIndex } from "../core/page-index.ts";

/** Lists the events without a date and those whose date is uncertain, in time order, as links to `items`: a filter by dates keeps them in every range they may be in. */
export function createFuzzyList(
	index: PageIndex,
	messages: Messages,
	root: Document | ShadowRoot,
	items: ReadonlyMap<string, HTMLElement>,
) {
	const details = root.querySelector<HTMLElement>("[data-fuzzy]");
	const [summary, list] = details?.children ?? [];
	const links = new Map<string, HTMLElement>();
	for (const { id, start, uncertain } of index.events) {
		if (start !== "" && !uncertain) continue;
		const item = items.get(id);
		const link = document.createElement("a");
		link.href = `#event-${id}`;
		const title = item?.querySelector("h3")?.childNodes ?? [];
		link.append(
			item?.querySelector(".when > :first-child")?.textContent ?? "",
			messages.marks.colon,
			...[...title].map((node) => node.cloneNode(true)),
		);
		const li = document.createElement("li");
		li.append(link);
		list?.append(li);
		links.set(id, li);
	}
	return {
		/** Leaves those of some events, and says how many they are. */
		show(events: Pick<ReadonlySet<string>, "has">): void {
			const shown = [...links.keys()].filter((id) => events.has(id)).length;
			for (const [id, li] of links) li.hidden = !events.has(id);
			if (!details || !summary) return;
			details.hidden = shown === 0;
			summary.textContent = messages.find.fuzzy(shown);
		},
	};
}
