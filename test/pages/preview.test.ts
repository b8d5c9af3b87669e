import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, onTestFinished, test } from "vitest";
import { edit, openPreview } from "../node/preview-driver.ts";
import { violations } from "../support/axe.ts";
import { closeContext, sharedBrowser } from "../support/browser.ts";

const ROOT = join(import.meta.dirname, "../..");
const EVENTS = "data/events.yaml";
const TITLE = "Japan and Russia at the table: four islands, two capitals";

/** A copy of this repository's map folder, gone after the test. */
function copyFolder(): string {
	const dir = mkdtempSync(join(tmpdir(), "dateline-preview-"));
	onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
	for (const part of ["data", "seeds"])
		cpSync(join(ROOT, part), join(dir, part), { recursive: true });
	return dir;
}

/** Opens an address; gives the page, and what must not happen on it as it comes. */
async function visit(url: string, colorScheme: "light" | "dark" = "light") {
	const browser = await sharedBrowser();
	const context = await browser.newContext({
		viewport: { width: 1280, height: 800 },
		colorScheme,
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
		const dir = copyFolder();
		const { url } = await openPreview(dir);
		const { page, faults } = await visit(`${url}#place=shikotan`);
		await page.waitForSelector("html[data-ready]");
		const hash = new URL(page.url()).hash;
		expect(hash).toContain("shikotan");
		expect(await alert(page).textContent()).toBe("");

		edit(dir, EVENTS, "status: happened", "status: hapened");
		const line = alert(page).getByText(
			/^data\/events\.yaml:\d+:\d+ error schema .*“hapened”/,
		);
		await line.waitFor();
		expect(await alert(page).getByRole("listitem").count()).toBe(1);
		expect(await heading(page).textContent()).toBe(TITLE);
		expect(
			await page.locator("li[data-event]:visible").count(),
		).toBeGreaterThan(10);

		edit(dir, EVENTS, "status: hapened", "status: happened");
		await line.waitFor({ state: "detached" });
		expect(await alert(page).textContent()).toBe("");

		edit(dir, "data/map.yaml", TITLE, "Four islands");
		await page
			.getByRole("heading", { level: 1, name: "Four islands" })
			.waitFor();
		expect(new URL(page.url()).hash).toBe(hash);
		expect(faults).toEqual([]);
	});

	test("can be folded by keyboard, and stays so when there are others", async () => {
		const dir = copyFolder();
		const { url } = await openPreview(dir);
		const { page } = await visit(url);
		edit(dir, EVENTS, "status: happened", "status: hapened");
		const line = alert(page).getByRole("listitem").first();
		await line.waitFor();
		const summary = alert(page).locator("summary");
		await summary.focus();
		await page.keyboard.press("Enter");
		await line.waitFor({ state: "hidden" });
		edit(dir, EVENTS, "status: happened", "status: hapened");
		await alert(page).getByText("2 errors").waitFor();
		expect(await line.isVisible()).toBe(false);
		expect(
			await summary.evaluate((node) => node === document.activeElement),
		).toBe(true);
	});

	test.each(["light", "dark"] as const)(
		"is accessible by axe's rules, in %s colours",
		async (scheme) => {
			const dir = copyFolder();
			const { url } = await openPreview(dir);
			const { page } = await visit(url, scheme);
			edit(dir, EVENTS, "status: happened", "status: hapened");
			await alert(page).getByRole("listitem").waitFor();
			expect(await faultsOf(page)).toEqual([]);
		},
	);
});

test("a folder without a map has a page of its errors, which becomes the map by itself", async () => {
	const dir = copyFolder();
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
	const dir = copyFolder();
	const { url } = await openPreview(dir);
	const { page, faults } = await visit(url);
	const markup = "<img src=x onerror=document.title='run'>";
	edit(dir, EVENTS, "status: happened", `status: "${markup}"`);
	await alert(page).getByText(markup).waitFor();
	expect(await alert(page).locator("img").count()).toBe(0);
	expect(faults).toEqual([]);
});

test("a page that nobody sees follows nothing, and catches up when it is seen again", async () => {
	const dir = copyFolder();
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
