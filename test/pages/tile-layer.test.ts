import { execFileSync } from "node:child_process";
import {
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeFolder } from "../support/made-up-folder.ts";
import { DATELINE } from "../support/package.ts";
import { useBrowser } from "../support/page.ts";
import { serveFolder } from "../support/static-server.ts";

const TILE =
	'<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><path fill="#f0f" d="M0 0h256v256H0z"/></svg>';

const folder = mkdtempSync(join(tmpdir(), "dateline-tile-layer-"));
let site: Awaited<ReturnType<typeof serveFolder>>;
beforeAll(async () => {
	const out = join(folder, "dist");
	mkdirSync(out);
	site = await serveFolder(out, "/");
	writeFolder(folder, { events: 7, places: 7, corners: 0 });
	const config = join(folder, "data/map.json");
	const tiles = { url: `${site.url}tiles/{z}/{x}/{y}.svg`, attribution: "-" };
	const map = JSON.parse(readFileSync(config, "utf8"));
	writeFileSync(config, JSON.stringify({ ...map, tiles }));
	execFileSync(process.execPath, [DATELINE, "build", folder, "--out", out], {
		stdio: "ignore",
	});
});
afterAll(async () => {
	await site.close();
	rmSync(folder, { recursive: true });
});

const open = useBrowser(() => site.url);

test("tiles are seen where the land is, and the overview keeps its own", async () => {
	const page = await open({
		before: (p) =>
			p.route("**/tiles/**", (route) =>
				route.fulfill({ contentType: "image/svg+xml", body: TILE }),
			),
	});
	await expect
		.poll(() => page.locator("#map .leaflet-tile-loaded").count())
		.toBeGreaterThan(0);
	const landFill = (selector: string) =>
		page
			.locator(selector)
			.first()
			.evaluate((land) => {
				const style = getComputedStyle(land);
				return [style.fill, style.getPropertyValue("--land-fill")];
			});
	expect(await landFill("#map #land")).toEqual(["none", "none"]);
	expect((await landFill(".overview use"))[1]).toBe("");
});
