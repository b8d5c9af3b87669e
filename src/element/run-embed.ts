import { type EmbedOptions, parseEmbedOptions } from "../core/embed-options.ts";
import type { Messages } from "../core/messages/script.ts";
import type { PageIndex } from "../core/page-index.ts";
import { formatViewState, parseViewState } from "../core/view-state.ts";
import { type Address, createAddress } from "../view/address.ts";
import { afterPaint } from "../view/after-paint.ts";
import { createApp } from "../view/app.ts";
import { printEndnotes } from "../view/endnotes.ts";
import { showNotice } from "../view/notice.ts";
import type { App } from "../view/surroundings.ts";
import "./embed.css";
import { followFullMap } from "./follow-full-map.ts";
import { createFrameVoice, type FrameVoice, wordPressSecret } from "./frame.ts";
import { addFullScreen } from "./full-screen.ts";
import { chromeOf, wantedHeight } from "./height.ts";
import { keepInside } from "./keep-inside.ts";
import { showAddresses } from "./show-addresses.ts";
import { sibling } from "./sibling.ts";

/** How long to wait for a paint, ms. */
const UNPAINTED = 300;

const isFramed = window.parent !== window;
/** In a sandbox of its own origin no window can be opened and nothing stored. */
const isSealed = window.origin === "null";

function showTheme(theme: EmbedOptions["theme"]): void {
	if (theme === undefined || theme === "auto")
		delete document.documentElement.dataset.theme;
	else document.documentElement.dataset.theme = theme;
}

/** The state of the address: its hash, or where that says nothing at first its query, which is written there. The secret of a WordPress page stays where it is. */
function createEmbedAddress(): Address {
	const bar = createAddress(isFramed ? "replace" : "push");
	let isFirst = true;
	const write: Address["write"] = (state, entry) => {
		if (wordPressSecret(location.hash) === undefined) bar.write(state, entry);
	};
	return {
		read: () => {
			const state = bar.read();
			const isAsked = isFirst && state && formatViewState(state) === "";
			isFirst = false;
			if (!isAsked) return state;
			const asked = parseViewState(location.search.slice(1));
			write(asked, "replace");
			return asked;
		},
		keep: (state) => {
			if (wordPressSecret(location.hash) === undefined) bar.keep(state);
		},
		write,
		follow: bar.follow,
	};
}

interface Parts {
	box: HTMLElement;
	voice: FrameVoice;
}

/** Speaks at once, before anything is started or painted: a page may keep the frame hidden until it hears from it. */
function speak(options: EmbedOptions): Parts {
	const box = document.querySelector<HTMLElement>("[data-dateline]");
	if (!box) throw new TypeError("the page holds no map");
	if (options.list === "off") box.dataset.list = "off";
	if (isSealed) showAddresses(box);
	const voice = createFrameVoice(
		window.parent,
		new URLSearchParams(location.search).get("id") ?? "",
		wordPressSecret(location.hash),
		{
			open: (place) => app?.set({ ...app.state(), place }),
			theme: showTheme,
		},
	);
	if (isFramed) {
		voice.height(wantedHeight(box));
		const resized = new ResizeObserver(() => voice.height(wantedHeight(box)));
		for (const part of [box, ...chromeOf(box)]) resized.observe(part);
	}
	return { box, voice };
}

let app: App | undefined;
let isStarted = false;

function start(messages: Messages, { box, voice }: Parts): void {
	if (isStarted) return;
	isStarted = true;
	try {
		const data = document.getElementById("dateline-index")?.textContent;
		const address = createEmbedAddress();
		const leave = (url: string) => isSealed && voice.leave(url);
		if (box.dataset.still !== undefined) {
			const asked = address.read() ?? parseViewState("");
			followFullMap(box, () => asked, leave);
			document.documentElement.dataset.ready = "true";
			if (isFramed) voice.tell({ type: "ready" });
			return;
		}
		app = createApp(JSON.parse(data ?? "") as PageIndex, messages, {
			root: document,
			address,
			reveal: keepInside(box),
			onDeed: voice.tell,
		});
		addFullScreen(box, document, messages);
		followFullMap(box, app.state, leave);
		printEndnotes(document);
		document.documentElement.dataset.ready = "true";
		if (isFramed) voice.tell({ type: "ready" });
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		showNotice(box, messages.noMap(reason), "alert");
		voice.tell({ type: "error", message: reason });
		throw error;
	}
}

/** What `embed.html` runs, in a frame of whatever page or alone. With `?lang=` it goes to the embed in that language, if there is one. */
export function runEmbed(messages: Messages): void {
	const options = parseEmbedOptions(location.search);
	const other = sibling(document, options.lang ?? "");
	if (other !== undefined) {
		location.replace(other + location.search + location.hash);
		return;
	}
	// Before the first paint, so that no other theme flashes up.
	showTheme(options.theme);
	const parts = speak(options);
	afterPaint(() => start(messages, parts))();
	// A hidden frame is never painted.
	setTimeout(() => start(messages, parts), UNPAINTED);
}
