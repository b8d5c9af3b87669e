import { type Hole, type Html, html, join, safeUrl } from "../html.ts";
import type { MapSource } from "../news-map.ts";
import {
	byline,
	lineageAnchor,
	outlet,
	published,
	renderCorrection,
} from "./citation.ts";
import type { RenderContext } from "./context.ts";
import { namingOf } from "./naming.ts";
import { originLabel } from "./origin-label.ts";
import { outsideLink } from "./outside-link.ts";
import { paragraphRanges } from "./paragraph-ranges.ts";

type LineageEntry = MapSource["lineage"][number];

function renderEvidence(
	entry: LineageEntry,
	source: MapSource,
	{ messages, say }: RenderContext,
): Html {
	return join(
		entry.evidence.map((e) =>
			join(
				[
					e.words !== undefined &&
						html`<q lang="${source.csl.language}" dir="auto">${e.words}</q>`,
					e.paragraph !== undefined && messages.citation.paragraph(e.paragraph),
					e.note !== undefined && say(e.note),
				].filter(Boolean),
				" ",
			),
		),
		messages.marks.semicolon,
	);
}

/** One record: the article's facts, how it was dated and from which words; what is missing is named. */
function renderRecord(source: MapSource, context: RenderContext): Html {
	const { messages, say } = context;
	const { sources, citation, marks } = messages;
	const url = safeUrl(source.csl.URL);
	const { page, section, accessed } = source.csl;
	const place = [page && sources.page(page), section].filter(Boolean);
	const row = (term: string, value: Hole) =>
		html`<div><dt>${term}</dt><dd>${value}</dd></div>`;
	const words = source.dated.from.map(
		(w) =>
			html`<q lang="${source.csl.language}" dir="auto">${w.words}</q> ${citation.paragraph(w.paragraph)}`,
	);
	return html`<li class="record" id="source-${source.id}"><h3><cite lang="${source.csl.language}" dir="auto">${source.csl.title}</cite></h3><dl>${row(sources.byline, byline(source, context))}${row(sources.outlet, outlet(source, context) ?? html`${citation.outletMissing}${source.outletNote && html`${marks.stop}<small>${say(source.outletNote)}</small>`}`)}${row(sources.published, html`${published(source, context)}${marks.stop}<small>${words.length > 0 && html`${sources.datedFrom}${marks.colon}${join(words, marks.comma)}${marks.stop}`}${source.dated.note && say(source.dated.note)}</small>`)}${
		source.dateline &&
		row(
			sources.dateline,
			html`<a href="${context.links.place(source.dateline.place)}">${context.foreign(context.label(source.dateline.place))}</a> (<q lang="${source.csl.language}" dir="auto">${source.dateline.words}</q> ${citation.paragraph(source.dateline.paragraph)})`,
		)
	}${
		source.corrections &&
		row(
			sources.corrections,
			html`<ul class="corrections">${source.corrections.map((c) => html`<li>${renderCorrection(c, context)}${c.paragraphs && html`${marks.open}${sources.paragraphs(paragraphRanges(c.paragraphs))}${marks.close}`}</li>`)}</ul>`,
		)
	}${place.length > 0 && row(sources.place, place.join(marks.comma))}${row(sources.link, outsideLink(url, url ?? citation.noLink))}${accessed && row(sources.accessed, context.date(accessed))}${row(sources.story, String(source.storyParagraphs))}${row(sources.usedIn, messages.citationCount(context.coverage.citationsOf(source.id)))}</dl></li>`;
}

/** Origins as the branches of a tree, under each the articles that print its copy, with paragraphs, basis and evidence. */
function renderLineage(
	listed: readonly MapSource[],
	context: RenderContext,
): Html {
	const { messages } = context;
	const { sources } = messages;
	const branches = new Map<
		string,
		{ source: MapSource; entry: LineageEntry }[]
	>();
	for (const source of listed)
		for (const entry of source.lineage) {
			const name = originLabel(entry.origins, context);
			branches.set(name, [...(branches.get(name) ?? []), { source, entry }]);
		}
	return html`<h3>${sources.lineageHeading}</h3><p class="intro">${sources.lineageIntro}</p><ul class="lineage">${[
		...branches,
	].map(
		([name, leaves]) =>
			html`<li><b>${sources.prints(new Set(leaves.map((l) => l.source.id)).size, name)}</b><ul>${leaves.map(
				({ source, entry }) =>
					html`<li id="${lineageAnchor(source, entry)}"><a href="${context.links.source(source.id)}">${context.say(source.label)}</a>${messages.marks.colon}${entry.paragraphs ? sources.paragraphs(paragraphRanges(entry.paragraphs)) : source.lineage.length > 1 ? sources.rest : sources.wholeStory}${messages.marks.comma}${sources.basis[entry.basis]} <small>${renderEvidence(entry, source, context)}</small></li>`,
			)}</ul></li>`,
	)}</ul>`;
}

/** Pairs that share less than this part of their runs are not worth a line. */
const SHOWN_FROM = 0.05;

function renderShared(
	listed: readonly MapSource[],
	{ map, messages, source, plain }: RenderContext,
): Html | false {
	const { sources } = messages;
	const ids = new Set(listed.map(({ id }) => id));
	const pairs = map.sharedCopy.filter(
		(p) => Math.max(p.ofA, p.ofB) >= SHOWN_FROM && ids.has(p.a),
	);
	if (pairs.length === 0) return false;
	return html`<h3>${sources.shared}</h3><p class="intro">${sources.sharedIntro}</p><ul class="shared">${pairs.map((p) => html`<li>${sources.sharedRow(plain(source(p.a).label), plain(source(p.b).label), sources.percent(p.ofA), sources.percent(p.ofB))}</li>`)}</ul>`;
}

function renderGrid(
	listed: readonly MapSource[],
	context: RenderContext,
): Html {
	const { map, messages } = context;
	const { sources } = messages;
	const places = map.places.filter(
		(p) => p.number !== undefined || p.properties.kind === "group",
	);
	const word = {
		named: sources.named,
		group: sources.group,
		none: sources.notMentioned,
	};
	return html`<h3 id="grid-title">${sources.grid}</h3><p class="intro">${sources.gridIntro}</p><div class="scroller" role="group" tabindex="0" aria-labelledby="grid-title"><table class="grid"><thead><tr><th scope="col">${messages.naming.source}</th>${places.map((p) => html`<th scope="col">${context.foreign(context.label(p.id))}</th>`)}</tr></thead><tbody>${listed.map(
		(source) =>
			html`<tr><th scope="row">${context.say(source.label)}</th>${places.map(
				(place) => {
					const naming = namingOf(source, place);
					return html`<td data-naming="${naming}">${word[naming]}</td>`;
				},
			)}</tr>`,
	)}</tbody></table></div>`;
}

/** The articles' records, each with its facts and its address in full. */
export function renderRecords(
	context: RenderContext,
	listed: readonly MapSource[] = context.map.sources,
): Html {
	return html`<ol class="records">${listed.map((s) => renderRecord(s, context))}</ol>`;
}

/** What is shown of some articles: the records, the lineage tree, the shared copy measured, and the source × place grid. */
export function renderSourceParts(
	context: RenderContext,
	listed: readonly MapSource[] = context.map.sources,
): Html {
	return html`${renderRecords(context, listed)}${renderLineage(listed, context)}${renderShared(listed, context)}${renderGrid(listed, context)}`;
}

/** A section of articles under its heading, which counts all articles and origins of the map. */
export function renderSourcesSection(
	content: Html,
	{ map, messages }: RenderContext,
): Html {
	return html`<section id="sources" aria-labelledby="sources-title"><h2 id="sources-title">${messages.sources.heading}</h2><p class="intro">${messages.sources.intro(map.counts.articles, map.counts.origins)}</p>${content}</section>`;
}

/** The sources panel. */
export const renderSources = (context: RenderContext): Html =>
	renderSourcesSection(renderSourceParts(context), context);
