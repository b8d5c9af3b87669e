import type { Messages } from "../core/messages/en.ts";

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
	button.textContent = "⛶";
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
