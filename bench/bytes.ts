import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import type { Target } from "./pages.ts";
import { REST, withPage } from "./visit.ts";

/** Bytes by kind of file (or `later`: not loaded by the first view): raw, gzip -9, brotli 11. */
export type Bytes = Record<string, [raw: number, gzip: number, brotli: number]>;

/** Sizes of the target's files by kind, told apart by whether a visit loads them without a click. */
export function measureBytes(browser: Browser, target: Target): Promise<Bytes> {
	return withPage(browser, target, 1, async (page) => {
		const loaded = new Set(["index.html"]);
		page.on("response", (response) =>
			loaded.add(response.url().replace(target.url, "")),
		);
		await page.goto(target.url, { waitUntil: "load" });
		await page.evaluate(() => probe.spot());
		await page.waitForTimeout(REST);
		const bytes: Bytes = {};
		for (const entry of readdirSync(target.folder, {
			recursive: true,
			withFileTypes: true,
		})) {
			if (!entry.isFile()) continue;
			const path = join(entry.parentPath, entry.name);
			const name = path.slice(target.folder.length + 1).replaceAll("\\", "/");
			const kind = loaded.has(name) ? extname(name).slice(1) : "later";
			const body = readFileSync(path);
			const sizes = [
				body.length,
				gzipSync(body, { level: 9 }).length,
				brotliCompressSync(body).length,
			] as const;
			const [a, b, c] = bytes[kind] ?? [0, 0, 0];
			bytes[kind] = [a + sizes[0], b + sizes[1], c + sizes[2]];
		}
		return bytes;
	});
}
