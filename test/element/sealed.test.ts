import {
	appendFileSync,
	cpSync,
	mkdirSync,
	mkdtempSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { NewsMap } from "../../src/core/news-map.ts";
import { bodyOf } from "../../src/node/file-body.ts";
import { makeSite } from "../../src/node/site.ts";
import { readViewer } from "../../src/node/viewer.ts";
import { serveFolder } from "../support/static-server.ts";
import { useHost } from "./use-host.ts";

const visit = useHost();
const dir = mkdtempSync(join(tmpdir(), "dateline-sealed-"));
const BASE = join(import.meta.dirname, "../folders/_base");
const ADDRESSES: Record<string, string> = {
	"herald-ferry": "https://herald.example/ferry?day=4&page=1#top",
	"wire-ferry": "https://wire.example/a/b",
};

let site: Awaited<ReturnType<typeof serveFolder>>;
let newsMap: NewsMap;
beforeAll(async () => {
	cpSync(BASE, dir, { recursive: true });
	for (const [id, address] of Object.entries(ADDRESSES))
		appendFileSync(
			join(dir, `seeds/${id}.yaml`),
			`\nURL: "${address}"\ncontainer-title: Paper of ${id}\n`,
		);
	const made = makeSite(dir).site;
	if (!made) throw new Error("the folder has errors");
	const { "embed.html": embed = "" } = made.embeds(readViewer());
	const { "map.json": map = "" } = made.files;
	const out = join(dir, "site");
	mkdirSync(out);
	writeFileSync(join(out, "embed.html"), bodyOf(embed));
	newsMap = JSON.parse(`${bodyOf(map)}`);
	site = await serveFolder(out, "/made/");
});
afterAll(async () => {
	await site.close();
	rmSync(dir, { recursive: true });
});

/** What a reader gets who selects a part and copies it. */
const selected = (part: Locator) =>
	part.evaluate((element) => {
		const selection = getSelection();
		selection?.selectAllChildren(element);
		const text = selection?.toString() ?? "";
		selection?.removeAllRanges();
		return text.replace(/\s+/g, " ");
	});

test("in a frame that may not open windows every source and every citation has outlet, date and address as text to select", async () => {
	const { frame } = await visit("narrow", { fill: { site: site.url } });
	const map = await frame();
	expect(newsMap.sources).toHaveLength(2);
	for (const { id, csl } of newsMap.sources) {
		const [year] = `${csl.issued}`.split("-");
		const text = await selected(map.locator(`#source-${id}`));
		for (const part of [`Paper of ${id}`, year, ADDRESSES[id]])
			expect(text).toContain(part);
	}
	await map.evaluate(() => {
		for (const part of document.querySelectorAll("details")) part.open = true;
	});
	const citations = await map.locator("#events li.citation").all();
	expect(citations.length).toBe(newsMap.counts.citations);
	for (const citation of citations) {
		const id = (await citation.getAttribute("data-of")) ?? "";
		const text = await selected(citation.locator(".reference"));
		expect(text).toContain(`Paper of ${id}`);
		expect(text).toMatch(/\b20\d\d\b/);
		expect(text).toContain(ADDRESSES[id]);
		expect(text).not.toContain(":~:");
	}
	await map
		.getByRole("button", { name: /article/ })
		.first()
		.press("Enter");
	const card = map.getByRole("dialog");
	await card.waitFor();
	expect(await selected(card)).toMatch(/https:\/\/(?:herald|wire)\.example\//);
});
