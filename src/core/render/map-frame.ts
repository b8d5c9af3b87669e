import { type Hole, type Html, html } from "../html.ts";
import type { RenderContext } from "./context.ts";

/** The map's frame: the drawing as a region that the element `map-help` describes, and what lies on it. `attributes` are more of the region's. */
export function renderMapFrame(
	drawn: Html,
	onIt: Hole,
	{ map, messages, plain }: RenderContext,
	attributes?: Html,
): Html {
	return html`<div class="map-frame" data-map-frame><div id="map" class="map" role="region" aria-label="${messages.mapName(plain(map.config.title))}" aria-describedby="map-help"${attributes}>${drawn}</div>${onIt}</div>`;
}
