import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer, type ViteDevServer } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sitePlugin } from "../../src/node/site-plugin.ts";
import { writeFolder } from "../support/made-up-folder.ts";
import { layLand } from "../support/own-land.ts";

const folder = mkdtempSync(join(tmpdir(), "dateline-dev-"));
let server: ViteDevServer;
let origin = "";
beforeAll(async () => {
	writeFolder(folder, { events: 320, places: 30, corners: 0 });
	layLand(folder);
	server = await createServer({
		root: join(import.meta.dirname, "../.."),
		configFile: false,
		logLevel: "silent",
		plugins: [sitePlugin(folder)],
		optimizeDeps: { noDiscovery: true },
		server: { port: 0, host: "127.0.0.1", hmr: false },
	});
	await server.listen();
	origin = server.resolvedUrls?.local[0] ?? "";
});
afterAll(async () => {
	await server.close();
	rmSync(folder, { recursive: true });
});

test("the dev server has what the page of a large map fetches, and the pages beside it", async () => {
	const page = await (await fetch(origin)).text();
	const fetched = page.match(/data\/(?:columns|gazetteer)[\w.]+/g) ?? [];
	expect(new Set(fetched).size).toBe(2);
	for (const name of [...fetched, "events.geojson"]) {
		const answer = await fetch(new URL(name, origin));
		expect(answer.status, name).toBe(200);
		expect(answer.headers.get("content-type"), name).not.toContain("html");
	}
	const second = await fetch(new URL("events/2.html", origin));
	expect((await second.text()).includes("Events 26–50 of 320")).toBe(true);
});
