import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { newsMap, useBrowser } from "../support/page.ts";

const open = useBrowser();
const event = newsMap.events.find(({ id }) => id === "two-plus-two-2017");
const claim = event?.claims.find((c) => c.citations[0]?.quote !== undefined);
const cited = claim?.citations[0];
if (!claim || !cited) throw new RangeError("the map quotes nothing here");
const source = newsMap.sources.find(({ id }) => id === cited.source);
const LINKS = /^#(lineage|source)-/;

/** Opens a claim in the list; its first citation. */
async function openClaim(page: Page) {
	const item = page.locator(`#events [data-claim="${claim?.id}"]`);
	const summary = item.locator("summary");
	// What comes near for the first time is laid out a frame later, and moves what is just pressed.
	let before = "";
	await expect
		.poll(async () => {
			await summary.scrollIntoViewIfNeeded();
			const now = JSON.stringify(await summary.boundingBox());
			const stays = now === before;
			before = now;
			return stays;
		})
		.toBe(true);
	await summary.click();
	return item.locator(".citation").first();
}

/** Gives the page a clipboard that takes or refuses; what it was given. */
const withClipboard = (refuses: boolean) => ({
	before: (page: Page) =>
		page.addInitScript((refuses) => {
			const taken: string[] = [];
			Object.assign(globalThis, { taken });
			Object.defineProperty(navigator, "clipboard", {
				configurable: true,
				value: {
					writeText: async (text: string) => {
						if (refuses) throw new DOMException("no", "NotAllowedError");
						taken.push(text);
					},
				},
			});
		}, refuses),
});

test("an opened claim's citation is copied as text, CSL-JSON and RIS, and the copy said", async () => {
	const page = await open(withClipboard(false));
	const citation = await openClaim(page);
	for (const name of ["Text", "CSL-JSON", "RIS"]) {
		await citation.getByRole("button", { name, exact: true }).click();
		await citation.getByText(`Copied: ${name}.`).waitFor();
	}
	const [text = "", csl = "", ris = ""] = await page.evaluate(
		() => (globalThis as unknown as { taken: string[] }).taken,
	);
	expect(text).toContain(source?.csl.title);
	expect(text).toContain(`¶${cited.paragraph}`);
	expect(text).toContain(`“${cited.quote}”`);
	const [item] = JSON.parse(csl);
	expect(item).toMatchObject({
		id: cited.source,
		type: "article-newspaper",
		title: source?.csl.title,
		note: `¶${cited.paragraph}: ${cited.quote}`,
	});
	expect(item.issued).not.toBeTypeOf("string");
	expect(ris).toMatch(/^TY {2}- NEWS\r\n/);
	expect(ris).toContain(`TI  - ${source?.csl.title}\r\n`);
	expect(ris).toContain(`N1  - ¶${cited.paragraph}: ${cited.quote}\r\n`);
});

test("where the clipboard is refused the text is shown, selected and has the focus; in a card too", async () => {
	const page = await open({ ...withClipboard(true), hash: "#place=tokyo" });
	const card = page.getByRole("dialog");
	const button = card.getByRole("button", { name: "RIS" }).first();
	await button.click();
	const field = card.getByRole("textbox");
	await field.waitFor();
	expect(
		await field.evaluate((area) => {
			const { selectionStart, selectionEnd, value } =
				area as HTMLTextAreaElement;
			return [
				area === document.activeElement,
				value.slice(selectionStart, selectionEnd) === value,
				value.startsWith("TY  - NEWS"),
			];
		}),
	).toEqual([true, true, true]);
});

test("without a script the evidence is text and links: quotation, paragraph, origin with its lineage, why", async () => {
	const page = await open({ javaScriptEnabled: false });
	const citation = await openClaim(page);
	for (const words of [`¶${cited.paragraph}`, cited.quote ?? "", "Origin:"])
		expect(await citation.textContent()).toContain(words);
	const links = await citation
		.locator("a")
		.evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
	expect(links.filter((href) => LINKS.test(href))).toHaveLength(2);
	expect(await page.getByText("Copy citation").count()).toBe(0);
});
