import type { Criteria } from "../core/criteria.ts";
import { parseEdtf } from "../core/edtf.ts";
import { formatEdtf } from "../core/edtf-format.ts";
import type { Role, Status } from "../core/event.ts";
import { rangeOf } from "../core/filter.ts";
import type { Messages } from "../core/messages/script.ts";
import type { PageIndex } from "../core/page-index.ts";
import type { SourceEntry } from "../core/source-entry.ts";
import { typedDate } from "../core/typed-date.ts";
import { parseViewState, type ViewState } from "../core/view-state.ts";
import type { Selection } from "./event-list.ts";
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

/** Places found that are named. */
const MOST_FOUND = 12;

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
	const hint = form.querySelector("#date-hint");
	const readDate = (name: "from" | "to") => {
		const text = input(name).value.trim();
		const value = typedDate(text);
		return { text, value, bad: text !== "" && value === undefined };
	};
	const inWords = (date: string) => {
		const parsed = parseEdtf(date);
		return parsed ? formatEdtf(parsed, messages.dates) : date;
	};
	/** The typed dates; what is wrong with them is said beside the fields. One that is none filters nothing, nor do two in the wrong order. */
	const readDates = (): Pick<Criteria, "from" | "to"> => {
		const [from, to] = [readDate("from"), readDate("to")];
		const span = rangeOf(from.value, to.value);
		const reversed = !from.bad && !to.bad && span.start > span.end;
		input("from").setAttribute("aria-invalid", String(from.bad));
		input("to").setAttribute("aria-invalid", String(to.bad || reversed));
		const { badDate, reversedDates, dateHint, readAs } = messages.find;
		const wrong =
			from.bad || to.bad ? badDate : reversed ? reversedDates : undefined;
		const read = [from, to].flatMap(({ text, value }) =>
			value !== undefined && value !== text ? [inWords(value)] : [],
		);
		const line = wrong ?? (read.length > 0 ? readAs(read) : dateHint);
		if (hint && hint.textContent !== line) hint.textContent = line;
		hint?.classList.toggle("wrong", wrong !== undefined);
		if (reversed) return {};
		return {
			...(from.value !== undefined && { from: from.value }),
			...(to.value !== undefined && { to: to.value }),
		};
	};
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

	/** Of very many articles the page has no boxes: those of the address get theirs, so that it can be seen what filters, and be taken off. */
	const offerSources = (ids: readonly string[]) => {
		const filters = form.querySelector(".filters");
		const boxes = [...form.querySelectorAll<HTMLInputElement>("[name=source]")];
		const missing = ids.filter((id) => !boxes.some((box) => box.value === id));
		if (!filters || missing.length === 0) return;
		let group = boxes[0]?.closest("fieldset");
		if (!group) {
			group = document.createElement("fieldset");
			const legend = document.createElement("legend");
			legend.textContent = messages.find.source;
			group.append(legend);
			filters.querySelector("summary")?.after(group);
		}
		for (const id of missing) {
			const box = document.createElement("input");
			box.type = "checkbox";
			box.name = "source";
			box.value = id;
			const name = document.createElement("span");
			name.textContent = id;
			const label = document.createElement("label");
			label.append(box, " ", name);
			group.append(label);
			on.articles().then(
				(all) => {
					name.textContent = all.find((s) => s.id === id)?.label ?? id;
				},
				() => {},
			);
		}
	};

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
		offerSources(state.sources);
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
		setFound({ found: places, events }, query) {
			if (!found) return;
			found.hidden = query === "" || (places.length === 0 && events.size > 0);
			const say = (words: string) => {
				const label = document.createElement("span");
				label.textContent = words;
				return label;
			};
			const { foundPlaces, noPlaces, morePlaces } = messages.find;
			const rest = places.length - MOST_FOUND;
			found.replaceChildren(
				say(places.length > 0 ? foundPlaces : noPlaces),
				...places.slice(0, MOST_FOUND).map(({ id, label: text }) => {
					const button = document.createElement("button");
					button.type = "button";
					button.dataset.place = id;
					button.textContent = text;
					return button;
				}),
				...(rest > 0 ? [say(morePlaces(rest))] : []),
			);
		},
	};
}
