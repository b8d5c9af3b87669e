import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { parseEmbedOptions } from "../../src/core/embed-options.ts";
import { inLanguage } from "../../src/core/in-language.ts";
import { readMarkup } from "../core/markup.ts";
import { newsMap, useBrowser } from "../support/page.ts";

const open = useBrowser();

const dialogOf = (page: Page) =>
	page.getByRole("dialog", { name: "Embed this map" });
const codeOf = (page: Page) => page.getByLabel("To paste into your page");

async function openDialog(page: Page) {
	await page.getByRole("button", { name: "Embed", exact: true }).click();
	await dialogOf(page).waitFor();
	return dialogOf(page);
}

/** The snippet's frame: its attributes, and the options that it is opened with. */
async function frameIn(page: Page) {
	const [frame] = readMarkup(await codeOf(page).inputValue());
	const value = (name: string) => frame?.attributes.get(name) ?? "";
	const options = parseEmbedOptions(new URL(value("src")).search);
	return { value, options };
}

describe("the embed dialog", () => {
	test("writes whose dates were chosen", async () => {
		const page = await open({ hash: "#by=published&to=2017-12-31" });
		await openDialog(page);
		expect((await frameIn(page)).options).toEqual({
			lang: "en",
			to: "2017-12-31",
			by: "published",
		});
	});

	test("writes a frame for what the reader sees, and follows every choice", async () => {
		const page = await open({ hash: "#place=etorofu&from=2017" });
		const dialog = await openDialog(page);
		const begun = await frameIn(page);
		expect(begun.options).toEqual({
			lang: "en",
			place: "etorofu",
			from: "2017",
		});
		expect(begun.value("src")).toMatch(
			new RegExp(`^${inject("site")}embed\\.html\\?`),
		);
		await dialog.getByLabel("Colours").selectOption({ label: "dark" });
		await dialog.getByLabel("Opens with").selectOption({ label: "Moscow" });
		await dialog.getByLabel("with the list of events").uncheck();
		await dialog.getByLabel("only the dates chosen now").uncheck();
		await dialog.getByLabel("Height in pixels").fill("5000");
		const { options, value } = await frameIn(page);
		expect(options).toEqual({
			lang: "en",
			theme: "dark",
			place: "moscow",
			list: "off",
		});
		expect(value("height")).toBe("1000");
		expect(value("sandbox")).not.toContain("allow-same-origin");
		expect(value("title")).toMatch(/^Map: /);
	});

	test("names the event that it opens with, which the reader has open", async () => {
		const [event] = newsMap.events;
		const page = await open({ hash: `#event=${event?.id}` });
		const dialog = await openDialog(page);
		const opens = dialog.getByLabel("Opens with");
		const chosen = opens.locator("option:checked");
		expect(await chosen.textContent()).toBe(
			inLanguage(event?.title ?? "", "en", "en").text,
		);
		expect((await frameIn(page)).options.event).toBe(event?.id);
		await opens.selectOption({ label: "the whole map" });
		expect((await frameIn(page)).options).toEqual({ lang: "en" });
	});

	test("offers the place whose card is open, though it has no number", async () => {
		const place = newsMap.places.find(({ number }) => number === undefined);
		const page = await open({ hash: `#place=${place?.id}` });
		const dialog = await openDialog(page);
		const chosen = dialog.getByLabel("Opens with").locator("option:checked");
		expect(await chosen.textContent()).toBe(
			inLanguage(place?.properties.label ?? "", "en", "en").text,
		);
		expect((await frameIn(page)).options.place).toBe(place?.id);
		await page.keyboard.press("Escape");
		await dialog.waitFor({ state: "detached" });
		await openDialog(page);
		expect(await dialog.locator(`option[value="${place?.id}"]`).count()).toBe(
			1,
		);
	});

	test("writes an address that opens the same state", async () => {
		const page = await open({ hash: "#place=shikotan&to=2017" });
		const dialog = await openDialog(page);
		await dialog.getByRole("radio", { name: "Address" }).check();
		const address = await codeOf(page).inputValue();
		await page.goto("about:blank");
		await page.goto(address);
		await page.getByRole("dialog", { name: "Shikotan" }).waitFor();
		await expect
			.poll(() => new URL(page.url()).hash)
			.toBe("#place=shikotan&to=2017");
	});

	test("writes the element and the picture with the same words for who cannot see it", async () => {
		const page = await open();
		const dialog = await openDialog(page);
		const alts: string[] = [];
		for (const kind of ["Element", "Picture"]) {
			await dialog.getByRole("radio", { name: kind }).check();
			const code = await codeOf(page).inputValue();
			alts.push(/ alt="([^"]*)"/.exec(code)?.[1] ?? "");
			expect(code).toContain(`${inject("site")}map.png`);
		}
		expect(alts[0]).toContain("Etorofu / Iturup");
		expect(alts[1]).toBe(alts[0]);
	});

	test("on the Japanese page writes what is Japanese, and every file that it names is there", async () => {
		const page = await open({ file: "index.ja.html", hash: "?lang=ja" });
		await page.getByRole("button", { name: "埋め込む", exact: true }).click();
		const dialog = page.getByRole("dialog", { name: "この地図を埋め込む" });
		const named = new Set<string>();
		for (const kind of ["フレーム", "要素", "アドレス", "画像"]) {
			await dialog.getByRole("radio", { name: kind }).check();
			const code = await page.getByLabel("ページに貼り付ける").inputValue();
			for (const [address] of code.matchAll(/https?:[^"\s#?]+/g))
				named.add(address.replace(inject("site"), ""));
		}
		expect([...named].sort()).toEqual([
			"dateline-map.js",
			"embed.ja.html",
			"host.js",
			"index.ja.html",
			"map.ja.png",
			"map.ja@2x.png",
		]);
		for (const name of named)
			expect(existsSync(join(inject("dist"), name)), name).toBe(true);
	});

	test("copies, and where the browser refuses selects the text and says so", async () => {
		const page = await open();
		const dialog = await openDialog(page);
		const code = await codeOf(page).inputValue();
		await page.evaluate(() => {
			const copied: string[] = [];
			Object.assign(globalThis, { copied });
			Object.defineProperty(navigator, "clipboard", {
				configurable: true,
				value: { writeText: async (text: string) => void copied.push(text) },
			});
		});
		await dialog.getByRole("button", { name: "Copy" }).click();
		await dialog.getByText("Copied.").waitFor();
		expect(
			await page.evaluate(
				() => (globalThis as unknown as { copied: string[] }).copied,
			),
		).toEqual([code]);
		await page.evaluate(() =>
			Object.defineProperty(navigator, "clipboard", {
				configurable: true,
				value: { writeText: () => Promise.reject(new Error("refused")) },
			}),
		);
		await dialog.getByRole("button", { name: "Copy" }).click();
		await dialog.getByText("The text is selected").waitFor();
		expect(await page.evaluate(() => getSelection()?.toString())).toBe(code);
	});

	test("closes on Escape, gives the focus back, and leaves the card open", async () => {
		const page = await open({ hash: "#place=tokyo" });
		await openDialog(page);
		await page.keyboard.press("Escape");
		await dialogOf(page).waitFor({ state: "hidden" });
		const focused = await page.evaluate(
			() => document.activeElement?.textContent,
		);
		expect(focused).toBe("Embed");
		expect(await page.getByRole("dialog", { name: "Tokyo" }).isVisible()).toBe(
			true,
		);
	});

	test("stays when text selected in it ends beside it, and closes at a click there", async () => {
		const page = await open();
		const dialog = await openDialog(page);
		const heading = await dialog.getByRole("heading").first().boundingBox();
		await page.mouse.move((heading?.x ?? 0) + 5, (heading?.y ?? 0) + 5);
		await page.mouse.down();
		await page.mouse.move(5, 5);
		await page.mouse.up();
		expect(await dialog.isVisible()).toBe(true);
		await page.mouse.click(5, 5);
		await dialog.waitFor({ state: "detached" });
	});

	test("fits a phone", async () => {
		const page = await open({ viewport: { width: 375, height: 667 } });
		const dialog = await openDialog(page);
		const box = await dialog.boundingBox();
		expect(box?.x).toBe(0);
		expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(667);
		expect(
			await dialog.evaluate((d) => d.scrollWidth - d.clientWidth),
		).toBeLessThanOrEqual(0);
	});
});
