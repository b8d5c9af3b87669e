import type { Browser, CDPSession, Page } from "playwright-core";
import type { Target } from "./pages.ts";
import { installPainting } from "./painting.ts";
import { quantile } from "./statistics.ts";

const WARM_CLICKS = 3;
/** Time for a loaded page, or a closed popup, to come to rest, ms. */
export const REST = 400;

/** What a visit with clicks took, ms; the first two from navigation on, the last from the release of the mouse button. */
export interface Visit {
	firstPaint: number;
	firstAnswer: number;
	warmAnswer: number;
}

/** What is clicked, and what answers: selectors. */
type Sought = Pick<Target, "place" | "answer">;

declare global {
	var probe: {
		/** A point of the target that nothing covers, px, as soon as there is one. */
		spot: () => Promise<{ x: number; y: number }>;
		closed: () => Promise<unknown>;
		/** Of the latest click: when the popup's text was painted, and how long after the mouse button was released. */
		answer: Promise<{ at: number; after: number }>;
	};
}

/** Runs in the page and in its frames, before their scripts. */
function installProbe({ place, answer }: Sought): void {
	const { until, painted } = globalThis.painting;
	const root = () =>
		document.querySelector("dateline-map")?.shadowRoot ?? document;
	const spot = () => {
		const element = root().querySelector(place);
		const box = element?.getBoundingClientRect();
		if (!element || !box) return;
		const parts = [0.5, 0.3, 0.7, 0.1, 0.9];
		return parts
			.flatMap((v) => parts.map((u) => [u, v] as const))
			.map(([u, v]) => ({
				x: box.x + box.width * u,
				y: box.y + box.height * v,
			}))
			.find(({ x, y }) => element.contains(root().elementFromPoint(x, y)));
	};
	const popup = () => root().querySelector(answer);
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

/** How the page's machine is slowed down: its processor so many times, its network as the browser's protocol says. */
export interface Slowness {
	slowdown: number;
	/** ms, and bytes a second. */
	network?: { latency: number; downloadThroughput: number };
}

/** A new page in a context of its own, in which `script` runs before all others but what it tells times by. */
export async function inContext<T>(
	browser: Browser,
	{ slowdown, network }: Slowness,
	script: string,
	use: (page: Page, devtools: CDPSession) => Promise<T>,
): Promise<T> {
	const viewport = { width: 1280, height: 800 };
	const context = await browser.newContext({ viewport });
	try {
		const page = await context.newPage();
		const devtools = await context.newCDPSession(page);
		// tsx wraps named functions in a helper of its own, which the page lacks.
		await page.addInitScript(
			`globalThis.__name ??= (f) => f; (${installPainting})(); ${script}`,
		);
		await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
		if (network) {
			await devtools.send("Network.enable");
			await devtools.send("Network.emulateNetworkConditions", {
				offline: false,
				uploadThroughput: network.downloadThroughput,
				...network,
			});
		}
		return await use(page, devtools);
	} finally {
		await context.close();
	}
}

/** A new page with the probe, its processor slowed down `slowdown` times. */
export const withPage = <T>(
	browser: Browser,
	{ place, answer }: Sought,
	slowdown: number,
	use: (page: Page, devtools: CDPSession) => Promise<T>,
): Promise<T> =>
	inContext(
		browser,
		{ slowdown },
		`(${installProbe})(${JSON.stringify({ place, answer })})`,
		use,
	);

async function click(page: Page): Promise<{ at: number; after: number }> {
	const { x, y } = await page.evaluate(() => probe.spot());
	await page.mouse.click(x, y);
	return page.evaluate(() => probe.answer);
}

/** Opens the page, clicks the place as soon as it can be clicked, then closes the popup and clicks again a few times; answered is when the popup's text has been painted. */
export function visit(
	browser: Browser,
	target: Target,
	slowdown: number,
): Promise<Visit> {
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
		return { firstPaint, firstAnswer, warmAnswer: quantile(warm, 0.5) };
	});
}
