import { isMapping } from "../core/mapping.ts";
import type { Deed } from "../view/deed.ts";
import { VERSION } from "./version.ts";

/** What a host may ask of a frame. Anything else it says is ignored. */
export interface Asked {
	open: (place: string) => void;
	theme: (value: "auto" | "light" | "dark") => void;
}

/** Told once for each start: that the map stands, or why it does not. */
type Start = { type: "ready" } | { type: "error"; message: string };

/** A frame's way to speak with the page that holds it. */
export interface FrameVoice {
	/** Tells the height the map would like, px. Told again only when it differs. */
	height: (px: number) => void;
	tell: (deed: Deed | Start) => void;
	/** Asks a WordPress page to go to an address of this frame's own host; false where there is none to ask. */
	leave: (url: string) => boolean;
}

/** WordPress clamps what a frame asks for to 200–1000 px. */
const WORDPRESS_MOST = 1000;

/** The secret that WordPress puts behind the address of a frame: `#?secret=…`. */
export const wordPressSecret = (hash: string): string | undefined =>
	/[#?&]secret=([A-Za-z0-9]+)/.exec(hash)?.[1];

/**
 * The child's side of the messages. Heights go out in four dialects: our own, AMP's `embed-size`, Medium's `iframe.resize` (a JSON
 * string) and, where the address has its secret, WordPress's `height`. They are no secret and the parent's origin may be unknown: they
 * are posted to any. `id` tells the host which map speaks.
 */
export function createFrameVoice(
	parent: Window,
	id: string,
	secret: string | undefined,
	asked: Asked,
): FrameVoice {
	const post = (message: unknown) => parent.postMessage(message, "*");
	const own = (message: object) =>
		post({ source: "dateline-map", v: 1, version: VERSION, id, ...message });
	let last: number | undefined;
	let started: Start | undefined;
	const sayHeight = (height: number) => {
		own({ type: "height", height });
		if (secret !== undefined) {
			const value = Math.min(height, WORDPRESS_MOST);
			post({ message: "height", value, secret });
			return;
		}
		post({ sentinel: "amp", type: "embed-size", height });
		const src = location.href;
		post(JSON.stringify({ src, context: "iframe.resize", height }));
	};
	addEventListener("message", ({ source, data }) => {
		if (source !== parent || !isMapping(data)) return;
		// WordPress says when it listens: what was told before was lost.
		if (data.message === "ready" && data.secret === secret) {
			if (secret !== undefined && last !== undefined) sayHeight(last);
			return;
		}
		if (data.source !== "dateline-map" || data.v !== 1) return;
		const { type, place, value } = data;
		if (type === "listening") {
			if (last !== undefined) sayHeight(last);
			if (started !== undefined) own({ ...started, again: true });
		}
		if (type === "open" && typeof place === "string") asked.open(place);
		if (
			type === "theme" &&
			(value === "auto" || value === "light" || value === "dark")
		)
			asked.theme(value);
	});
	return {
		height(px) {
			const height = Math.round(px);
			if (height === last) return;
			last = height;
			sayHeight(height);
		},
		tell(deed) {
			if (deed.type === "ready" || deed.type === "error") started = deed;
			own(deed);
		},
		leave(url) {
			if (secret === undefined) return false;
			post({ message: "link", value: url, secret });
			return true;
		},
	};
}
