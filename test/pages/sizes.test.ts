import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { UNSEEN, violations } from "../support/axe.ts";
import { writeLargeFolder } from "../support/large-folder.ts";
import { DATELINE } from "../support/package.ts";
import { settle, useBrowser } from "../support/page.ts";
import { serveFolder } from "../support/static-server.ts";

const PER_PAGE = 25;

/** The marks that the keyboard reaches, from the page's start on. */
async function firstMark(page: Page): Promise<void> {
	await page.locator("#map").focus();
	await page.keyboard.press("Tab");
	await expect
		.poll(() =>
			page.evaluate(() => document.activeElement?.matches("#map .mark")),
		)
		.toBe(true);
}

// The largest map that stands in one page, the smallest that is read page by page, and a large one.
describe.each([300, 301, 2000])("a map of %i events", (total) => {
	const folder = mkdtempSync(join(tmpdir(), "dateline-sizes-"));
	const build = (name: string) => {
		const out = join(folder, name);
		const args = [DATELINE, "build", folder, "--out", out];
		execFileSync(process.execPath, args, { stdio: "ignore" });
		return out;
	};
	const manifest = (dir: string) =>
		JSON.parse(readFileSync(join(dir, "dateline.json"), "utf8"));
	const isWhole = total <= 300;
	const listed = isWhole ? total : PER_PAGE;
	let dist: string;
	let site: Awaited<ReturnType<typeof serveFolder>>;
	beforeAll(async () => {
		writeLargeFolder(folder, total);
		dist = build("dist");
		site = await serveFolder(dist, "/archive/");
	});
	afterAll(async () => {
		await site.close();
		rmSync(folder, { recursive: true });
	});
	const open = useBrowser(() => site.url);

	test("is accessible, with a card open too", async () => {
		const page = await open();
		await settle(page);
		expect(await page.locator("#events li.event").count()).toBe(listed);
		expect(await violations(page, "[data-map-frame]")).toEqual([]);
		expect(await violations(page, undefined, { rules: UNSEEN })).toEqual([]);
		await page.goto(`${site.url}#place=town-7`);
		await page.getByRole("dialog").waitFor();
		expect(await violations(page, "[role=dialog]")).toEqual([]);
	});

	test("opens by keyboard from a mark to a card, and Escape leads back to the mark", async () => {
		const page = await open();
		await firstMark(page);
		const dialog = page.getByRole("dialog");
		// Marks of several places open to them.
		for (let deep = 0; deep < 12 && !(await dialog.isVisible()); deep++) {
			await page.keyboard.press("Enter");
			await settle(page);
			const heading = dialog.getByRole("heading");
			await Promise.race([
				heading.first().waitFor(),
				page.locator("#map .mark:focus").waitFor(),
			]);
		}
		await dialog.waitFor();
		await page.keyboard.press("Escape");
		await dialog.waitFor({ state: "detached" });
		expect(
			await page.evaluate(() => document.activeElement?.matches("#map .mark")),
		).toBe(true);
	});

	if (total < 1000)
		test("leads through all its events without JavaScript", async () => {
			const page = await open({ javaScriptEnabled: false });
			const seen = new Set<string>();
			const note = async () => {
				const ids = await page
					.locator("#events li.event, ol.events li.event")
					.evaluateAll((all) =>
						all.map((li) => (li as HTMLElement).dataset.event ?? ""),
					);
				for (const id of ids) seen.add(id);
			};
			await note();
			const next = page
				.getByRole("link", { name: "Next", exact: true })
				.first();
			while ((await next.count()) > 0) {
				await page.goto(
					new URL((await next.getAttribute("href")) ?? "", page.url()).href,
				);
				await note();
			}
			expect(seen.size).toBe(total);
		});

	test("has the same bytes when it is built again", () => {
		const again = manifest(build("again"));
		expect(Object.keys(again.files).length).toBeGreaterThan(20);
		expect(again).toEqual(manifest(dist));
	});
});
