import { readFileSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { contentType } from "./content-type.ts";
import { type Answer, findAnswer } from "./find-answer.ts";
import { renderPanel } from "./panel.ts";
import type { PreviewState } from "./preview-state.ts";

/** A preview's server that runs. */
export interface PreviewServer {
	/** Address of the site, such as `http://127.0.0.1:4173/`. */
	url: string;
	/** Serves another state from now on, and tells every open page. */
	show: (state: PreviewState) => void;
	/** Ends it, and every connection with it. */
	close: () => Promise<void>;
}

const LOOPBACK = "127.0.0.1";
/** So many ports are tried before giving up. */
const TRIES = 100;

const HEADERS = {
	"cache-control": "no-store",
	"cross-origin-resource-policy": "same-origin",
	"x-content-type-options": "nosniff",
};

/** Gives what the browser takes as it is; the addresses are right from `src/node/preview` and from `lib/node/preview`. */
const readOwn = () =>
	new Map([
		[
			"preview.js",
			readFileSync(
				new URL("../../../src/node/preview/preview.js", import.meta.url),
			),
		],
		[
			"preview.css",
			readFileSync(
				new URL("../../../src/node/preview/preview.css", import.meta.url),
			),
		],
	]);

function send(
	response: ServerResponse,
	method: string | undefined,
	{ name, body, status = 200, headers = {} }: Answer,
): void {
	response.writeHead(status, {
		...HEADERS,
		"content-type": contentType(name),
		"content-length": Buffer.byteLength(body),
		...headers,
	});
	response.end(method === "HEAD" ? undefined : body);
}

/** Listens at the first free port from `port` on, on the loopback alone, and gives it. Throws the system's error when there is none. */
async function listen(server: Server, port: number): Promise<number> {
	const last = Math.min(port + TRIES, 65_536) - 1;
	for (let next = port; ; next++)
		try {
			await new Promise<void>((done, fail) => {
				server.once("error", fail);
				server.listen(next, LOOPBACK, () => {
					server.off("error", fail);
					done();
				});
			});
			return (server.address() as AddressInfo).port;
		} catch (error) {
			const code = error instanceof Error && "code" in error ? error.code : "";
			if (code !== "EADDRINUSE" || next >= last) throw error;
		}
}

const message = (state: PreviewState) =>
	`data: ${JSON.stringify({ site: state.site?.id ?? "", panel: renderPanel(state).markup })}\n\n`;

/**
 * Serves a preview's state on 127.0.0.1, from memory, under `base` (a path with a slash at both ends, or `./` for the
 * top), at `port` or the next that is free; 0 takes any. Throws the system's error when no port can be listened to.
 */
export async function servePreview(
	first: PreviewState,
	{ port, base }: { port: number; base: string },
): Promise<PreviewServer> {
	const own = readOwn();
	const prefix = new URL(base, `http://${LOOPBACK}`).pathname;
	const following = new Set<ServerResponse>();
	let state = first;
	let hosts: string[] = [];

	const server = createServer(
		({ method = "", url = "", headers }, response) => {
			const asked = { method, url, host: headers.host ?? "" };
			const answer = findAnswer(asked, state, { hosts, prefix, own });
			if (answer !== "events") return send(response, method, answer);
			response.writeHead(200, {
				...HEADERS,
				"content-type": "text/event-stream",
			});
			if (method === "HEAD") return response.end();
			response.write(`retry: 1000\n${message(state)}`);
			following.add(response);
			response.on("close", () => following.delete(response));
		},
	);
	const taken = await listen(server, port);
	const at = (name: string) => `${name}:${taken}`;
	hosts = [LOOPBACK, "localhost", "[::1]"].flatMap((name) =>
		// A browser leaves out the port of plain HTTP.
		taken === 80 ? [at(name), name] : [at(name)],
	);
	return {
		url: `http://${at(LOOPBACK)}${prefix}`,
		show: (next) => {
			state = next;
			for (const response of following) response.write(message(state));
		},
		close: () =>
			new Promise((done) => {
				server.close(() => done());
				server.closeAllConnections();
			}),
	};
}
