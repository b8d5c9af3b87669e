import { resolve, sep } from "node:path";
import type { Plugin, ViteDevServer } from "vite";
import { createMemory } from "../core/memory.ts";
import { bodyOf, textOf } from "./file-body.ts";
import { contentType } from "./preview/content-type.ts";
import { formatProblem } from "./report.ts";
import { makeSite, type Site } from "./site.ts";

/** What a site's own files are called; all else is Vite's, and needs no site to be made. */
const SITE_FILE =
	/^(?:data\/)?[a-z]+[\w.@-]*\.(?:(?:geo)?json|jsonld|csv|svg|png|html|txt|bin)$/;

/** What Vite marks the styles with that it adds while a page is open: the page's policy allows those of its own files alone. Nobody but who works on the viewer is shown such a page. */
const NONCE = "vite";

/** Vite plugin for work on the viewer: the dev server shows the map folder at `folder` and follows its changes. The build leaves the page's holes open. */
export function sitePlugin(folder: string): Plugin {
	let site: Site | undefined;
	const memory = createMemory();
	const make = (): Site => {
		const made = makeSite(folder, { memory });
		const lines = made.problems.map((problem) => formatProblem(problem));
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
			if (!SITE_FILE.test(name)) return next();
			const file = (site ?? make()).files[name];
			if (file === undefined) return next();
			response.setHeader("content-type", contentType(name));
			response.end(bodyOf(file));
		});
	};
	return {
		name: "dateline-site",
		apply: "serve",
		config: () => ({ html: { cspNonce: NONCE } }),
		configureServer: serve,
		transformIndexHtml: {
			order: "pre",
			handler: (template, { originalUrl = "" }) => {
				const shown = site ?? make();
				const name = originalUrl.split("?")[0]?.slice(1) || "index.html";
				const page =
					shown.pages[name] ??
					shown.pagesBeside[name] ??
					shown.pages["index.html"];
				return page
					? textOf(page(template)).replace(
							"style-src ",
							`style-src 'nonce-${NONCE}' `,
						)
					: template;
			},
		},
	};
}
