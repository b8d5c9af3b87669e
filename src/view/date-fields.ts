import type { Criteria } from "../core/criteria.ts";
import { sayDate } from "../core/edtf-format.ts";
import { isReversed } from "../core/filter.ts";
import type { Messages } from "../core/messages/script.ts";
import { typedDate } from "../core/typed-date.ts";

/** Reads the two dates of the finder's `form`, EDTF; what is wrong with them, or how they were read, is said beside the fields. One that is none filters nothing, nor do two in the wrong order. */
export function createDateFields(
	form: HTMLFormElement,
	messages: Messages,
): () => Pick<Criteria, "from" | "to"> {
	const hint = form.querySelector("#date-hint");
	const field = (name: string) =>
		form.elements.namedItem(name) as HTMLInputElement;
	const fields = { from: field("from"), to: field("to") };
	const readDate = (name: "from" | "to") => {
		const text = fields[name].value.trim();
		const value = typedDate(text);
		return { text, value, bad: text !== "" && value === undefined };
	};
	const inWords = (date: string) => sayDate(date, messages.dates);
	return () => {
		const [from, to] = [readDate("from"), readDate("to")];
		const reversed = isReversed(from.value, to.value);
		fields.from.setAttribute("aria-invalid", String(from.bad));
		fields.to.setAttribute("aria-invalid", String(to.bad || reversed));
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
}
