import type { RenderContext } from "../context.ts";

/** What the picture says below its map, in this order: the note on names, the sources, the credits and the as-of date. */
export function pictureNotes({
	map,
	messages,
	date,
	plain,
}: RenderContext): string[] {
	const { picture } = messages;
	const labels = [...new Set(map.sources.map((s) => plain(s.label)))];
	return [
		messages.endorsement,
		picture.sources(labels),
		`${messages.credits}: ${map.config.credits.map((c) => plain(c.text)).join(" · ")}. ${messages.asOf(date(map.config.asOf))}.`,
	];
}
