import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Browser, CDPSession, Page } from "playwright-core";
import type { Target } from "./pages.ts";

const WARM_CLICKS = 3;
/** Parts of the map's pixels other than sea that look as they do in the end when it counts as drawn, and as complete. */
const DRAWN = 0.7;
const COMPLETE = 0.98;
/** Time for a loaded page, or a closed popup, to come to rest, ms. */
const REST = 400;

/** Milliseconds of one visit; all but the last count from navigation, the last from the release of the mouse button. */
export interface Times {
	firstPaint: number;
	mapDrawn: number;
	mapComplete: number;
	firstAnswer: number;
	warmAnswer: number;
}

/** Bytes by kind of file (or `later`: not loaded by the first view): raw, gzip -9, brotli 11. */
export type Bytes = Record<string, [raw: number, gzip: number, brotli: number]>;

declare global {
	var probe: {
		/** A point of the target that nothing covers, px, as soon as there is one. */
		spot: () => Promise<{ x: number; y: number }>;
		closed: () => Promise<unknown>;
		/** Of the latest click: when the popup's text was painted, and how long after the mouse button was released. */
		answer: Promise<{ at: number; after: number }>;
	};
}

/** Runs in the page, before its scripts. */
function installProbe(target: string): void {
	const painted = () =>
		new Promise<number>((done) => {
			requestAnimationFrame(() => {
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = () => done(performance.now());
				port2.postMessage(null);
			});
		});
	const until = <T>(look: () => T | undefined | false) =>
		new Promise<T>((done, fail) => {
			const limit = performance.now() + 20_000;
			const frame = () => {
				const found = look();
				if (found) done(found);
				else if (performance.now() > limit) fail(new Error(`${look}`));
				else requestAnimationFrame(frame);
			};
			frame();
		});
	const spot = () => {
		const element = document.querySelector(target);
		const box = element?.getBoundingClientRect();
		if (!element || !box) return;
		const parts = [0.5, 0.3, 0.7, 0.1, 0.9];
		return parts
			.flatMap((v) => parts.map((u) => [u, v] as const))
			.map(([u, v]) => ({
				x: box.x + box.width * u,
				y: box.y + box.height * v,
			}))
			.find(({ x, y }) => element.contains(document.elementFromPoint(x, y)));
	};
	const popup = () => document.querySelector(".leaflet-popup-content");
	globalThis.probe = {
		spot: () => until(spot),
		closed: () => until(() => !popup()),
		answer: new Promise(() => {}),
	};
	addEventListener(
		"mouseup",
		({ timeStamp }) => {
			globalThis.probe.answer = until(
				() =>
					popup()?.textContent &&
					popup()?.checkVisibility({ opacityProperty: true }),
			)
				.then(painted)
				.then((at) => ({ at, after: at - timeStamp }));
		},
		true,
	);
}

/** A new page in a context of its own, its processor slowed down `slowdown` times. */
async function withPage<T>(
	browser: Browser,
	target: Target,
	slowdown: number,
	use: (page: Page, devtools: CDPSession) => Promise<T>,
): Promise<T> {
	const viewport = { width: 1280, height: 800 };
	const context = await browser.newContext({ viewport });
	try {
		const page = await context.newPage();
		const devtools = await context.newCDPSession(page);
		// tsx wraps named functions in a helper of its own, which the page lacks.
		await page.addInitScript(
			`globalThis.__name ??= (f) => f; (${installProbe})(${JSON.stringify(target.place)})`,
		);
		await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
		return await use(page, devtools);
	} finally {
		await context.close();
	}
}

async function click(page: Page): Promise<{ at: number; after: number }> {
	const { x, y } = await page.evaluate(() => probe.spot());
	await page.mouse.click(x, y);
	return page.evaluate(() => probe.answer);
}

/** First paint and clicks. */
function visit(browser: Browser, target: Target, slowdown: number) {
	return withPage(browser, target, slowdown, async (page) => {
		await page.goto(target.url, { waitUntil: "commit" });
		const { at: firstAnswer } = await click(page);
		const warm: number[] = [];
		while (warm.length < WARM_CLICKS) {
			await page.waitForTimeout(REST);
			await page.keyboard.press("Escape");
			await page.evaluate(() => probe.closed());
			await page.waitForTimeout(REST);
			warm.push((await click(page)).after);
		}
		const firstPaint = await page.evaluate(
			() =>
				performance.getEntriesByName("first-contentful-paint")[0]?.startTime ??
				Number.NaN,
		);
		const warmAnswer = warm.sort((a, b) => a - b)[WARM_CLICKS >> 1] as number;
		return { firstPaint, firstAnswer, warmAnswer };
	});
}

/** Runs in a page: for each frame, the part of the map's pixels that already look as in the last frame, leaving out its commonest colour (the sea). */
async function compareFrames(frames: string[]): Promise<number[]> {
	const box = document.getElementById("map")?.getBoundingClientRect();
	if (!box) throw new TypeError("the page holds no map");
	const height = Math.min(box.height, innerHeight - box.y);
	const canvas = new OffscreenCanvas(box.width, height);
	const context = canvas.getContext("2d", { willReadFrequently: true });
	const pixels: Uint32Array[] = [];
	for (const data of frames) {
		const image = new Image();
		image.src = `data:image/png;base64,${data}`;
		await image.decode();
		context?.drawImage(image, -box.x, -box.y);
		const read = context?.getImageData(0, 0, canvas.width, canvas.height);
		if (read) pixels.push(new Uint32Array(read.data.buffer));
	}
	const last = pixels.at(-1) ?? new Uint32Array();
	const counts = new Map<number, number>();
	for (const colour of last) counts.set(colour, (counts.get(colour) ?? 0) + 1);
	const [sea] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
	const drawn = [...last.keys()].filter((i) => last[i] !== sea);
	return pixels.map(
		(frame) => drawn.filter((i) => frame[i] === last[i]).length / drawn.length,
	);
}

/** When the map was drawn and when complete, seen on a film of the screen; a visit of its own because filming costs time. */
function film(browser: Browser, target: Target, slowdown: number) {
	return withPage(browser, target, slowdown, async (page, devtools) => {
		const frames: { data: string; at: number }[] = [];
		devtools.on("Page.screencastFrame", ({ data, metadata, sessionId }) => {
			frames.push({ data, at: (metadata.timestamp ?? 0) * 1000 });
			devtools.send("Page.screencastFrameAck", { sessionId }).catch(() => {});
		});
		await devtools.send("Page.startScreencast", { format: "png" });
		await page.goto(target.url, { waitUntil: "commit" });
		await page.evaluate(() => probe.spot());
		await page.waitForTimeout(2 * REST);
		await devtools.send("Page.stopScreencast");
		await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
		const start = await page.evaluate(() => performance.timeOrigin);
		const shown = frames.filter(({ at }) => at >= start);
		const parts = await page.evaluate(
			compareFrames,
			shown.map(({ data }) => data),
		);
		if (process.env.DEBUG)
			console.error(
				target.name,
				slowdown,
				shown
					.map((f, i) =>
						[Math.round(f.at - start), parts[i]?.toFixed(3)].join(" "),
					)
					.join(", "),
			);
		const since = (part: number) =>
			(shown[parts.findLastIndex((p) => p < part) + 1]?.at ?? Number.NaN) -
			start;
		return { mapDrawn: since(DRAWN), mapComplete: since(COMPLETE) };
	});
}

/** One repetition: a visit that is clicked through and one that is filmed, each in a fresh context. */
export async function measureTimes(
	browser: Browser,
	target: Target,
	slowdown: number,
): Promise<Times> {
	const drawn = await film(browser, target, slowdown);
	return { ...drawn, ...(await visit(browser, target, slowdown)) };
}

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
