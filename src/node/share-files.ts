import { exportOEmbed } from "../core/export/oembed.ts";
import type { RenderContext } from "../core/render/context.ts";
import { renderNewsletter } from "../core/render/newsletter.ts";

/** Gives the files by which other pages show the map in a language, by name; none of them where the site's address is not known. */
export function shareFiles(
	context: RenderContext,
): Record<string, () => string> {
	const oembed = exportOEmbed(context);
	return {
		...(oembed && {
			[`oembed${context.tag}.json`]: () => `${JSON.stringify(oembed)}\n`,
		}),
		...(context.address !== undefined && {
			[`newsletter${context.tag}.html`]: () =>
				renderNewsletter(context)?.markup ?? "",
		}),
	};
}
