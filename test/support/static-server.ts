import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
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
	".mjs": "text/javascript",
	".css": "text/css",
	".json": "application/json",
	".geojson": "application/geo+json",
	".png": "image/png",
	".svg": "image/svg+xml",
};

/** The bytes that a request asks for by `Range: bytes=a-b`, of one range; undefined where it asks for all, or for none that there are. */
function rangeOf(
	header: string | undefined,
	size: number,
): { start: number; end: number } | undefined {
	const [, first = "", last = ""] =
		/^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
	if (first === "" && last === "") return;
	const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
	const end = first === "" || last === "" ? size - 1 : Number(last);
	return start < size && start <= end
		? { start, end: Math.min(end, size - 1) }
		: undefined;
}

/** How a server differs from others. */
interface Manner {
	/** Whether it gives parts of files; it does by default. */
	ranges?: boolean;
	/** Sends of a page no more than to the end of `after` until this has come. */
	halt?: { after: string; until: Promise<unknown> };
}

/** A plain file server over `root` under the sub-path `prefix`, as any host would be; nothing clever. Sends what is compressed at rest to those who take it, and parts of files as they are to those who ask for a range. */
export async function serveFolder(
	root: string,
	prefix = "/",
	{ ranges = true, halt }: Manner = {},
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
			if (ranges) response.setHeader("accept-ranges", "bytes");
			const range = ranges
				? rangeOf(request.headers.range, statSync(file).size)
				: undefined;
			if (range) {
				const { start, end } = range;
				const { size } = statSync(file);
				response.setHeader("content-range", `bytes ${start}-${end}/${size}`);
				response.setHeader("content-length", end - start + 1);
				response.statusCode = 206;
				createReadStream(file, range).pipe(response);
				return;
			}
			if (halt && extname(file) === ".html") {
				const page = readFileSync(file, "utf8");
				const [first = ""] = page.split(halt.after, 1);
				const sent = `${first}${halt.after}`;
				response.write(sent);
				halt.until.then(() => response.end(page.slice(sent.length)));
				return;
			}
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
