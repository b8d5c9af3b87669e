import { en } from "../core/messages/en.ts";
import type { PageIndex } from "../core/page-index.ts";
import { afterPaint } from "./after-paint.ts";
import { createApp } from "./app.ts";

function start(): void {
	const data = document.getElementById("dateline-index")?.textContent;
	try {
		if (data) createApp(JSON.parse(data) as PageIndex, en);
	} catch (error) {
		const notice = document.createElement("p");
		notice.className = "notice";
		notice.setAttribute("role", "alert");
		notice.textContent = en.noMap(
			error instanceof Error ? error.message : String(error),
		);
		document.querySelector("main")?.prepend(notice);
		throw error;
	}
}

// The page reads without the script: it is painted first.
afterPaint(start)();
