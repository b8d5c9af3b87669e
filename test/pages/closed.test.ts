import { expect, inject, test } from "vitest";
import { newsMap, shownEvents, useBrowser } from "../support/page.ts";

const open = useBrowser();

test("the page opens with every event shown, and asks for nothing but its own files", async () => {
	const asked: string[] = [];
	const page = await open({
		before: async (p) =>
			p.on("request", (request) => asked.push(request.url())),
	});
	await page.waitForLoadState("networkidle");
	expect(await shownEvents(page)).toEqual(newsMap.events.map((e) => e.id));
	expect(asked).toContain(inject("site"));
	for (const url of asked.filter((each) => !each.startsWith("data:")))
		expect(url.startsWith(inject("site")), url).toBe(true);
});

test("a content security policy forbids everything but the page's own files", async () => {
	const page = await open();
	const policy = await page
		.locator('head > meta[http-equiv="Content-Security-Policy"]')
		.getAttribute("content");
	const rules = new Map(
		(policy ?? "").split(";").map((rule): [string, string] => {
			const [name = "", ...sources] = rule.trim().split(" ");
			return [name, sources.join(" ")];
		}),
	);
	expect(rules.get("default-src")).toBe("'none'");
	// Beside its files exactly the one script and the two style sheets that stand in it.
	expect(rules.get("script-src")).toMatch(/^'self' 'sha256-[\w+/]{43}='$/);
	expect(rules.get("style-src")).toMatch(
		/^'self'(?: 'sha256-[\w+/]{43}='){2}$/,
	);
	expect(rules.get("connect-src")).toBe("'self'");
	expect(rules.get("img-src")).toBe("'self' data:");
	expect(rules.get("base-uri")).toBe("'none'");
	expect(rules.get("form-action")).toBe("'none'");
});

test("a close look fetches finer outlines from the site itself", async () => {
	const page = await open();
	const outline = page.locator('#map path[data-place="etorofu"]');
	const coarse = (await outline.getAttribute("d")) ?? "";
	const answer = page.waitForResponse(/outlines\.json$/);
	for (let i = 0; i < 3; i++)
		await page.getByRole("button", { name: "Zoom in" }).click();
	expect((await answer).ok()).toBe(true);
	await expect
		.poll(async () => (await outline.getAttribute("d"))?.length)
		.toBeGreaterThan(coarse.length);
});

test("it sets no cookie and stores nothing", async () => {
	const page = await open();
	await page.getByRole("button", { name: /^Shikotan,/ }).click();
	expect(await page.context().cookies()).toEqual([]);
	expect(
		await page.evaluate(() => localStorage.length + sessionStorage.length),
	).toBe(0);
});
