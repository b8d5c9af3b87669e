import type { Messages } from "../core/messages/script.ts";
import type { LabelForm, PlaceEntry } from "../core/place-entry.ts";

/** The reader's choice of names for the map's labels. */
export interface LabelSwitch {
	/** What a place's label shows now. */
	label: (place: PlaceEntry) => LabelForm;
	/** What assistive technology calls the place: its names on this map, after the label where they do not hold it. */
	name: (place: PlaceEntry) => string;
	/** Puts a choice into the control and says what it does; tells nobody. */
	set: (choice: string | undefined) => void;
}

/** Wires the control; `onChange` gets the choice, undefined for both names. */
export function createLabelSwitch(
	messages: Messages,
	root: Document | ShadowRoot,
	onChange: (choice: string | undefined) => void,
): LabelSwitch {
	const select = root.querySelector<HTMLSelectElement>("#labels");
	const says = root.querySelector("[data-labels-say]");
	let chosen = "";
	select?.addEventListener("change", () =>
		onChange(select.value === "" ? undefined : select.value),
	);
	const label = ({ forms = {}, label: both, lang }: PlaceEntry): LabelForm =>
		(Object.hasOwn(forms, chosen) ? forms[chosen] : undefined) ?? {
			label: both,
			...(lang !== undefined && { lang }),
		};
	return {
		label,
		name(place) {
			const shown = label(place).label;
			return place.label.includes(shown)
				? place.label
				: messages.labelled(shown, place.label);
		},
		set(choice = "") {
			if (!select) return;
			const isKnown = [...select.options].some(({ value }) => value === choice);
			chosen = isKnown ? choice : "";
			select.value = chosen;
			const line = select.selectedOptions[0]?.dataset.says ?? "";
			if (says && says.textContent !== line) says.textContent = line;
		},
	};
}
