import type { Messages } from "../core/messages/script.ts";

/** Opens the embed dialog when its button is pressed. Its script is fetched then: few readers embed. */
export function followEmbedButton(messages: Messages): void {
	document
		.querySelector("[data-embed]")
		?.addEventListener("click", async () => {
			const { openEmbedDialog } = await import("./embed-dialog.ts");
			openEmbedDialog(messages);
		});
}
