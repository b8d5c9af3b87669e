import type { Messages } from "../core/messages/script.ts";
import type { PageIndex } from "../core/page-index.ts";
import { afterPaint } from "./after-paint.ts";
import { createApp } from "./app.ts";
import { takeAsked } from "./asked.ts";
import { followEmbedButton } from "./embed-button.ts";
import { printEndnotes } from "./endnotes.ts";
import { keepStateInLinks, leadToLanguage } from "./languages.ts";
import { loadMessages } from "./load-messages.ts";
import { showNotice } from "./notice.ts";
import { type Surroundings, wholePage } from "./surroundings.ts";

/** The code for maps that are read page by page is fetched by their pages alone. */
async function openParts(
	index: PageIndex,
	paged: NonNullable<PageIndex["paged"]>,
	messages: Messages,
	{ root }: Surroundings,
) {
	const open = paged.tiles
		? (await import("./paged/open-tiles.ts")).openTiled
		: (await import("./paged/parts.ts")).openPaged;
	return open(index, paged, messages, root);
}

/** Gives what presses again what was pressed before. */
async function startMap(
	index: PageIndex,
	messages: Messages,
): Promise<() => void> {
	const around = wholePage();
	const { paged } = index;
	const parts = paged && (await openParts(index, paged, messages, around));
	const press = takeAsked();
	createApp(index, messages, around, parts);
	return press;
}

async function start(messages: Messages): Promise<void> {
	const data = document.getElementById("dateline-index")?.textContent;
	try {
		keepStateInLinks();
		const press = data && (await startMap(JSON.parse(data), messages));
		followEmbedButton(messages);
		printEndnotes(document);
		document.documentElement.dataset.ready = "true";
		if (press) afterPaint(press)();
	} catch (error) {
		const main = document.querySelector("main");
		const reason = error instanceof Error ? error.message : String(error);
		if (main) showNotice(main, messages.noMap(reason), "alert");
		throw error;
	}
}

async function begin(): Promise<void> {
	if (leadToLanguage()) return;
	// What answers a click on the map before the words have come is painted first: the rest takes a browser long to ready.
	const messages = await loadMessages(document.documentElement.lang);
	afterPaint(() => start(messages))();
}

// The script may come before all of the page has.
if (document.readyState === "loading")
	document.addEventListener("DOMContentLoaded", begin);
else void begin();
