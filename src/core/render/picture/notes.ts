import type { Messages } from "../../messages/en.ts";
import type { RenderContext } from "../context.ts";

/** What stands between two sentences. */
export const sentenceGap = ({ marks }: Messages): string => marks.stop.slice(1);

/** What the picture says below its map, in this order: the note on names, the sources, of very many events their number, the credits and the as-of date. */
export function pictureNotes({
	map,
	messages,
	date,
	plain,
	paged,
}: RenderContext): string[] {
	const { picture, marks } = messages;
	const labels = paged
		? [messages.articles(map.sources.length)]
		: [...new Set(map.sources.map((s) => plain(s.label)))];
	const credits = map.config.credits.map((c) => plain(c.text)).join(" · ");
	return [
		messages.endorsement,
		picture.sources(labels),
		`${messages.credits}${marks.colon}${credits}${marks.stop}${messages.asOf(date(map.config.asOf))}${marks.stop}`.trim(),
	];
}
