import { HEIGHT } from "../core/embed-frame.ts";
import { type EmbedOptions, parseEmbedOptions } from "../core/embed-options.ts";
import type { Messages } from "../core/messages/script.ts";
import type { EmbedFacts, EmbedKind } from "../core/render/embed-dialog.ts";
import {
	renderElement,
	renderFigure,
	renderIframe,
} from "../core/render/snippets.ts";
import { pageIn } from "../core/site-address.ts";
import { formatViewState, parseViewState } from "../core/view-state.ts";
import "./embed-dialog.css";

/** The site's folder as the browser knows it, for whoever did not say where the page will stand. */
const ownAddress = () => new URL("./", location.href.split(/[?#]/)[0]).href;

const clampHeight = (text: string): number => {
	const n = Math.round(Number(text));
	return Number.isFinite(n) && n > 0
		? Math.max(HEIGHT.least, Math.min(HEIGHT.most, n))
		: HEIGHT.proposed;
};

/** Stands among the ids of places for the event that the reader has open. */
const EVENT = "#event";

/** An event's title as the list has it. */
const titleOf = (id: string): string =>
	document.getElementById(`title-${id}`)?.textContent ?? id;

/** The name of the place whose card is open. */
const nameOnCard = (): string =>
	document.querySelector("[role=dialog] .card-name")?.textContent ?? "";

/** Opens the dialog that writes snippets for other pages: they begin with what the reader sees now, and follow every choice. */
export function openEmbedDialog(messages: Messages): void {
	const dialog = document.getElementById("embed") as HTMLDialogElement;
	const form = dialog.querySelector("form") as HTMLFormElement;
	const find = <T extends HTMLElement>(selector: string) =>
		dialog.querySelector<T>(selector) as T;
	const code = find<HTMLTextAreaElement>("[data-code]");
	const copied = find("[data-copied]");
	const facts = JSON.parse(dialog.dataset.facts ?? "") as EmbedFacts;
	const all = { ...facts, address: facts.address ?? ownAddress() };
	const seen = parseViewState(location.hash);
	const field = (name: string) =>
		form.elements.namedItem(name) as HTMLInputElement | null;

	function readKind(): EmbedKind {
		return (form.elements.namedItem("kind") as RadioNodeList)
			.value as EmbedKind;
	}

	function readOptions(): EmbedOptions {
		const place = field("place")?.value ?? "";
		const chosen = {
			lang: facts.lang,
			// Automatic is what every embed is by itself.
			theme: field("theme")?.value.replace("auto", "") ?? "",
			place: place === EVENT ? (seen.place ?? "") : place,
			...(place === EVENT && { event: seen.event }),
			...(field("dates")?.checked && {
				...(seen.from && { from: seen.from }),
				...(seen.to && { to: seen.to }),
				...(seen.by && { by: seen.by }),
			}),
			...(!field("list")?.checked && { list: "off" }),
		};
		return parseEmbedOptions(new URLSearchParams(chosen).toString());
	}

	function write(): void {
		const kind = readKind();
		const options = readOptions();
		const height = clampHeight(field("height")?.value ?? "");
		const state = { ...parseViewState(""), ...pick(options) };
		code.value =
			kind === "frame"
				? renderIframe(all, options, height).markup
				: kind === "element"
					? renderElement(all, options, height).markup
					: kind === "address"
						? `${pageIn(all.address, all.tag)}${formatViewState(state)}`
						: renderFigure(all, all.caption).markup;
		for (const label of form.querySelectorAll<HTMLElement>("[data-for]"))
			label.hidden =
				!label.dataset.for?.split(" ").includes(kind) ||
				(label.hasAttribute("data-dates") && !seen.from && !seen.to);
		const shown = ".options label:not([hidden])";
		find(".options").hidden = !form.querySelector(shown);
		find("[data-hint]").textContent = messages.embed.kinds[kind].hint;
		copied.textContent = "";
	}

	async function copy(): Promise<void> {
		try {
			await navigator.clipboard.writeText(code.value);
			copied.textContent = messages.embed.copied;
		} catch {
			code.focus();
			code.select();
			copied.textContent = messages.embed.copyYourself;
		}
	}

	const place = field("place") as unknown as HTMLSelectElement;
	place.querySelector(`[value="${EVENT}"]`)?.remove();
	const isOffered = [...place.options].some(
		({ value }) => value === seen.place,
	);
	if (seen.place && !isOffered && nameOnCard())
		place.add(new Option(nameOnCard(), seen.place), 1);
	if (seen.event) place.add(new Option(titleOf(seen.event), EVENT), 1);
	place.value = seen.event ? EVENT : (seen.place ?? "");
	if (place.selectedIndex < 0) place.value = "";
	find("[data-dates-name]").textContent = [
		seen.from ?? "…",
		seen.to ?? "…",
	].join(" – ");
	form.oninput = write;
	find("[data-copy]").onclick = () => void copy();
	code.onfocus = () => code.select();
	// The page's own Escape would close the card under the dialog.
	dialog.onkeydown = (event) => event.stopPropagation();
	// Text selected in it may end beside it.
	let isBeside = false;
	dialog.onpointerdown = ({ target }) => {
		isBeside = target === dialog;
	};
	dialog.onclick = ({ target }) => {
		if (target === dialog && isBeside) dialog.close();
	};
	write();
	dialog.showModal();
}

/** What of the options the page's own address can say. */
const pick = ({ place, event, from, to, by }: EmbedOptions) => ({
	...(place && { place }),
	...(event && { event }),
	...(from && { from }),
	...(to && { to }),
	...(by && { by }),
});
