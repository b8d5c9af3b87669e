import type { Messages } from "../core/messages/script.ts";
import type { ViewState } from "../core/view-state.ts";
import type { Entry } from "./address.ts";
import type { EventList } from "./event-list.ts";
import type { Selection } from "./selection.ts";
import { createStory } from "./story.ts";

/** How the map's state is read and changed. */
export interface Steering {
	state: () => ViewState;
	go: (next: ViewState, entry: Entry) => void;
	/** Makes a state the wanted one, and does the task when what it is drawn from has come; never when another is wanted by then. */
	want: (next: ViewState, task: () => void) => void;
}

/** The shown events told one by one, as a part of the map's state. */
export interface Telling {
	/** Goes to a state, or to the first step of its story once it is known which that is. */
	begin: (next: ViewState, entry: Entry) => void;
	/** Shows a state's step, of the events it selects; gives the one that the map then shows alone. */
	tell: (
		state: ViewState,
		selection: Selection,
	) => ReadonlySet<string> | undefined;
}

/** Tells the list's events; a page without the story's bar has none to tell. */
export function createTelling(
	root: Document | ShadowRoot,
	list: EventList,
	messages: Messages,
	signal: AbortSignal,
	{ state, go, want }: Steering,
): Telling {
	const stepsIn = (of: ViewState) => list.steps(list.select(of));

	/** A story is always at one of its steps, at the first when it was at none. */
	const atStep = (next: ViewState): ViewState => {
		const steps = stepsIn(next);
		const event = steps.at(Math.max(0, steps.indexOf(next.event ?? "")));
		const { story: _, ...rest } = next;
		return event === undefined ? rest : { ...next, event };
	};

	const begin = (next: ViewState, entry: Entry, then = () => {}) => {
		if (!next.story) {
			go(next, entry);
			return;
		}
		want(next, () => {
			const first = atStep(next);
			go(first, entry);
			want(first, then);
		});
	};

	const section =
		root.querySelector<HTMLElement>("[data-story=bar]")?.parentElement;
	const story =
		section &&
		createStory(section, messages, root, signal, {
			start: () => {
				const { place: _, page: __, ...rest } = state();
				begin({ ...rest, story: true }, "push", () => story?.focus());
			},
			step: (by) => {
				const { place: _, ...rest } = state();
				const steps = stepsIn(state());
				const event = steps.at(steps.indexOf(rest.event ?? "") + by);
				if (event === undefined) return;
				const wasInEvent = root.activeElement?.closest("li.event");
				go({ ...rest, event }, "replace");
				if (wasInEvent) story?.focus();
			},
			stop: () => {
				const { story: _, ...rest } = state();
				go(rest, "push");
				if (rest.event) list.reveal(rest.event, true);
			},
		});

	return {
		begin,
		tell({ story: isOn, event }, selection) {
			const steps =
				isOn && event !== undefined ? list.steps(selection) : undefined;
			const at = steps?.indexOf(event ?? "") ?? -1;
			if (!steps || at < 0 || event === undefined) {
				story?.set(undefined, selection.events.size);
				return undefined;
			}
			story?.set(
				{ n: at + 1, total: steps.total, words: list.nameOf(event) },
				steps.total,
			);
			return new Set([event]);
		},
	};
}
