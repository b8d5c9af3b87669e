import { ARC_LOOKS } from "../arc-look.ts";
import type { Drawing } from "../drawing.ts";
import { type Hole, type Html, html } from "../html.ts";
import type { NewsMap } from "../news-map.ts";
import { PRINTED } from "../printed-name.ts";
import type { RenderContext } from "./context.ts";
import { renderEmbedButton } from "./embed-dialog.ts";
import { standsOf } from "./stands.ts";

/** Buttons for the map's named views. */
export function renderViews({ map, messages, say }: RenderContext): Html {
	return html`<p class="views scripted" role="group" aria-label="${messages.views}">${map.config.views.map(
		(view) =>
			html`<button type="button" data-view="${view.id}">${say(view.label)}</button>`,
	)}</p>`;
}

/** A key for each kind of sign that the map has. */
export function renderLegend(context: RenderContext, drawing: Drawing): Html {
	const { map, messages, paged } = context;
	const { legend } = messages;
	const key = (name: string, text: Hole) =>
		html`<li class="${name}"><i class="key ${name}" aria-hidden="true"></i> ${text}</li>`;
	const isNumbered = (p: NewsMap["places"][number]) => p.number !== undefined;
	const scattered = map.places.filter((p) => !isNumbered(p)).length;
	return html`<ul class="legend">${map.places.some((p) => p.properties.disputed) && key("hatched", legend.disputed(standsOf(context, drawing)))}${paged ? key("cluster", messages.paged.legend) : html`${map.places.some(isNumbered) && key("numbered", legend.place)}${!map.places.every(isNumbered) && key("dot", legend.mention)}${scattered > 1 && key("several", html`<span>${legend.heap}<span class="scripted">${messages.marks.colon}${legend.heapDeed}</span></span>`)}`}${ARC_LOOKS.filter((look) => drawing.arcs.some((arc) => arc.look === look)).map((look) => key(`line ${look}`, legend.arc[look]))}</ul>${drawing.undrawn !== undefined && drawing.undrawn > 0 && html`<p class="undrawn">${messages.paged.undrawn(drawing.undrawn, map.places.length)}</p>`}`;
}

/** The folder's own note of this id says how it maps disputed places; where it has none, what holds on every map is said. */
const HOW_DISPUTED = "disputed";

/** That names and boundaries endorse nobody's claim, and the way to how disputed places are mapped: on this page or on another. */
export function renderEndorsement(
	{ map, messages }: RenderContext,
	page = "",
): Html | false {
	return (
		map.places.some((p) => p.properties.disputed) &&
		html`<p class="endorsement">${messages.endorsement} <a href="${page}#note-about-${HOW_DISPUTED}">${messages.howDisputed}</a></p>`
	);
}

/** What holds for disputed places on every map, for folders that say nothing of their own. */
export function renderHowDisputed({
	map,
	messages,
}: RenderContext): Html | false {
	return (
		map.places.some((p) => p.properties.disputed) &&
		map.config.notes.every(({ id }) => id !== HOW_DISPUTED) &&
		html`<div id="note-about-${HOW_DISPUTED}"><h3>${messages.howDisputed}</h3><p>${messages.howDisputedText}</p></div>`
	);
}

/** A choice of the names that labels of disputed places show, and in words what it does. */
export function renderLabelSwitch({
	map,
	messages,
	plain,
}: RenderContext): Html | false {
	const { labels } = messages;
	const options: [string, string, string][] = [
		["", labels.both, labels.explain.both],
		[PRINTED, labels.sources, labels.explain.sources],
		...map.config.labelForms.map(({ id, label }): [string, string, string] => [
			id,
			plain(label),
			labels.explain.form(plain(label)),
		]),
	];
	return (
		map.places.some((p) => p.properties.disputed) &&
		html`<p class="labels scripted"><label for="labels">${labels.name}</label> <select id="labels" autocomplete="off">${options.map(([id, name, says]) => html`<option value="${id}" data-says="${says}">${name}</option>`)}</select></p><p class="labels-say scripted"><span role="status" data-labels-say>${labels.explain.both}</span> ${labels.unchanged}</p>`
	);
}

/** What stays with the map: its views, and whose material it is. */
export function renderUnderMap(context: RenderContext, credits: Html): Html {
	return html`<div class="under-map">${renderViews(context)}${renderEmbedButton(context)}<p class="attribution">${credits}</p></div>`;
}

/** What explains the map: its signs, the choice of labels, and that names endorse nothing. */
export function renderKey(context: RenderContext, drawing: Drawing): Html {
	return html`${renderLegend(context, drawing)}${renderLabelSwitch(context)}${renderEndorsement(context)}`;
}
