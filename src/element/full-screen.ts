import type { Messages } from "../core/messages/script.ts";

/** Four corners, drawn: few fonts have the sign. */
function corners(): SVGSVGElement {
	const make = <Name extends "svg" | "path">(name: Name) =>
		document.createElementNS("http://www.w3.org/2000/svg", name);
	const [svg, path] = [make("svg"), make("path")];
	for (const [name, value] of Object.entries({
		viewBox: "0 0 16 16",
		width: "16",
		height: "16",
		"aria-hidden": "true",
	}))
		svg.setAttribute(name, value);
	path.setAttribute("d", "M2 6V2h4m4 0h4v4m0 4v4h-4m-4 0H2v-4");
	path.setAttribute("fill", "none");
	path.setAttribute("stroke", "currentColor");
	path.setAttribute("stroke-width", "2");
	svg.append(path);
	return svg;
}

/** Adds a button to the map's controls that gives the map the whole screen and takes it back, where the browser and the page around allow it. */
export function addFullScreen(
	box: HTMLElement,
	root: Document | ShadowRoot,
	messages: Messages,
): void {
	const controls = box.querySelector(".controls");
	if (!controls || !document.fullscreenEnabled) return;
	const button = document.createElement("button");
	button.type = "button";
	button.className = "full-screen";
	button.setAttribute("aria-label", messages.embedded.fullScreen);
	button.setAttribute("aria-pressed", "false");
	button.append(corners());
	button.addEventListener("click", async () => {
		try {
			if (root.fullscreenElement) await document.exitFullscreen();
			else await box.requestFullscreen();
		} catch {
			// The page around forbids it.
			button.remove();
		}
	});
	box.addEventListener("fullscreenchange", () =>
		button.setAttribute("aria-pressed", String(root.fullscreenElement === box)),
	);
	controls.append(button);
}
