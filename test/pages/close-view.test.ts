import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { useBuiltSite } from "../support/built-site.ts";
import { writeLargeFolder } from "../support/large-folder.ts";
import { layLand } from "../support/own-land.ts";
import { settle, useBrowser } from "../support/page.ts";

/** One village: some 700 m round the first town. */
const VILLAGE = [9.995, 49.997, 10.005, 50.003];

// The larger is read page by page: its first view is shown whole.
describe.each([61, 301])("a map of %i events in one village", (events) => {
	const site = useBuiltSite((folder) => {
		writeLargeFolder(folder, events);
		layLand(folder, [
			[9.9, 49.9],
			[10.1, 49.9],
			[10.1, 50.1],
			[9.9, 49.9],
		]);
		const config = join(folder, "data/map.json");
		const map = JSON.parse(readFileSync(config, "utf8"));
		map.views[0].bounds = VILLAGE;
		map.places = ["town-0"];
		writeFileSync(config, JSON.stringify(map));
	});
	const open = useBrowser(site);

	/** Corners of what the drawing's land fills. */
	const landIn = (page: Page) =>
		page
			.locator("#map #land")
			.first()
			.evaluate((land) => {
				const { left, top, right, bottom } = land.getBoundingClientRect();
				return [left, top, right, bottom];
			});

	test.each([375, 1280, 2560])(
		"lies where it was drawn before its script came, at %i px",
		async (width) => {
			const viewport = { width, height: 800 };
			const drawn = await landIn(
				await open({ viewport, javaScriptEnabled: false }),
			);
			const taken = await open({ viewport });
			await settle(taken);
			const off = (await landIn(taken)).map((edge, i) =>
				Math.abs(edge - (drawn[i] ?? Number.NaN)),
			);
			expect(Math.max(...off)).toBeLessThan(2);
			const [frame, mark] = await Promise.all(
				["#map", "#map .mark"].map((name) =>
					taken.locator(name).first().boundingBox(),
				),
			);
			const across =
				((mark?.x ?? 0) + 15 - (frame?.x ?? 0)) / (frame?.width ?? 1);
			expect(Math.abs(across - 0.5)).toBeLessThan(0.1);
		},
	);

	test("shows an event there from as near as it opens", async () => {
		const width = async (hash: string) => {
			const page = await open({ hash });
			await settle(page);
			const [left = 0, , right = 0] = await landIn(page);
			return right - left;
		};
		expect(await width("#event=event-60")).toBeCloseTo(await width(""), 0);
	});
});

describe("a first view whose place lies far in its west", () => {
	const site = useBuiltSite((folder) => {
		writeLargeFolder(folder, 61);
		layLand(folder, [
			[9, 49],
			[11, 49],
			[11, 51],
			[9, 49],
		]);
		const config = join(folder, "data/map.json");
		const map = JSON.parse(readFileSync(config, "utf8"));
		map.views[0].bounds = [9.9, 49.8, 10.9, 50.2];
		map.places = ["town-0"];
		writeFileSync(config, JSON.stringify(map));
	});
	const open = useBrowser(site);
	test("shows it on a phone, before the script has come and after", async () => {
		const viewport = { width: 375, height: 800 };
		const drawn = await open({ viewport, javaScriptEnabled: false });
		const taken = await open({ viewport });
		await settle(taken);
		const disc = taken.locator('#map .mark[data-place="town-0"] .disc');
		const box = await disc.boundingBox();
		expect(box?.x).toBeGreaterThan(0);
		expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThan(375);
		const land = (page: Page) =>
			page
				.locator("#map #land")
				.first()
				.evaluate((path) => path.getBoundingClientRect().left);
		expect(Math.abs((await land(drawn)) - (await land(taken)))).toBeLessThan(2);
	});
});
