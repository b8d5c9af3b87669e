import { resolve, sep } from "node:path";
import type { Plugin, ViteDevServer } from "vite";
import { formatProblem } from "./report.ts";
import { makeSite, type Site } from "./site.ts";

const TYPES: Record<string, string> = {
	json: "application/json",
	geojson: "application/geo+json",
};

/** Vite plugin: the page and its files from the map folder at `folder`; in the dev server they follow the folder's changes. */
export function sitePlugin(folder: string): Plugin {
	let site: Site | undefined;
	const make = (): Site => {
		const made = makeSite(folder);
		const lines = made.problems.map(formatProblem);
		if (!made.site) {
			const error = new Error(lines.join("\n"));
			// An author's mistake has no stack worth reading.
			error.stack = "";
			throw error;
		}
		for (const line of lines) console.warn(line);
		site = made.site;
		return made.site;
	};
	const serve = (server: ViteDevServer) => {
		const watched = ["data", "seeds"].map((name) => resolve(folder, name));
		server.watcher.add(watched);
		server.watcher.on("all", (_event, path) => {
			if (!watched.some((dir) => path.startsWith(dir + sep))) return;
			site = undefined;
			server.ws.send({ type: "full-reload" });
		});
		server.middlewares.use((request, response, next) => {
			const name = request.url?.split("?")[0]?.slice(1) ?? "";
			if (!/^[a-z]+\.(geo)?json$/.test(name)) return next();
			const body = (site ?? make()).files[name];
			if (body === undefined) return next();
			response.setHeader(
				"content-type",
				TYPES[name.split(".").at(-1) ?? ""] ?? "text/plain",
			);
			response.end(body);
		});
	};
	return {
		name: "dateline-site",
		configureServer: serve,
		transformIndexHtml: {
			order: "pre",
			handler: (template) => (site ?? make()).fill(template),
		},
		generateBundle() {
			for (const [fileName, source] of Object.entries((site ?? make()).files))
				this.emitFile({ type: "asset", fileName, source });
		},
	};
}
