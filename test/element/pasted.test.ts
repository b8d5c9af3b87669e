import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame, Locator } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import type { EmbedOptions } from "../../src/core/embed-options.ts";
import { renderElement, renderIframe } from "../../src/core/render/snippets.ts";
import { newsMap } from "../support/page.ts";
import { seenBy, useHost } from "./use-host.ts";

const visit = useHost();

describe("a snippet", () => {
	test("pasted into a page opens what it was made for, as a frame and as an element", async () => {
		const facts = {
			address: inject("site"),
			tag: ".ru",
			title: "Карта",
			alt: "Карта",
		};
		const options: EmbedOptions = {
			lang: "ru",
			theme: "dark",
			place: "moscow",
			from: "2018",
		};
		const look = async (map: Frame | Locator) => {
			await map.getByRole("dialog", { name: "Москва" }).waitFor();
			return {
				events: await map
					.locator("li.event:visible")
					.evaluateAll((all) =>
						all.map((e) => (e as HTMLElement).dataset.event),
					),
				ground: await map
					.locator(".dateline")
					.evaluate((box) => getComputedStyle(box).backgroundColor),
			};
		};
		const asFrame = await visit("pasted", {
			fill: { snippet: renderIframe(facts, options, 720).markup },
		});
		const framed = await look(await asFrame.frame());
		const asElement = await visit("pasted", {
			fill: { snippet: renderElement(facts, options, 720).markup },
		});
		const element = asElement.page.locator("dateline-map");
		expect(await look(element)).toEqual(framed);
		expect(framed.ground).toBe("rgb(20, 25, 30)");
		expect(framed.events.length).toBeGreaterThan(0);
		expect(framed.events.length).toBeLessThan(newsMap.events.length);
	});
});

/** Pages that were made with version 0.1.0 and are in nobody's hands any more: their snippets and scripts must never be changed here. */
describe("a page made with version 0.1.0", () => {
	test("has its frame resized by the host script of that time, hears it, and is heard", async () => {
		const { page, frame } = await visit("made-with-0.1.0");
		const map = await frame();
		await page.waitForFunction(
			() =>
				(document.querySelector("iframe") as HTMLElement).style.height !== "",
		);
		const height = await page.locator("iframe").evaluate((f) => f.clientHeight);
		expect(height).toBeGreaterThan(400);
		expect(height).toBeLessThanOrEqual(1000);
		await map.getByRole("dialog", { name: "Etorofu / Iturup" }).waitFor();
		await map.waitForSelector("html[data-theme=dark]");
		await page.evaluate(() =>
			document
				.querySelector("iframe")
				?.contentWindow?.postMessage(
					{ source: "dateline-map", v: 1, type: "open", place: "hokkaido" },
					"*",
				),
		);
		await map.getByRole("dialog", { name: "Hokkaido" }).waitFor();
		await map.getByRole("button", { name: /^Tokyo/ }).press("Enter");
		await expect
			.poll(async () => (await seenBy(page)).heard.at(-1))
			.toEqual([
				"place-open",
				expect.objectContaining({ id: "old", place: "tokyo" }),
			]);
		for (const message of (await seenBy(page)).said)
			if ((message as { source?: string }).source === "dateline-map")
				expect(message).toMatchObject({
					v: 1,
					id: "old",
					version: expect.any(String),
					type: expect.any(String),
				});
	});

	test("finds the files it names", () => {
		for (const name of ["embed.html", "host.js", "dateline-map.js", "map.png"])
			expect(
				readFileSync(join(inject("dist"), name)).length,
				name,
			).toBeGreaterThan(0);
	});

	test("has its element take every attribute", async () => {
		const { page } = await visit("made-with-0.1.0");
		const map = page.locator("dateline-map");
		await map.scrollIntoViewIfNeeded();
		await map.getByRole("dialog", { name: "Шикотан" }).waitFor();
		const kept = await map.evaluate((element) => [
			element.clientHeight,
			getComputedStyle(element).colorScheme,
			element.shadowRoot?.querySelector<HTMLElement>(".dateline")?.dataset.list,
		]);
		expect(kept).toEqual([640, "dark", "off"]);
	});
});
