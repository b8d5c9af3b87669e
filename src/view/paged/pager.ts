import type { Messages } from "../../core/messages/script.ts";
import { EVENTS_PER_PAGE, pageCount } from "../../core/paged/paging.ts";

/** The ways through the list, above and below it. */
export interface Pager {
	/** Shows the page of some events that begins at one of them. */
	set: (at: number, events: number) => void;
}

/** Makes buttons of the links to other pages in `section`; `go` gets the number of the first event to show. */
export function createPager(
	section: HTMLElement,
	messages: Messages,
	go: (at: number) => void,
): Pager {
	const { paged } = messages;
	let [now, total] = [0, 0];
	const last = () => (pageCount(total, EVENTS_PER_PAGE) - 1) * EVENTS_PER_PAGE;
	const steps: [words: string, to: () => number][] = [
		[paged.first, () => 0],
		[paged.previous, () => Math.max(0, now - EVENTS_PER_PAGE)],
		[paged.next, () => Math.min(last(), now + EVENTS_PER_PAGE)],
		[paged.last, last],
	];
	const bars = [...section.querySelectorAll<HTMLElement>(".pager")].map(
		(bar, which) => {
			const buttons = steps.map(([words, to], i) => {
				const button = document.createElement("button");
				button.type = "button";
				button.textContent = words;
				button.addEventListener("click", () => {
					if (button.getAttribute("aria-disabled") === "true") return;
					go(to());
					if (which === 0) return;
					// The reader begins at the top of what comes.
					section.scrollIntoView({ block: "start" });
					bars[0]?.buttons[i]?.focus({ preventScroll: true });
				});
				return button;
			});
			const words = document.createElement("span");
			if (which === 0) words.setAttribute("role", "status");
			bar.replaceChildren(...buttons);
			buttons[1]?.after(words);
			return { bar, words, buttons };
		},
	);
	return {
		set(at, events) {
			[now, total] = [at, events];
			const line = paged.range(
				Math.min(events, at + 1),
				Math.min(events, at + EVENTS_PER_PAGE),
				events,
			);
			for (const { bar, words, buttons } of bars) {
				bar.hidden = events <= EVENTS_PER_PAGE;
				if (words.textContent !== line) words.textContent = line;
				for (const [i, button] of buttons.entries())
					button.setAttribute("aria-disabled", String(steps[i]?.[1]() === at));
			}
		},
	};
}
