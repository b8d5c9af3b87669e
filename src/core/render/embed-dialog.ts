import { HEIGHT } from "../embed-frame.ts";
import { THEMES } from "../embed-options.ts";
import { type Html, html } from "../html.ts";
import type { RenderContext } from "./context.ts";
import { pictureNotes, sentenceGap } from "./picture/notes.ts";
import { pictureAlt } from "./share-meta.ts";
import type { SnippetFacts } from "./snippets.ts";

/** The forms in which a map can be shown elsewhere. */
const EMBED_KINDS = ["frame", "element", "address", "picture"] as const;
export type EmbedKind = (typeof EMBED_KINDS)[number];

/** What the dialog's script makes snippets from, in the page's language. */
export interface EmbedFacts extends Omit<SnippetFacts, "address"> {
	/** Undefined where only the page itself knows it. */
	address?: string | undefined;
	lang: string;
	/** Below the picture. */
	caption: string;
}

function embedFacts(context: RenderContext): EmbedFacts {
	const { map, messages, plain, language, address, tag } = context;
	const title = plain(map.config.title);
	const [note = "", sources = ""] = pictureNotes(context);
	return {
		lang: language,
		address,
		tag,
		title: messages.mapName(title),
		alt: pictureAlt(context),
		caption: `${title}${messages.marks.stop}${sources}${sentenceGap(messages)}${note}`,
	};
}

/** Opens the dialog; the script shows it. */
export const renderEmbedButton = ({ messages }: RenderContext): Html =>
	html`<button type="button" class="embed-button scripted" data-embed aria-haspopup="dialog">${messages.embed.button}</button>`;

function renderKinds({ messages: { embed } }: RenderContext): Html {
	return html`<fieldset class="kinds"><legend>${embed.kind}</legend>${EMBED_KINDS.map(
		(kind, i) =>
			html`<label><input type="radio" name="kind" value="${kind}"${i === 0 && html` checked`}> <span><b>${embed.kinds[kind].name}</b> <small>${embed.kinds[kind].use}</small></span></label>`,
	)}</fieldset>`;
}

function renderOptions({
	map,
	messages: { embed },
	label,
}: RenderContext): Html {
	const option = (value: string, name: string) =>
		html`<option value="${value}">${name}</option>`;
	const numbered = map.places.filter((p) => p.number !== undefined);
	return html`<fieldset class="options"><legend>${embed.options}</legend><label data-for="frame element">${embed.theme} <select name="theme">${THEMES.map((theme) => option(theme, embed.themes[theme]))}</select></label><label data-for="frame element address">${embed.place} <select name="place">${option("", embed.noPlace)}${numbered.map((p) => option(p.id, label(p.id).text))}</select></label><label data-for="frame element">${embed.height} <input name="height" type="number" min="${HEIGHT.least}" max="${HEIGHT.most}" step="10" value="${HEIGHT.proposed}"></label><label class="check" data-for="frame element"><input name="list" type="checkbox" checked> ${embed.list}</label><label class="check" data-for="frame element address" data-dates hidden><input name="dates" type="checkbox" checked> <span>${embed.dates} <b data-dates-name></b></span></label></fieldset>`;
}

/** The dialog that writes the snippets; closed, and without effect, until its script opens it. */
export function renderEmbedDialog(context: RenderContext): Html {
	const { embed, close } = context.messages;
	return html`<dialog id="embed" class="embed-dialog" aria-labelledby="embed-title" data-facts="${JSON.stringify(embedFacts(context))}"><form method="dialog" autocomplete="off"><header><h2 id="embed-title" tabindex="-1" autofocus>${embed.heading}</h2><button class="close" value="close" aria-label="${close}">×</button></header>${renderKinds(context)}${renderOptions(context)}<div class="code"><label for="embed-code">${embed.code}</label><textarea id="embed-code" readonly rows="8" spellcheck="false" data-code></textarea><div class="copying"><button type="button" class="primary" data-copy>${embed.copy}</button><p role="status" data-copied></p></div><p class="hint" data-hint></p></div></form></dialog>`;
}
