import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { newsMap, PAGES, settle, useBrowser } from "../support/page.ts";

const open = useBrowser();
const ISLANDS = ["etorofu", "kunashiri", "shikotan", "habomai", "four-islands"];

/** What the map now prints for the disputed places, by id. */
async function labels(page: Page): Promise<string[]> {
	await settle(page);
	return page.evaluate(
		(ids) =>
			ids.map(
				(id) =>
					document.querySelector(`.mark[data-place="${id}"] .label`)
						?.textContent ?? "",
			),
		ISLANDS,
	);
}

/** All a reader reads but the map and the choice of its labels. */
const theRest = (page: Page) =>
	page.evaluate(() =>
		[...document.querySelectorAll("header, .reading, .reference, footer")]
			.map((part) => part.textContent)
			.join("\n"),
	);

describe("the choice of labels", () => {
	let page: Page;
	const choice = () => page.getByRole("combobox", { name: "Labels" });
	beforeAll(async () => {
		page = await open();
	});

	test("begins with both names of each place, in the map's order", async () => {
		expect(await choice().inputValue()).toBe("");
		expect(await labels(page)).toEqual([
			"Etorofu / Iturup",
			"Kunashiri / Kunashir",
			"Shikotan",
			"Habomai / Khabomai",
			"Southern Kurils / Northern Territories",
		]);
	});

	test.each([
		[
			"As the articles write",
			[
				"Etorofu",
				"Kunashiri",
				"Shikotan",
				"Habomai islets",
				"disputed islands",
			],
		],
		[
			"Japanese forms",
			["Etorofu", "Kunashiri", "Shikotan", "Habomai", "Northern Territories"],
		],
		[
			"Russian forms",
			["Iturup", "Kunashir", "Shikotan", "Khabomai", "Southern Kurils"],
		],
	])(
		"%s: the map's labels follow, and nothing else of the page",
		async (name, printed) => {
			const before = await theRest(page);
			await choice().selectOption({ label: name });
			expect(await labels(page)).toEqual(printed);
			expect(await theRest(page)).toBe(before);
		},
	);

	test("says in words what it does, and that it changes labels alone", async () => {
		await choice().selectOption({ label: "Russian forms" });
		const stage = await page.locator(".stage").innerText();
		expect(stage).toContain("one side’s name alone (Russian forms)");
		expect(stage).toContain("never a claim, a status or an order");
	});

	test("leaves each place its names for assistive technology", async () => {
		await choice().selectOption({ label: "As the articles write" });
		await settle(page);
		const name = (id: string) =>
			page.locator(`.mark[data-place="${id}"]`).getAttribute("aria-label");
		expect(await name("etorofu")).toBe(
			"Etorofu / Iturup, 5 articles, disputed",
		);
		expect(await name("habomai")).toBe(
			"Habomai islets (Habomai / Khabomai), 5 articles, disputed",
		);
	});

	test("changes no card: names, administration and claim stand as before", async () => {
		const card = async () => {
			await page.locator('.mark[data-place="habomai"]').click();
			const text = await page.getByRole("dialog").innerText();
			await page.keyboard.press("Escape");
			return text;
		};
		const printed = await card();
		await choice().selectOption({ label: "Both names" });
		expect(await card()).toBe(printed);
		expect(printed).toMatch(/^\D*4?\s*Habomai \/ Khabomai/);
	});

	test("is in the address, comes with a link, and Back undoes it", async () => {
		page = await open({ hash: "#labels=ru" });
		expect((await labels(page))[0]).toBe("Iturup");
		expect(await choice().inputValue()).toBe("ru");
		await choice().selectOption({ label: "Japanese forms" });
		await expect.poll(() => page.url()).toMatch(/#labels=ja$/);
		await page.goBack();
		expect((await labels(page))[0]).toBe("Iturup");
		await page.goto(page.url().replace(/#.*/, "#labels=nonsense"));
		expect((await labels(page))[0]).toBe("Etorofu / Iturup");
		expect(await choice().inputValue()).toBe("");
	});
});

test.each(PAGES)(
	"in $file each choice has its labels in the page's language or the articles'",
	async ({ file, lang }) => {
		const page = await open({ file, hash: "#labels=ja" });
		const nameOf = (id: string, form: string) =>
			newsMap.places
				.find((p) => p.id === id)
				?.properties.names.find((n) => n.form === form && n.lang === lang)
				?.toponym;
		expect((await labels(page))[0]).toBe(nameOf("etorofu", "ja"));
		await page.locator("#labels").selectOption("ru");
		expect((await labels(page))[4]).toBe(nameOf("four-islands", "ru"));
		await page.locator("#labels").selectOption("sources");
		expect((await labels(page))[3]).toBe("Habomai islets");
		expect(
			await page
				.locator('.mark[data-place="habomai"] .label')
				.getAttribute("lang"),
		).toBe(lang === "en" ? null : "en");
	},
);
