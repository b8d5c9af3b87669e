import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, sep } from "node:path";

/** Codings that a server prefers, best first, with the endings of files in them. */
const CODINGS = [
	["br", ".br"],
	["gzip", ".gz"],
] as const;

const TYPES: Record<string, string> = {
	".html": "text/html; charset=utf-8",
	".js": "text/javascript",
	".css": "text/css",
	".json": "application/json",
	".geojson": "application/geo+json",
	".png": "image/png",
	".svg": "image/svg+xml",
};

/** A plain file server over `root` under the sub-path `prefix`, as any host would be; nothing clever. Sends what is compressed at rest to those who take it. */
export async function serveFolder(
	root: string,
	prefix = "/",
): Promise<{ url: string; close: () => Promise<void> }> {
	const server = createServer((request, response) => {
		const path = decodeURIComponent(
			new URL(request.url ?? "/", "http://x").pathname,
		);
		const inside = path.startsWith(prefix)
			? path.slice(prefix.length)
			: undefined;
		const file = normalize(
			join(root, inside === "" ? "index.html" : (inside ?? "..")),
		);
		try {
			if (!file.startsWith(normalize(root) + sep) || !statSync(file).isFile())
				throw new Error("not here");
			// Maps are made to be shown on other people's pages.
			response.setHeader("access-control-allow-origin", "*");
			response.setHeader(
				"content-type",
				TYPES[extname(file)] ?? "application/octet-stream",
			);
			const accepted = request.headers["accept-encoding"] ?? "";
			const coding = CODINGS.find(
				([name, end]) => accepted.includes(name) && existsSync(file + end),
			);
			if (coding) response.setHeader("content-encoding", coding[0]);
			response.setHeader("vary", "accept-encoding");
			response.end(readFileSync(file + (coding?.[1] ?? "")));
		} catch {
			response.writeHead(404).end();
		}
	});
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}${prefix}`,
		close: () =>
			new Promise((done) => {
				server.close(() => done());
				// A browser keeps its connections for a page that may come.
				server.closeAllConnections();
			}),
	};
}
