import type { TestProject } from "vitest/node";
import { findChromium } from "./chromium.ts";
import { makeOnce } from "./package.ts";
import { serveFolder } from "./static-server.ts";

declare module "vitest" {
	interface ProvidedContext {
		/** Path of the browser the page tests drive. */
		chromium: string;
		/** Folder of the built site. */
		dist: string;
		/** Address of the built site, under a sub-path. */
		site: string;
	}
}

/** Finds a browser, makes the package and with it the site, and serves this under a sub-path for the page tests. */
export default async function setup(
	project: TestProject,
): Promise<() => Promise<void>> {
	project.provide("chromium", findChromium({ light: true }));
	const dist = await makeOnce();
	const { url, close } = await serveFolder(dist, "/news/map/");
	project.provide("dist", dist);
	project.provide("site", url);
	return close;
}
