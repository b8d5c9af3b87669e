import { en } from "../core/messages/en.ts";
import type { PageIndex } from "../core/page-index.ts";
import { afterPaint } from "./after-paint.ts";
import { createApp } from "./app.ts";
import { followEmbedButton } from "./embed-button.ts";
import { printEndnotes } from "./endnotes.ts";
import { showNotice } from "./notice.ts";

function start(): void {
	const data = document.getElementById("dateline-index")?.textContent;
	try {
		if (data) createApp(JSON.parse(data) as PageIndex, en);
		followEmbedButton(en);
		printEndnotes(document);
		document.documentElement.dataset.ready = "true";
	} catch (error) {
		const main = document.querySelector("main");
		const reason = error instanceof Error ? error.message : String(error);
		if (main) showNotice(main, en.noMap(reason), "alert");
		throw error;
	}
}

// The page reads without the script: it is painted first.
afterPaint(start)();
