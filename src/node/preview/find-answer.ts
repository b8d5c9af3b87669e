import { OWN, PANEL_POLICY, renderHook, renderPanelPage } from "./panel.ts";
import { explain, type PreviewState } from "./preview-state.ts";

/** What a request asks for, as it came in. */
export interface Asked {
	method: string;
	url: string;
	host: string;
}

/** What a preview answers with. */
export interface Answer {
	/** Name of a file of this kind. */
	name: string;
	body: string | Uint8Array;
	/** Default 200. */
	status?: number;
	headers?: Record<string, string>;
}

/** Where a preview stands. */
export interface Ground {
	/** What a request may call its host, lower-case, with the port. */
	hosts: readonly string[];
	/** Path of the site, with a slash at both ends. */
	prefix: string;
	/** The preview's own files, by name. */
	own: ReadonlyMap<string, Uint8Array>;
}

const say = (status: number, text: string, headers = {}): Answer => ({
	name: "answer.txt",
	body: `${text}\n`,
	status,
	headers,
});
const NOT_FOUND = say(404, "there is no such file");

/** Pages of a site: `index.html`, and `index.<tag>.html` in further languages. */
const PAGE = /^index(?:\.[a-z0-9-]+)?\.html$/;

function findPage(state: PreviewState, name: string): Answer {
	const { site } = state;
	if (!site)
		return {
			name,
			body: renderPanelPage(state).markup,
			status: 503,
			headers: { "content-security-policy": PANEL_POLICY },
		};
	const page = site.files(name)?.toString();
	if (page === undefined) return NOT_FOUND;
	const hook = renderHook(site.id).markup;
	return { name, body: page.replace("</head>", () => `${hook}</head>`) };
}

/** A file of the site, which is made now: a mistake in the making ends no preview. */
function findFile(state: PreviewState, name: string): Answer {
	try {
		if (PAGE.test(name)) return findPage(state, name);
		const body = state.site?.files(name);
		return body ? { name, body } : NOT_FOUND;
	} catch (error) {
		return say(500, explain(error));
	}
}

/** Gives the path of a request's address as it is written, and as `name` what of it follows `prefix`, or all of it where it does not begin so, decoded; undefined for what is no path. */
function readPath(
	url: string,
	prefix: string,
): { raw: string; name: string } | undefined {
	try {
		if (!url.startsWith("/")) return undefined;
		const raw = new URL(`http://localhost${url}`).pathname;
		const start = raw.startsWith(prefix) ? prefix.length : 0;
		return { raw, name: decodeURIComponent(raw.slice(start)) };
	} catch {
		return undefined;
	}
}

/**
 * Gives the answer to a request, or `events` for the stream that a page follows. Files come from the state alone, so no
 * address leads out of it. A host by another name is refused: that is how another site would reach a server on this
 * machine (DNS rebinding).
 */
export function findAnswer(
	{ method, url, host }: Asked,
	state: PreviewState,
	{ hosts, prefix, own }: Ground,
): Answer | "events" {
	if (!hosts.includes(host.toLowerCase()))
		return say(403, `this preview is at http://${hosts[0]}${prefix}`);
	if (method !== "GET" && method !== "HEAD")
		return say(405, "only GET and HEAD", { allow: "GET, HEAD" });
	const path = readPath(url, prefix);
	if (!path) return say(400, "this is no path");
	const { raw, name } = path;
	if (raw === `${OWN}events`) return "events";
	if (raw.startsWith(OWN)) {
		const file = raw.slice(OWN.length);
		const body = own.get(file);
		return body ? { name: file, body } : NOT_FOUND;
	}
	if ((raw === "/" && prefix !== "/") || `${raw}/` === prefix)
		return say(302, `the site is at ${prefix}`, { location: prefix });
	if (!raw.startsWith(prefix)) return NOT_FOUND;
	return findFile(state, name || "index.html");
}
