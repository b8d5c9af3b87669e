import type { RenderContext } from "./context.ts";

/** Candidate origins as one readable name: one is established, several are not separated, none is unknown. */
export function originLabel(
	origins: readonly string[],
	{ messages, originName }: RenderContext,
): string {
	const names = origins.map(originName);
	const [only] = names;
	if (only === undefined) return messages.sources.unknownOrigin;
	return names.length === 1 ? only : messages.sources.notSeparated(names);
}
