import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { oneOfEachKind, UNSEEN, violations } from "../support/axe.ts";
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

// The largest map that stands in one page and the smallest that is read page by page; large.test.ts looks at one of 1,000.
describe.each([300, 301])("a map of %i events", (total) => {
	const folder = mkdtempSync(join(tmpdir(), "dateline-sizes-"));
	const isWhole = total <= 300;
	const listed = isWhole ? total : PER_PAGE;
	let site: Awaited<ReturnType<typeof serveFolder>>;
	const build = (out: string, ...options: string[]) => {
		const made = join(folder, out);
		execFileSync(
			process.execPath,
			[DATELINE, "build", folder, "--out", made, ...options],
			{ stdio: "ignore" },
		);
		return made;
	};
	let dist: string;
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
		await oneOfEachKind(page);
		expect(await violations(page, "[data-map-frame]")).toEqual([]);
		expect(await violations(page, undefined, { rules: UNSEEN })).toEqual([]);
		await page.evaluate(() => {
			location.hash = "#place=town-7";
		});
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
		await expect
			.poll(() =>
				page.evaluate(() => document.activeElement?.matches("#map .mark")),
			)
			.toBe(true);
	});

	test("lays its buttons out on a phone, and opening the embed dialog moves none", async () => {
		const page = await open({ viewport: { width: 375, height: 800 } });
		const boxOf = (name: string) =>
			page.getByRole("button", { name, exact: true }).first().boundingBox();
		const before = await boxOf("Embed");
		if (!isWhole) {
			const ways = ["First", "Previous", "Next", "Last"];
			const tops = (await Promise.all(ways.map(boxOf))).map((box) => box?.y);
			expect(new Set(tops).size).toBe(1);
		}
		await page.getByRole("button", { name: "Embed" }).click();
		await page.getByRole("dialog").waitFor();
		await page.keyboard.press("Escape");
		expect(await boxOf("Embed")).toEqual(before);
	});

	test("leads in its markup alone through all its events", async () => {
		const seen: string[] = [];
		for (let at: string | undefined = site.url; at; ) {
			const markup: string = await (await fetch(at)).text();
			for (const [, id = ""] of markup.matchAll(
				/<li class="event"[^>]* data-event="([^"]+)"/g,
			))
				seen.push(id);
			const next = /<a href="([^"]+)" rel="next"/.exec(markup)?.[1];
			at = next && new URL(next, at).href;
		}
		expect(new Set(seen).size).toBe(total);
	});

	// dist.test.ts proves it of a map in one page.
	if (!isWhole)
		test("has the same bytes when it is built again, compressed or not", () => {
			const again = build("again", "--compress");
			/** Hashes of its files by their names, but of what is compressed. */
			const files = (dir: string) => {
				const manifest = readFileSync(join(dir, "dateline.json"), "utf8");
				const hashes: [string, string][] = Object.entries(
					JSON.parse(manifest).files,
				);
				return hashes.filter(([name]) => !/\.(?:br|gz)$/.test(name));
			};
			expect(files(again).length).toBeGreaterThan(100);
			expect(files(again)).toEqual(files(dist));
		});
});
