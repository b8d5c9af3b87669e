import { authorNames } from "../author-names.ts";
import { correctionsAt } from "../corrections.ts";
import { type Html, html, join } from "../html.ts";
import { primaryOf } from "../in-language.ts";
import { lineageOf } from "../lineage.ts";
import type { MapCitation, MapCorrection, MapSource } from "../news-map.ts";
import { passageUrl } from "../text-fragment.ts";
import type { RenderContext } from "./context.ts";
import { originLabel } from "./origin-label.ts";
import { outsideLink } from "./outside-link.ts";

/** Id of a line of the lineage tree. */
export const lineageAnchor = (
	{ id, lineage }: MapSource,
	entry: MapSource["lineage"][number],
): string => `lineage-${id}-${lineage.indexOf(entry) + 1}`;

/** What stands for a name in a list while the list is put into words: a letter that no text may hold. */
const NAME = "\u0001";

/** Byline or agency as printed, each name in the article's language; "no byline" when the text names none. */
export function byline(
	{ csl }: MapSource,
	{ messages, foreign }: RenderContext,
): Html {
	if (!csl.author) return html`${messages.citation.bylineMissing}`;
	const names = authorNames(csl);
	const between = messages.list(names.map(() => NAME)).split(NAME);
	return html`${between.map((words, i) => html`${i > 0 && foreign({ text: names[i - 1] ?? "", lang: csl.language })}${words}`)}`;
}

/** The outlet as printed, in the article's language; undefined when the text names none. */
export const outlet = (
	{ csl }: MapSource,
	{ foreign }: RenderContext,
): Html | undefined =>
	csl["container-title"] === undefined
		? undefined
		: foreign({ text: csl["container-title"], lang: csl.language });

/** Publication date and how it is known, and the last update where one is stated; "inferred" stands for the date's own doubt. */
export function published(
	source: MapSource,
	{ messages, date }: RenderContext,
): string {
	const { citation, marks } = messages;
	const { csl, dated, updated } = source;
	const { issued } = csl;
	const stated = dated.how === "stated";
	return [
		issued === undefined
			? citation.noDate
			: citation.published(
					date(
						stated ? issued : issued.replaceAll("?", "").replaceAll("%", "~"),
					),
					stated,
				),
		...(updated === undefined ? [] : [citation.updated(date(updated))]),
	].join(marks.comma);
}

/** A correction: whose, when, what; where another record states it, that this article's own is not known. */
export function renderCorrection(
	{ date, origin, text, from }: MapCorrection,
	{ messages, originName, say, plain, source, ...context }: RenderContext,
): Html {
	const { citation, marks } = messages;
	const head = citation.correction(
		origin && originName(origin),
		date && context.date(date),
	);
	return html`<b>${head}</b>${marks.colon}${say(text)}${from !== undefined && html` <a href="${context.links.source(from)}">${citation.reprint(plain(source(from).label))}</a>`}`;
}

/** The article: byline or agency, headline in its own language, outlet, date and how it is known, link to the passage when there is one. Missing parts are named. */
function renderReference(
	source: MapSource,
	quote: string | undefined,
	context: RenderContext,
): Html {
	const { citation, marks } = context.messages;
	const { URL: url } = source.csl;
	const isOwn = primaryOf(source.csl.language) === primaryOf(context.lang);
	const [open, close] = isOwn ? marks.title : ["", ""];
	const headline = html`${open}<cite lang="${source.csl.language}" dir="auto">${source.csl.title}</cite>${close}`;
	return join(
		[
			byline(source, context),
			outsideLink(url && passageUrl(url, quote), headline),
			outlet(source, context) ??
				html`<span class="missing">${citation.outletMissing}</span>`,
			published(source, context),
		],
		marks.part,
	);
}

/** Whose copy the paragraph is, with the way to the evidence for it. */
function renderOrigin(
	{ origins, paragraph }: MapCitation,
	source: MapSource,
	context: RenderContext,
): Html {
	const { messages } = context;
	const { colon, open, close } = messages.marks;
	const [entry] = lineageOf(source.lineage, paragraph);
	const label = originLabel(origins, context);
	return entry
		? html`${messages.citation.origin}${colon}<a href="${context.links.source(source.id, lineageAnchor(source, entry))}">${label}</a>${open}${messages.sources.basis[entry.basis]}${close}`
		: html`${messages.citation.origin}${colon}${label}`;
}

/** Whether the quoted words were checked against the text, and stand there. */
function renderCheck(
	{ quote, proven, differs, fingerprint }: MapCitation,
	{ messages: { citation, marks } }: RenderContext,
): Html {
	const found = proven ? "proven" : differs ? "differs" : "unproven";
	return html`<p class="check${found !== "unproven" && ` ${found}`}">${quote !== undefined && html`${citation[found]}${marks.comma}`}${citation.fingerprint(fingerprint)}</p>`;
}

/** A citation in full: the article, the paragraph, the quoted words, corrections that touch it, whose copy they are, and whether they were checked against the text. */
export function renderCitation(c: MapCitation, context: RenderContext): Html {
	const { citation, marks } = context.messages;
	const source = context.source(c.source);
	const block = citation.block[c.block];
	const corrections = correctionsAt(source.corrections ?? [], c.paragraph);
	return html`<li class="citation" id="note-${c.note}" value="${c.note}" data-of="${c.source}"><p class="reference">${renderReference(source, c.quote, context)}${marks.part}<a class="paragraph" href="${context.links.source(c.source)}">${citation.paragraph(c.paragraph)}</a>${block && html`<span class="block">${marks.open}${block}${marks.close}</span>`}</p>${
		c.quote === undefined
			? html`<p class="quote paraphrase">${citation.paraphrase}</p>`
			: html`<p class="quote"><q lang="${source.csl.language}" dir="auto">${c.quote}</q></p>`
	}${corrections.map((one) => html`<p class="correction">${renderCorrection(one, context)}</p>`)}<p class="origin">${renderOrigin(c, source, context)}</p>${renderCheck(c, context)}</li>`;
}
