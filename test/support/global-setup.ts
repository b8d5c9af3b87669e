import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { findChromium } from "./chromium.ts";
import { buildSite, packageProject } from "./package.ts";
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

/** Finds a browser, makes the package, builds the site once with it into a folder of its own, and serves it under a sub-path for the page tests. */
export default async function setup(
	project: TestProject,
): Promise<() => Promise<void>> {
	project.provide("chromium", findChromium());
	const dist = mkdtempSync(join(tmpdir(), "dateline-site-"));
	await packageProject();
	buildSite(dist);
	const { url, close } = await serveFolder(dist, "/news/map/");
	project.provide("dist", dist);
	project.provide("site", url);
	return async () => {
		await close();
		rmSync(dist, { recursive: true });
	};
}
