import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { settle, useBrowser } from "../support/page.ts";

declare global {
	var axe: {
		run: (context: unknown, options: RunOptions) => Promise<AxeResults>;
	};
}

const open = useBrowser();
const AXE = readFileSync(
	createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
	"utf8",
);
const OPTIONS: RunOptions = {
	runOnly: [
		"wcag2a",
		"wcag2aa",
		"wcag21a",
		"wcag21aa",
		"wcag22aa",
		"best-practice",
	],
	rules: { "target-size": { enabled: true } },
	resultTypes: ["violations"],
};

/** What axe finds wrong, one line for each rule and element. */
async function violations(
	page: Page,
	rules: RunOptions["rules"] = {},
): Promise<string[]> {
	await settle(page);
	const results = await page.evaluate(
		(options) => globalThis.axe.run(document, options),
		{ ...OPTIONS, rules: { ...OPTIONS.rules, ...rules } },
	);
	expect(results.passes.length).toBeGreaterThan(10);
	return results.violations.flatMap(({ id, nodes }) =>
		nodes.map(({ target, failureSummary }) =>
			[id, ...target, failureSummary].join(" "),
		),
	);
}

/** What axe finds wrong while the list of events and the reference below, looked at before, are out of the page: they take it long. Links into them then lead nowhere. */
async function violationsAbove(page: Page): Promise<string[]> {
	const parts = await page.evaluateHandle(() =>
		[...document.querySelectorAll("#events > ol, main > .reference")].map(
			(part) => {
				const gap = document.createComment("");
				part.replaceWith(gap);
				return { part, gap };
			},
		),
	);
	const found = await violations(page, { "skip-link": { enabled: false } });
	await parts.evaluate((all) => {
		for (const { part, gap } of all) gap.replaceWith(part);
		if (all.length !== 2) throw new RangeError("the page is built otherwise");
	});
	return found;
}

describe.each([
	["1280 px, light", 1280, "light"],
	["1280 px, dark", 1280, "dark"],
	["375 px, light", 375, "light"],
] as const)("at %s axe finds nothing wrong", (_, width, colorScheme) => {
	let page: Page;
	beforeAll(async () => {
		page = await open({
			viewport: { width, height: width < 600 ? 740 : 800 },
			colorScheme,
		});
		await page.evaluate(AXE);
	});

	test("with everything closed", async () => {
		expect(await violations(page)).toEqual([]);
	});

	test("with the filters, the arrows and the table of periods open", async () => {
		await page.getByText("Filters", { exact: true }).click();
		await page.getByText("The same as a table").click();
		await page.getByRole("button", { name: "Move the map" }).click();
		expect(await violationsAbove(page)).toEqual([]);
	});

	test("with the embed dialog open", async () => {
		await page.getByRole("button", { name: "Embed", exact: true }).click();
		await page.getByRole("dialog").waitFor();
		expect(await violationsAbove(page)).toEqual([]);
		await page.keyboard.press("Escape");
	});

	test.each([
		"etorofu",
		"kunashiri",
		"shikotan",
		"habomai",
		"hokkaido",
		"tokyo",
		"moscow",
	])("with the card of %s open", async (id) => {
		await page.locator(`#map button[data-place="${id}"]`).focus();
		await page.keyboard.press("Enter");
		await page.getByRole("dialog").waitFor();
		expect(await violationsAbove(page)).toEqual([]);
		await page.keyboard.press("Escape");
	});
});
