import type { Browser, CDPSession, Page } from "playwright-core";
import type { Target } from "./pages.ts";
import { REST, withPage } from "./visit.ts";

/** Part of the land's pixels, and of all but the sea's, that look as in the end when the land counts as drawn and the map as complete. */
const DRAWN = 0.95;
const COMPLETE = 0.98;

/** When the land was drawn and when the map was complete, ms from navigation on. */
export interface Film {
	landDrawn: number;
	mapComplete: number;
}

/** A frame of a film: when it was shown, ms from navigation on, and which parts of the land and of all but the sea look as in the last frame. */
export interface Frame {
	at: number;
	land: number;
	all: number;
}

/** Runs in a page: for each frame, which parts of the land and of all but the sea look as in the last frame. There the sea is the commonest colour of the map, land the next. */
async function compareFrames(
	frames: string[],
): Promise<Pick<Frame, "land" | "all">[]> {
	const box = document.getElementById("map")?.getBoundingClientRect();
	if (!box) throw new TypeError("the page holds no map");
	const pixels: Uint32Array[] = [];
	for (const data of frames) {
		const image = new Image();
		image.src = `data:image/png;base64,${data}`;
		await image.decode();
		const scale = image.width / innerWidth;
		const canvas = new OffscreenCanvas(
			Math.floor(box.width * scale),
			Math.floor(Math.min(box.height, innerHeight - box.y) * scale),
		);
		const context = canvas.getContext("2d", { willReadFrequently: true });
		context?.drawImage(image, -box.x * scale, -box.y * scale);
		const read = context?.getImageData(0, 0, canvas.width, canvas.height);
		if (read) pixels.push(new Uint32Array(read.data.buffer));
	}
	const last = pixels.at(-1) ?? new Uint32Array();
	const counts = new Map<number, number>();
	for (const colour of last) counts.set(colour, (counts.get(colour) ?? 0) + 1);
	const [sea, land] = [...counts.entries()]
		.sort((a, b) => b[1] - a[1])
		.map(([colour]) => colour);
	/** No reader sees a smaller difference of a colour's part. */
	const NEAR = 6;
	const isNear = (a = 0, b = 0) =>
		a === b ||
		[0, 8, 16].every(
			(bits) => Math.abs(((a >> bits) & 255) - ((b >> bits) & 255)) <= NEAR,
		);
	const all = [...last.keys()].filter((i) => !isNear(last[i], sea));
	const ofLand = all.filter((i) => last[i] === land);
	return pixels.map((frame) => {
		const part = (of: number[]) =>
			of.filter((i) => isNear(frame[i], last[i])).length / of.length;
		return { land: part(ofLand), all: part(all) };
	});
}

/** Frames are made small: a large picture takes longer to write than the page to paint. */
const FILM = { format: "png", maxWidth: 400, maxHeight: 250 } as const;

/** Films a page from its navigation until `isDone` and a rest. A busy browser leaves frames out: a film begun anew shows what the page looks like in the end. */
export async function filmPage(
	page: Page,
	devtools: CDPSession,
	url: string,
	isDone: () => Promise<unknown>,
): Promise<Frame[]> {
	const frames: { data: string; at: number }[] = [];
	devtools.on("Page.screencastFrame", ({ data, metadata, sessionId }) => {
		frames.push({ data, at: (metadata.timestamp ?? 0) * 1000 });
		devtools.send("Page.screencastFrameAck", { sessionId }).catch(() => {});
	});
	await devtools.send("Page.startScreencast", FILM);
	await page.goto(url, { waitUntil: "commit" });
	await isDone();
	// What is done may take long to draw.
	await page.evaluate(
		() =>
			new Promise((done) =>
				requestAnimationFrame(() => requestAnimationFrame(done)),
			),
	);
	await page.waitForTimeout(2 * REST);
	await devtools.send("Page.stopScreencast");
	await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
	const last = new Promise((done) =>
		devtools.once("Page.screencastFrame", done),
	);
	await devtools.send("Page.startScreencast", FILM);
	await last;
	await devtools.send("Page.stopScreencast");
	const start = await page.evaluate(() => performance.timeOrigin);
	const shown = frames.filter(({ at }) => at >= start);
	const parts = await page.evaluate(
		compareFrames,
		shown.map(({ data }) => data),
	);
	return parts.map((part, i) => ({
		...part,
		at: (shown[i]?.at ?? Number.NaN) - start,
	}));
}

/** Films a visit without clicks; a visit of its own because filming costs time. */
export function film(
	browser: Browser,
	target: Target,
	slowdown: number,
): Promise<Film> {
	return withPage(browser, target, slowdown, async (page, devtools) => {
		const frames = await filmPage(page, devtools, target.url, () =>
			page.evaluate(() => probe.spot()),
		);
		const since = (isMissing: (frame: Frame) => boolean) =>
			frames[frames.findLastIndex(isMissing) + 1]?.at ?? Number.NaN;
		return {
			landDrawn: since(({ land }) => land < DRAWN),
			mapComplete: since(({ all }) => all < COMPLETE),
		};
	});
}
