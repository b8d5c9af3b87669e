import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Browser, Frame, Page } from "playwright-core";
import type { Target } from "./pages.ts";
import { REST, withPage } from "./visit.ts";

/** Widths of the page at which a frame is resized, px. */
export const WIDTHS = [320, 375, 768, 1200];

/** A page of another site with a map in it. */
export interface Host extends Pick<Target, "name" | "place" | "answer"> {
	url: string;
}

/** What one visit took, ms from the host page's navigation on. */
export interface Embedded {
	/** A place can be clicked. */
	ready: number;
	/** A click, made as soon as it could be, has been answered. */
	answered: number;
}

/** Where the map is: in the page, or in its frame. */
async function mapOf(page: Page): Promise<Page | Frame> {
	const frame = await (await page.$("iframe"))?.contentFrame();
	return frame ?? page;
}

/** Times in a frame count from another origin than the page's. */
async function shiftOf(map: Page | Frame, page: Page): Promise<number> {
	const origin = (of: Page | Frame) =>
		of.evaluate(() => performance.timeOrigin);
	return (await origin(map)) - (await origin(page));
}

/** Opens a page and clicks a place on its map as soon as it can be clicked. */
export function visitHost(browser: Browser, host: Host) {
	return withPage(browser, host, 1, async (page): Promise<Embedded> => {
		await page.goto(host.url, { waitUntil: "domcontentloaded" });
		const map = await mapOf(page);
		await map.waitForFunction(
			() => location.protocol === "http:" && typeof probe === "object",
		);
		const spot = await map.evaluate(async () => ({
			...(await probe.spot()),
			at: performance.now(),
		}));
		const shift = await shiftOf(map, page);
		const box = await (await page.$("iframe"))?.boundingBox();
		await page.mouse.click(spot.x + (box?.x ?? 0), spot.y + (box?.y ?? 0));
		const { at } = await map.evaluate(() => probe.answer);
		return { ready: spot.at + shift, answered: at + shift };
	});
}

/** All that the host page loads besides itself, compressed file by file. */
export function weigh(browser: Browser, host: Host) {
	return withPage(browser, host, 1, async (page) => {
		const bodies: Promise<Buffer>[] = [];
		page.on("response", (response) => {
			if (response.url() !== host.url && response.url().startsWith("http"))
				bodies.push(response.body());
		});
		await page.goto(host.url, { waitUntil: "load" });
		await (await mapOf(page)).evaluate(() => probe.spot());
		await page.waitForTimeout(REST);
		const files = await Promise.all(bodies);
		const sum = (size: (body: Buffer) => number) =>
			(files.reduce((all, body) => all + size(body), 0) / 1000).toFixed(1);
		return [
			String(files.length),
			sum((body) => body.length),
			sum((body) => gzipSync(body, { level: 9 }).length),
			sum((body) => brotliCompressSync(body).length),
		];
	});
}

/** From a change of the framed text to the new height of the frame, laid out in the page, ms; one for each width. */
export async function timeResizes(browser: Browser, host: Host) {
	const times: number[] = [];
	for (const width of WIDTHS)
		times.push(
			await withPage(browser, host, 1, async (page) => {
				await page.setViewportSize({ width, height: 1000 });
				await page.goto(host.url, { waitUntil: "load" });
				const map = await mapOf(page);
				await map.evaluate(() => probe.spot());
				await page.waitForTimeout(REST);
				const resized = page.evaluate(() => {
					const frame = document.querySelector("iframe") as Element;
					const { clientHeight } = frame;
					return new Promise<number>((done) =>
						new ResizeObserver(() => {
							if (frame.clientHeight !== clientHeight)
								done(performance.timeOrigin + performance.now());
						}).observe(frame),
					);
				});
				const changed = await map.evaluate(() => {
					const line = document.querySelector(".takeaway");
					line?.append(" There is more to be said.".repeat(innerWidth / 12));
					return performance.timeOrigin + performance.now();
				});
				return (await resized) - changed;
			}),
		);
	return times;
}
