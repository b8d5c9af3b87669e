import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { REST } from "../visit.ts";
import { type Target, withMap } from "./visit.ts";

/** Bytes of the files of a kind: raw, gzip at 9, brotli at 11. */
export type Weights = Record<
	string,
	[raw: number, gzip: number, brotli: number]
>;

/** A larger file is compressed at 9: it would take minutes at 11. */
const BEST_UP_TO = 8_000_000;
const KINDS: [kind: string, type: RegExp][] = [
	["html", /html/],
	["js", /javascript/],
	["css", /css/],
	["images", /image|font/],
	["data", /./],
];

const known = new Map<string, [number, number, number]>();

function weighFile(path: string): [number, number, number] {
	const before = known.get(path);
	if (before) return before;
	const body = readFileSync(path);
	const params = {
		[constants.BROTLI_PARAM_QUALITY]: body.length > BEST_UP_TO ? 9 : 11,
		[constants.BROTLI_PARAM_SIZE_HINT]: body.length,
	};
	const weights: [number, number, number] = [
		body.length,
		gzipSync(body, { level: 9 }).length,
		brotliCompressSync(body, { params }).length,
	];
	known.set(path, weights);
	return weights;
}

/** All that a page loads without a click, by kind. `root` is what `origin` serves. */
export function weigh(
	browser: Browser,
	target: Target,
	{ root, origin }: { root: string; origin: string },
): Promise<Weights> {
	return withMap(browser, target, { slowdown: 1 }, async (page) => {
		const files = new Map<string, string>();
		page.on("response", async (response) => {
			const { pathname } = new URL(response.url());
			const type = (await response.headerValue("content-type")) ?? "";
			if (response.url().startsWith(origin) && response.ok())
				files.set(pathname, type);
		});
		await page.goto(target.url, { waitUntil: "load" });
		await page.evaluate(() => watch.ready());
		await page.waitForTimeout(2 * REST);
		const weights: Weights = {};
		for (const [path, type] of files) {
			const kind = KINDS.find(([, of]) => of.test(type))?.[0] ?? "data";
			const [a, b, c] = weighFile(join(root, path));
			const [x, y, z] = weights[kind] ?? [0, 0, 0];
			weights[kind] = [x + a, y + b, z + c];
		}
		return weights;
	});
}
