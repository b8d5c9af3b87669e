import { parseEdtf } from "../core/edtf.ts";
import { formatEdtf } from "../core/edtf-format.ts";
import type { Role, Status } from "../core/event.ts";
import { rangeOf } from "../core/filter.ts";
import type { Messages } from "../core/messages/en.ts";
import type { PageIndex } from "../core/page-index.ts";
import { binPeriod } from "../core/render/finder.ts";
import { parseViewState, type ViewState } from "../core/view-state.ts";
import type { Surroundings } from "./surroundings.ts";

/** The part of the view state that the finder's controls hold. */
type Criteria = Pick<
	ViewState,
	"q" | "from" | "to" | "sources" | "statuses" | "roles"
>;

/** The finder's controls. */
export interface Finder {
	/** Puts a state into the controls without telling anyone. */
	set: (state: ViewState) => void;
	/** Lists the places the search found; they open on click. */
	setFound: (
		places: readonly { id: string; label: string }[],
		query: string,
	) => void;
}

const plainDate = /^\d{4}(-\d\d){0,2}$/;

/** Wires the finder's form. `on.change` gets the criteria after each change, `typing` while text is being typed. */
export function createFinder(
	index: PageIndex,
	messages: Messages,
	{ root }: Surroundings,
	on: {
		change: (criteria: Criteria, typing: boolean) => void;
		open: (id: string) => void;
	},
): Finder {
	const form = root.querySelector<HTMLFormElement>("[data-finder]");
	if (!form) throw new TypeError("the page holds no finder");
	const input = (name: string) =>
		form.elements.namedItem(name) as HTMLInputElement;
	const found = form.querySelector<HTMLElement>("[data-found]");
	const thumbs = {
		earliest: form.querySelector<HTMLInputElement>("[data-thumb=earliest]"),
		latest: form.querySelector<HTMLInputElement>("[data-thumb=latest]"),
	};
	const last = index.bins.length - 1;

	const checked = (name: string) =>
		[...form.querySelectorAll<HTMLInputElement>(`[name=${name}]:checked`)].map(
			(box) => box.value,
		);
	const hint = form.querySelector("#date-hint");
	const typedDate = (name: "from" | "to") => {
		const value = input(name).value.trim();
		const isDate = plainDate.test(value) && parseEdtf(value) !== null;
		return { value, bad: value !== "" && !isDate };
	};
	/** The typed dates; what is wrong with them is said beside the fields and they then filter nothing. */
	const readDates = (): Pick<Criteria, "from" | "to"> => {
		const [from, to] = [typedDate("from"), typedDate("to")];
		const span = rangeOf(from.value, to.value);
		const reversed = !from.bad && !to.bad && span.start > span.end;
		input("from").setAttribute("aria-invalid", String(from.bad));
		input("to").setAttribute("aria-invalid", String(to.bad || reversed));
		const { badDate, reversedDates, dateHint } = messages.find;
		const line =
			from.bad || to.bad ? badDate : reversed ? reversedDates : dateHint;
		if (hint && hint.textContent !== line) hint.textContent = line;
		hint?.classList.toggle("wrong", line !== dateHint);
		if (line !== dateHint) return {};
		return {
			...(from.value !== "" && { from: from.value }),
			...(to.value !== "" && { to: to.value }),
		};
	};
	const read = (): Criteria => {
		return {
			...(input("q").value.trim() !== "" && { q: input("q").value.trim() }),
			...readDates(),
			sources: checked("source"),
			statuses: checked("status") as Status[],
			roles: checked("role") as Role[],
		};
	};

	const sayThumb = (name: "earliest" | "latest") => {
		const thumb = thumbs[name];
		const bin = index.bins[Number(thumb?.value)];
		const date = bin && parseEdtf(binPeriod(bin));
		if (thumb && date)
			thumb.setAttribute("aria-valuetext", formatEdtf(date, messages.dates));
	};
	const shadeBars = () => {
		const [a, b] = [
			Number(thumbs.earliest?.value ?? 0),
			Number(thumbs.latest?.value ?? last),
		];
		for (const bar of form.querySelectorAll<SVGGElement>("[data-bin]")) {
			const i = Number(bar.dataset.bin);
			bar.classList.toggle("outside", i < a || i > b);
		}
	};
	/** Thumbs to the bins that hold the typed dates. */
	const setThumbs = () => {
		const { from, to } = readDates();
		const { start, end } = rangeOf(from, to);
		const first = index.bins.findIndex((bin) => bin.end >= start);
		const final = index.bins.findLastIndex((bin) => bin.start <= end);
		if (thumbs.earliest)
			thumbs.earliest.value = String(first < 0 ? last : first);
		if (thumbs.latest) thumbs.latest.value = String(Math.max(0, final));
		sayThumb("earliest");
		sayThumb("latest");
		shadeBars();
	};
	const fromThumbs = (moved: "earliest" | "latest") => {
		const { earliest, latest } = thumbs;
		if (!earliest || !latest) return;
		if (Number(earliest.value) > Number(latest.value))
			(moved === "earliest" ? earliest : latest).value =
				moved === "earliest" ? latest.value : earliest.value;
		const [a, b] = [Number(earliest.value), Number(latest.value)];
		const shortest = (i: number, edge: "start" | "end") => {
			const day = index.bins[i]?.[edge] ?? "";
			return /-01-01$|-12-31$/.test(day) ? day.slice(0, 4) : day.slice(0, 7);
		};
		input("from").value = a === 0 ? "" : shortest(a, "start");
		input("to").value = b === last ? "" : shortest(b, "end");
		sayThumb("earliest");
		sayThumb("latest");
		shadeBars();
	};

	form.addEventListener("submit", (event) => event.preventDefault());
	// A form of several fields and no submit button does not submit on Enter.
	input("q").addEventListener("keydown", (event) => {
		if (event.key === "Enter") found?.querySelector("button")?.click();
	});
	form.addEventListener("input", (event) => {
		const field = event.target as HTMLInputElement;
		const thumb = field.dataset.thumb as "earliest" | "latest" | undefined;
		if (thumb) fromThumbs(thumb);
		else if (field.name === "from" || field.name === "to") setThumbs();
		on.change(
			read(),
			field.type === "search" ||
				field.type === "text" ||
				field.type === "range",
		);
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

	const set = (state: ViewState) => {
		if (input("q").value.trim() !== (state.q ?? ""))
			input("q").value = state.q ?? "";
		input("from").value = state.from ?? "";
		input("to").value = state.to ?? "";
		const on = {
			source: state.sources,
			status: state.statuses,
			role: state.roles,
		} as const;
		for (const [name, values] of Object.entries(on))
			for (const box of form.querySelectorAll<HTMLInputElement>(
				`[name=${name}]`,
			))
				box.checked = (values as readonly string[]).includes(box.value);
		const filters = form.querySelector<HTMLDetailsElement>(".filters");
		if (
			filters &&
			checked("source").length +
				checked("status").length +
				checked("role").length >
				0
		)
			filters.open = true;
		setThumbs();
	};

	return {
		set,
		setFound(places, query) {
			if (!found) return;
			found.hidden = query === "";
			const label = document.createElement("span");
			label.textContent =
				places.length > 0 ? messages.find.foundPlaces : messages.find.noPlaces;
			found.replaceChildren(
				label,
				...places.map(({ id, label: text }) => {
					const button = document.createElement("button");
					button.type = "button";
					button.dataset.place = id;
					button.textContent = text;
					return button;
				}),
			);
		},
	};
}
