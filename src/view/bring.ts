import type { Surroundings } from "./surroundings.ts";

/** Brings an item of the list to the reader, with the story's bar where it stands in one, and marks it as the current one; `focus` moves the focus to it. */
export function bring(
	item: HTMLElement,
	reveal: Surroundings["reveal"],
	focus: boolean,
): void {
	item.classList.add("current");
	const target = item.closest<HTMLElement>(".in-story") ?? item;
	if (reveal) reveal(target);
	else target.scrollIntoView({ block: "start" });
	if (!focus) return;
	item.tabIndex = -1;
	item.focus({ preventScroll: true });
}
