import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer, type ViteDevServer } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sitePlugin } from "../../src/node/site-plugin.ts";
import { sharedBrowser } from "../support/browser.ts";
import { writeFolder } from "../support/made-up-folder.ts";
import { layLand } from "../support/own-land.ts";

const ROOT = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "dateline-dev-"));
let server: ViteDevServer;
let origin = "";
beforeAll(async () => {
	writeFolder(folder, { events: 320, places: 30, corners: 0 });
	layLand(folder);
	server = await createServer({
		root: ROOT,
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

test("what a page's script brings later is dressed as by `npm start`, and breaks no rule of the page", async () => {
	const own = await createServer({
		root: ROOT,
		configFile: join(ROOT, "vite.config.ts"),
		logLevel: "silent",
		cacheDir: join(folder, "vite"),
		server: { port: 0, host: "127.0.0.1" },
	});
	await own.listen();
	const page = await (await sharedBrowser()).newPage();
	const faults: string[] = [];
	page.on("console", (message) => {
		if (message.type() === "error") faults.push(message.text());
	});
	await page.goto(own.resolvedUrls?.local[0] ?? "");
	const dialog = page.getByRole("dialog");
	// A server that meets its dependencies for the first time loads the page once more.
	await expect
		.poll(
			async () => {
				await page.waitForSelector("html[data-ready]");
				if ((await dialog.count()) === 0)
					await page.getByRole("button", { name: "Embed" }).click();
				return dialog.evaluate((box) => getComputedStyle(box).borderRadius);
			},
			{ timeout: 30_000 },
		)
		.toMatch(/[1-9]/);
	expect(faults).toEqual([]);
	await page.close();
	await own.close();
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
