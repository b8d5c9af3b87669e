import type { Messages } from "../core/messages/script.ts";
import { showNotice } from "./notice.ts";

/** Opens the embed dialog when its button is pressed. Its script is fetched then: few readers embed. */
export function followEmbedButton(messages: Messages): void {
	document
		.querySelector("[data-embed]")
		?.addEventListener("click", async () => {
			const loaded = await import("./embed-dialog.ts").catch(() => undefined);
			if (loaded) loaded.openEmbedDialog(messages);
			else
				showNotice(
					document.querySelector("main") as Element,
					messages.paged.failed,
					"alert",
				);
		});
}
