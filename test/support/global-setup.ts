import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import type { TestProject } from "vitest/node";
import { findChromium } from "./chromium.ts";
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

/** Finds a browser, builds the site once into a folder of its own, and serves it under a sub-path for the page tests. */
export default async function setup(
	project: TestProject,
): Promise<() => Promise<void>> {
	project.provide("chromium", findChromium());
	const dist = mkdtempSync(join(tmpdir(), "dateline-site-"));
	await build({
		configFile: join(import.meta.dirname, "../../vite.config.ts"),
		logLevel: "warn",
		mode: "production",
		build: { outDir: dist, emptyOutDir: true },
	});
	const { url, close } = await serveFolder(dist, "/news/map/");
	project.provide("dist", dist);
	project.provide("site", url);
	return async () => {
		await close();
		rmSync(dist, { recursive: true });
	};
}
