import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, onTestFinished, test } from "vitest";
import { edit, layMap, openPreview } from "../node/preview-driver.ts";
import { violations } from "../support/axe.ts";
import { closeContext, sharedBrowser } from "../support/browser.ts";

const EVENTS = "data/events.yaml";
const TITLE = "Ferries of the Amber Strait";

/** Opens an address; gives the page, and what must not happen on it as it comes. */
async function visit(url: string) {
	const browser = await sharedBrowser();
	const context = await browser.newContext({
		viewport: { width: 1280, height: 800 },
	});
	onTestFinished(() => closeContext(context));
	context.setDefaultTimeout(20_000);
	const page = await context.newPage();
	const faults: string[] = [];
	page.on("pageerror", (error) => faults.push(error.message));
	page.on("console", (message) => {
		if (/error|warning/.test(message.type())) faults.push(message.text());
	});
	await page.goto(url);
	return { page, faults };
}

const alert = (page: Page) => page.getByRole("alert");
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** What axe finds wrong in what the preview adds. */
const faultsOf = (page: Page) =>
	violations(page, "#dateline-preview", {
		rules: { region: { enabled: false } },
	});

describe("an error in the folder", () => {
	test("shows in an alert over the last map, and goes away with the error, at the same address", async () => {
		const dir = layMap();
		const { url } = await openPreview(dir);
		const { page, faults } = await visit(`${url}#place=north-holm`);
		await page.waitForSelector("html[data-ready]");
		const hash = new URL(page.url()).hash;
		expect(hash).toContain("north-holm");
		expect(await alert(page).textContent()).toBe("");

		edit(dir, EVENTS, "status: happened", "status: hapened");
		const line = alert(page).getByText(
			/^data\/events\.yaml:\d+:\d+ error schema .*“hapened”/,
		);
		await line.waitFor();
		expect(await alert(page).getByRole("listitem").count()).toBe(1);
		expect(await heading(page).textContent()).toBe(TITLE);
		expect(await page.locator("#events li[data-event]:visible").count()).toBe(
			2,
		);

		edit(dir, EVENTS, "status: hapened", "status: happened");
		await line.waitFor({ state: "detached" });
		expect(await alert(page).textContent()).toBe("");

		edit(dir, "data/map.yaml", TITLE, "Ferries");
		await page.getByRole("heading", { level: 1, name: "Ferries" }).waitFor();
		expect(new URL(page.url()).hash).toBe(hash);
		expect(faults).toEqual([]);
	});

	test("can be folded by keyboard, and stays so when there are others", async () => {
		const dir = layMap();
		const { url } = await openPreview(dir);
		const { page } = await visit(url);
		edit(dir, EVENTS, "status: happened", "status: hapened");
		const line = alert(page).getByRole("listitem").first();
		await line.waitFor();
		const summary = alert(page).locator("summary");
		await summary.focus();
		await page.keyboard.press("Enter");
		await line.waitFor({ state: "hidden" });
		edit(dir, EVENTS, "status: planned", "status: plannd");
		await alert(page).getByText("2 errors").waitFor();
		expect(await line.isVisible()).toBe(false);
		expect(
			await summary.evaluate((node) => node === document.activeElement),
		).toBe(true);
	});

	test("is accessible by axe's rules, by light and by dark", async () => {
		const dir = layMap();
		const { url } = await openPreview(dir);
		const { page } = await visit(url);
		edit(dir, EVENTS, "status: happened", "status: hapened");
		await alert(page).getByRole("listitem").waitFor();
		for (const colorScheme of ["light", "dark"] as const) {
			await page.emulateMedia({ colorScheme });
			expect(await faultsOf(page), colorScheme).toEqual([]);
		}
	});
});

test("warnings are folded beside the map, open at a click, and do not fold the errors that follow", async () => {
	const dir = layMap();
	const { url } = await openPreview(dir);
	const { page } = await visit(url);
	writeFileSync(join(dir, "seeds/unread.txt"), "A ferry\n\nIt sailed.\n");
	const summary = alert(page).locator("summary");
	await summary.getByText("0 errors, 1 warning", { exact: true }).waitFor();
	const line = alert(page).getByRole("listitem");
	expect(await line.isVisible()).toBe(false);
	expect(await alert(page).textContent()).not.toContain("as it was before");
	await summary.click();
	await line
		.getByText(/^seeds\/unread\.txt:1:1 warning record-missing /)
		.waitFor();
	for (const colorScheme of ["light", "dark"] as const) {
		await page.emulateMedia({ colorScheme });
		expect(await faultsOf(page), colorScheme).toEqual([]);
	}
	await summary.click();
	edit(dir, EVENTS, "status: happened", "status: hapened");
	await line.getByText("“hapened”").waitFor();
});

test("a folder without a map has a page of its errors, which becomes the map by itself", async () => {
	const dir = layMap();
	edit(dir, EVENTS, "status: happened", "status: hapened");
	const { url } = await openPreview(dir);
	const { page } = await visit(url);
	expect(await heading(page).textContent()).toBe("No map yet");
	await alert(page).getByText("“hapened”").waitFor();
	expect(await faultsOf(page)).toEqual([]);
	edit(dir, EVENTS, "status: hapened", "status: happened");
	await page.getByRole("heading", { level: 1, name: TITLE }).waitFor();
});

test("markup in a folder's text stays text in the alert", async () => {
	const dir = layMap();
	const { url } = await openPreview(dir);
	const { page, faults } = await visit(url);
	const markup = "<img src=x onerror=document.title='run'>";
	edit(dir, EVENTS, "status: happened", `status: "${markup}"`);
	await alert(page).getByText(markup).waitFor();
	expect(await alert(page).locator("img").count()).toBe(0);
	expect(faults).toEqual([]);
});

test("a page that nobody sees follows nothing, and catches up when it is seen again", async () => {
	const dir = layMap();
	const { url } = await openPreview(dir);
	const { page } = await visit(url);
	const seeing = (state: "hidden" | "visible") =>
		page.evaluate((visibility) => {
			Object.defineProperty(document, "hidden", {
				configurable: true,
				value: visibility === "hidden",
			});
			document.dispatchEvent(new Event("visibilitychange"));
		}, state);
	await seeing("hidden");
	edit(dir, EVENTS, "status: happened", "status: hapened");
	const other = await visit(url);
	await alert(other.page).getByRole("listitem").waitFor();
	expect(await alert(page).textContent()).toBe("");
	await seeing("visible");
	await alert(page).getByRole("listitem").waitFor();
});
