import { type Html, html } from "../../core/html.ts";
import type { PreviewState } from "./preview-state.ts";

/** Address of the preview's own files: no site has a file of such a name. */
export const OWN = "/@dateline/";

/** Content-Security-Policy of the page that stands in for a site. */
export const PANEL_POLICY =
	"default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

function renderLine(line: string): Html {
	const [, where, rest] = /^(\S+:\d+:\d+)( .*)$/s.exec(line) ?? [];
	return where === undefined
		? html`<li>${line}</li>`
		: html`<li><b>${where}</b>${rest}</li>`;
}

/** Gives a panel that says what is wrong with the folder, every line as `dateline check` prints it: open where no newer site can be made for it, else folded; empty when nothing is. */
export function renderPanel({ site, isStuck, lines }: PreviewState): Html {
	const total = lines.at(-1);
	if (total === undefined) return html``;
	return html`<details class="${isStuck ? "stuck" : "warned"}"${isStuck && html` open`}><summary><strong>${total}</strong> ${isStuck && site && html`<span>The page shows the map as it was before.</span>`}</summary><ol tabindex="0" aria-label="Problems">${lines.slice(0, -1).map(renderLine)}</ol></details>`;
}

/** Gives what a page's head needs for the preview: `id` is the site's, empty without one. */
export function renderHook(id: string): Html {
	return html`<link rel="stylesheet" href="${OWN}preview.css"><script defer src="${OWN}preview.js" data-site="${id}"></script>`;
}

/** Gives the page that stands in for a site as long as there is none. */
export function renderPanelPage(state: PreviewState): Html {
	return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>No map yet</title><link rel="icon" href="data:,">${renderHook("")}</head><body class="dateline-no-site"><main><h1>No map yet</h1><p>The map appears here by itself once these are mended.</p><div id="dateline-preview" role="alert">${renderPanel(state)}</div></main></body></html>`;
}
