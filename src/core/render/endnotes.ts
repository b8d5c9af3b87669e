import { type Html, html } from "../html.ts";
import type { RenderContext } from "./context.ts";

/** Where the citations stand on paper; empty, and not shown, on the screen. */
export const renderEndnotes = ({ messages }: RenderContext): Html =>
	html`<section id="endnotes" class="endnotes" aria-labelledby="endnotes-title"><h2 id="endnotes-title">${messages.endnotes}</h2><ol class="citations" data-endnotes></ol></section>`;
