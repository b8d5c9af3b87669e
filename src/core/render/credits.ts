import { type Html, join } from "../html.ts";
import type { RenderContext } from "./context.ts";
import { outsideLink } from "./outside-link.ts";

/** Who made what the map is drawn on. */
export function renderCredits({ map, say }: RenderContext): Html {
	const credits = map.config.credits.map(({ url, text }) =>
		outsideLink(url, say(text)),
	);
	return join(
		[...credits, map.config.tiles && say(map.config.tiles.attribution)].filter(
			Boolean,
		),
		" · ",
	);
}
