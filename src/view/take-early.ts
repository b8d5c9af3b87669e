import type { Target } from "./address.ts";

/** What a reader has done on the prerendered map. */
export interface Early {
	/** The place of the mark that has the focus. */
	marked?: string;
	/** The place whose card `early.ts` has opened, or was about to open: whether the focus is in it, and how far it is scrolled, px. */
	card?: {
		id: string;
		focus: boolean;
		scrolled: number;
		/** Takes it away. */
		remove: () => void;
	};
}

/** Takes over from `early.ts`: gives what the reader has done. `targetOf` tells what an address leads to. */
export function takeEarly(
	{ activeElement }: Document | ShadowRoot,
	map: HTMLElement,
	frame: HTMLElement,
	targetOf: (href: string) => Target | undefined,
): Early {
	const href =
		map.contains(activeElement) && activeElement?.getAttribute("href");
	const [, marked] = targetOf(href || "") ?? [];
	const { wanted: id } = map.dataset;
	if (id === undefined) return marked ? { marked } : {};
	delete map.dataset.wanted;
	const box = frame.parentElement?.querySelector<HTMLElement>("[role=dialog]");
	const focus = !box || box.contains(activeElement);
	const scrolled = box?.querySelector(".card")?.scrollTop ?? 0;
	const remove = () => (box?.closest(".mark-holder") ?? box)?.remove();
	return { card: { id, focus, scrolled, remove } };
}
