import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PAGES, settle, useBrowser } from "../support/page.ts";

const open = useBrowser();

/** Parts of the page, each a selector; a list is known by its first item. */
const PARTS: Record<string, string> = {
	masthead: "header.masthead",
	map: ".stage",
	finder: "[data-finder]",
	"first event": "li.event >> nth=0",
	"first difference": ".difference-list > li >> nth=0",
	"first source": ".record >> nth=0",
	footer: "footer",
};

/** What a button of the map has printed beside its name hangs on the fonts that are installed. */
const PRINTED = /^(\t- button ".*"): .*$/gm;

test.each(PAGES)(
	"what assistive technology is given of $file is as written down (UPDATE=1 writes it)",
	async ({ file, lang }) => {
		const page = await open({ file });
		const tree: string[] = [];
		const note = async (name: string, selector: string) =>
			tree.push(`# ${name}`, await page.locator(selector).ariaSnapshot());
		for (const [name, selector] of Object.entries(PARTS))
			await note(name, selector);
		await page.locator('#map button[data-place="kunashiri"]').focus();
		await page.keyboard.press("Enter");
		await page.getByRole("dialog").waitFor();
		await settle(page);
		await note("card of Kunashiri", "[role=dialog]");
		const text = `${tree.join("\n")}\n`
			.replace(/ {2}/g, "\t")
			.replace(PRINTED, "$1");
		const path = join(import.meta.dirname, "aria", `${lang}.yml`);
		if (process.env.UPDATE) writeFileSync(path, text);
		expect(existsSync(path), `${path} is not there: run with UPDATE=1`).toBe(
			true,
		);
		expect(text).toBe(readFileSync(path, "utf8"));
	},
);
