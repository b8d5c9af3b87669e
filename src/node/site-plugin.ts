import { join, resolve } from "node:path";
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
		if (!made.site)
			throw new Error(
				made.problems
					.filter((p) => p.severity === "error")
					.map(formatProblem)
					.join("\n"),
			);
		site = made.site;
		return made.site;
	};
	const serve = (server: ViteDevServer) => {
		server.watcher.add(["data", "seeds"].map((name) => resolve(folder, name)));
		server.watcher.on("change", (path) => {
			if (
				!["data", "seeds"].some((name) =>
					path.startsWith(join(resolve(folder), name)),
				)
			)
				return;
			site = undefined;
			server.ws.send({ type: "full-reload" });
		});
		server.middlewares.use((request, response, next) => {
			const name = request.url?.split("?")[0]?.slice(1) ?? "";
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
