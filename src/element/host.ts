import {
	ALLOW,
	HEIGHT,
	REFERRER_POLICY,
	SANDBOX,
} from "../core/embed-frame.ts";

/**
 * The script for pages that hold the map in a frame: gives each frame the height its map asks for, and passes on what its reader does as
 * DOM events of the frame. A frame is known by its window, never by what a message says of itself. Bounds are the frame's
 * `data-min-height` and `data-max-height`, px. Also makes a frame of each `<div data-dateline-map="https://…/">`.
 */
const TYPES = /^(?:ready|place-open|place-close|citation-click|filter|error)$/;

/** Frames of others are told nothing. */
const EMBED = /\/embed(?:\.[\w-]+)?\.html(?:[?#]|$)/;

/** Heights outside this range, px, are a mistake or a forgery. */
const [LEAST, MOST] = [100, 4000];

// A page may have elements named like the document's own members.
const all = (selector: string) =>
	Document.prototype.querySelectorAll.call(document, selector);

function resize(frame: HTMLIFrameElement, height: unknown): void {
	if (!Number.isInteger(height)) return;
	const px = height as number;
	if (px < LEAST || px > MOST) return;
	const { minHeight, maxHeight } = frame.dataset;
	const least = Number(minHeight) || LEAST;
	const most = Number(maxHeight) || MOST;
	frame.style.height = `${Math.max(least, Math.min(most, px))}px`;
}

/** Frames whose start this page has heard of: a frame that is asked what it told before may tell it twice. */
const started = new WeakSet<HTMLIFrameElement>();

function hear({ source, data }: MessageEvent): void {
	if (!source || data?.source !== "dateline-map" || data.v !== 1) return;
	for (const frame of all("iframe") as NodeListOf<HTMLIFrameElement>) {
		if (frame.contentWindow !== source) continue;
		const { type } = data;
		if (type === "height") resize(frame, data.height);
		else if (typeof type === "string" && TYPES.test(type)) {
			const { source: _, v: __, again, ...detail } = data;
			if (again === true && started.has(frame)) continue;
			if (type === "ready" || type === "error") started.add(frame);
			frame.dispatchEvent(
				new CustomEvent(`dateline:${type}`, {
					bubbles: true,
					composed: true,
					detail: JSON.parse(JSON.stringify(detail)),
				}),
			);
		}
	}
}

/** The embed in a map's folder, where an address of the web names one. */
function embedIn(folder: string): URL | undefined {
	try {
		return /^https?:/.test(folder) ? new URL("embed.html", folder) : undefined;
	} catch {
		return undefined;
	}
}

function frameIn(box: HTMLElement): void {
	const { datelineMap: address, height, title, ...rest } = box.dataset;
	const url = embedIn(address ?? "");
	if (!url) return;
	const frame = document.createElement("iframe");
	for (const [name, value] of Object.entries(rest))
		url.searchParams.set(name, value ?? "");
	frame.src = url.href;
	frame.title = title || "Map";
	frame.loading = "lazy";
	frame.width = "100%";
	frame.height = height || `${HEIGHT.proposed}`;
	frame.style.border = "0";
	frame.allow = ALLOW;
	frame.referrerPolicy = REFERRER_POLICY;
	frame.setAttribute("sandbox", SANDBOX);
	box.replaceWith(frame);
}

// Loaded twice, it still acts once.
const page = window as { datelineHost?: boolean };
if (!page.datelineHost) {
	page.datelineHost = true;
	addEventListener("message", hear);
	// What a map told before is lost.
	for (const frame of all("iframe") as NodeListOf<HTMLIFrameElement>)
		if (EMBED.test(frame.src))
			frame.contentWindow?.postMessage(
				{ source: "dateline-map", v: 1, type: "listening" },
				"*",
			);
	const start = () => {
		for (const box of all("[data-dateline-map]")) frameIn(box as HTMLElement);
	};
	if (document.readyState === "loading")
		addEventListener("DOMContentLoaded", start);
	else start();
}
