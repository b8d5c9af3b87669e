import type { Messages } from "../core/messages/script.ts";
import type { SourceEntry } from "../core/source-entry.ts";

/** Of very many articles the finder has no boxes: those of the address get theirs, so that it can be seen what filters, and be taken off. */
export function offerSources(
	form: HTMLFormElement,
	ids: readonly string[],
	messages: Messages,
	articles: () => Promise<readonly SourceEntry[]>,
): void {
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
		articles().then(
			(all) => {
				name.textContent = all.find((s) => s.id === id)?.label ?? id;
			},
			() => {},
		);
	}
}
