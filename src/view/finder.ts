import type { Criteria } from "../core/criteria.ts";
import type { Role, Status } from "../core/event.ts";
import { rangeOf } from "../core/filter.ts";
import type { Messages } from "../core/messages/script.ts";
import type { PageIndex } from "../core/page-index.ts";
import type { SourceEntry } from "../core/source-entry.ts";
import { parseViewState, type ViewState } from "../core/view-state.ts";
import { createDateFields } from "./date-fields.ts";
import { sayFound } from "./found-places.ts";
import type { Selection } from "./selection.ts";
import { offerSources } from "./source-boxes.ts";
import type { Surroundings } from "./surroundings.ts";
import { createTimeline } from "./timeline.ts";

/** The finder's controls. */
export interface Finder {
	/** Puts a state into the controls without telling anyone. */
	set: (state: ViewState) => void;
	/** Follows what the reader had put into them before there was a finder, to which `set` leaves it until then. */
	followTyped: () => void;
	/** Lists the places the search found; they open on click. That there are none is said where no event was found either. */
	setFound: (
		selection: Pick<Selection, "found" | "events">,
		query: string,
	) => void;
}

/** Wires the finder's form. `on.change` gets the criteria after each change, `typing` while text is being typed. */
export function createFinder(
	index: PageIndex,
	messages: Messages,
	{ root }: Surroundings,
	on: {
		change: (criteria: Criteria, typing: boolean) => void;
		open: (id: string) => void;
		articles: () => Promise<readonly SourceEntry[]>;
	},
): Finder {
	const form = root.querySelector<HTMLFormElement>("[data-finder]");
	if (!form) throw new TypeError("the page holds no finder");
	const input = (name: string) =>
		form.elements.namedItem(name) as HTMLInputElement;
	const found = form.querySelector<HTMLElement>("[data-found]");
	const timelines = (
		[
			["event", index.bins],
			["published", index.publications],
		] as const
	).flatMap(([by, bins]) => {
		const root = form.querySelector<HTMLElement>(`[data-time=${by}] .timeline`);
		return root ? [createTimeline(root, bins, messages, moved)] : [];
	});
	/** The thumbs fill the fields. */
	function moved(from: string, to: string) {
		input("from").value = from;
		input("to").value = to;
		tell(true);
	}

	const checked = (name: string) =>
		[...form.querySelectorAll<HTMLInputElement>(`[name=${name}]:checked`)].map(
			(box) => box.value,
		);
	const readDates = createDateFields(form, messages);
	const read = (): Criteria => {
		return {
			...(input("q").value.trim() !== "" && { q: input("q").value.trim() }),
			...readDates(),
			...(form.dataset.by === "published" && { by: "published" }),
			sources: checked("source"),
			statuses: checked("status") as Status[],
			roles: checked("role") as Role[],
		};
	};

	/** Timelines and days to the typed dates. */
	const followDates = () => {
		const { from, to } = readDates();
		for (const timeline of timelines) timeline.set(rangeOf(from, to));
		for (const day of form.querySelectorAll<HTMLElement>("[data-known]"))
			day.setAttribute(
				"aria-pressed",
				String(from === undefined && to === day.dataset.known),
			);
	};
	const tell = (typing: boolean) => {
		followDates();
		on.change(read(), typing);
	};

	form.addEventListener("submit", (event) => event.preventDefault());
	// A form of several fields and no submit button does not submit on Enter.
	input("q").addEventListener("keydown", (event) => {
		// The Enter that ends a conversion chooses letters; Safari says so by its number alone.
		if (event.isComposing || event.keyCode === 229) return;
		if (event.key === "Enter") found?.querySelector("button")?.click();
	});
	form.addEventListener("input", (event) => {
		const field = event.target as HTMLInputElement;
		if (field.dataset.thumb) return;
		if (field.name === "by") form.dataset.by = field.value;
		tell(field.type === "search" || field.type === "text");
	});
	form.addEventListener("click", (event) => {
		const day = (event.target as Element).closest<HTMLElement>("[data-known]");
		if (!day) return;
		input("from").value = "";
		input("to").value = day.dataset.known ?? "";
		tell(false);
	});
	form.addEventListener("reset", (event) => {
		event.preventDefault();
		set(parseViewState(""));
		on.change(read(), false);
	});
	found?.addEventListener("click", (event) => {
		const button = (event.target as Element).closest<HTMLElement>(
			"[data-place]",
		);
		if (button?.dataset.place) on.open(button.dataset.place);
	});

	/** Fields that the reader has changed while the script was on its way, with their values. */
	const typed = new Map(
		[...form.querySelectorAll("input")]
			.filter(
				(field) =>
					field.value !== field.defaultValue ||
					field.checked !== field.defaultChecked,
			)
			.map((field) => [field, field.value]),
	);
	const put = (field: HTMLInputElement, value = "") => {
		if (!typed.has(field) && field.value.trim() !== value) field.value = value;
	};
	const check = (box: HTMLInputElement, isChosen: boolean) => {
		if (!typed.has(box)) box.checked = isChosen;
	};
	const set = (state: ViewState) => {
		offerSources(form, state.sources, messages, on.articles);
		put(input("q"), state.q);
		const by = state.by ?? "event";
		form.dataset.by = by;
		for (const choice of form.querySelectorAll<HTMLInputElement>("[name=by]"))
			check(choice, choice.value === by);
		put(input("from"), state.from);
		put(input("to"), state.to);
		const chosen = {
			source: state.sources,
			status: state.statuses,
			role: state.roles,
		} as const;
		for (const [name, values] of Object.entries(chosen))
			for (const box of form.querySelectorAll<HTMLInputElement>(
				`[name=${name}]`,
			))
				check(box, (values as readonly string[]).includes(box.value));
		const filters = form.querySelector<HTMLDetailsElement>(".filters");
		if (
			filters &&
			checked("source").length +
				checked("status").length +
				checked("role").length >
				0
		)
			filters.open = true;
		followDates();
	};

	return {
		set,
		followTyped() {
			for (const [field, value] of typed) {
				typed.delete(field);
				// Written only where that changes something: it would end the composing of a word.
				if (field.value !== value) field.value = value;
				// Of two choices the one that was given up has changed too.
				if (field.checked || field.type !== "radio")
					field.dispatchEvent(new InputEvent("input", { bubbles: true }));
			}
		},
		setFound: (selection, query) =>
			found && sayFound(found, selection, query, messages),
	};
}
