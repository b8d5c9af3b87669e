import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Frame, Page } from "playwright-core";
import {
	afterAll,
	afterEach,
	beforeAll,
	beforeEach,
	expect,
	inject,
} from "vitest";
import { closeContext, sharedBrowser } from "../support/browser.ts";

/** The built site as files. */
export const LOCAL = pathToFileURL(`${inject("dist")}/`).href;

/** A page of `hosts/`, on an origin of its own, and what must never happen on it. */
export interface Host {
	page: Page;
	/** The frame of this selector, once its map has started. */
	frame: (selector?: string) => Promise<Frame>;
	/** Sees a request that would otherwise be a fault. */
	expectFault: (pattern: RegExp) => void;
}

interface Visit {
	viewport?: { width: number; height: number };
	colorScheme?: "light" | "dark";
	hasTouch?: boolean;
	javaScriptEnabled?: boolean;
	/** Headers of the page itself. */
	headers?: Record<string, string>;
	/** Written for `{{NAME}}` in the page. */
	fill?: Record<string, string>;
	/** Readied before the page loads. Such a page is no other test's afterwards. */
	before?: (page: Page) => Promise<unknown>;
}

/** What a host page has seen since it was loaded. */
export interface Seen {
	/** The element's and the frames' events: name without `dateline:`, detail. */
	heard: [string, Record<string, unknown>][];
	/** Messages of frames. */
	said: unknown[];
	/** Layout shifts, added up. */
	shifted: number;
}

declare global {
	var seen: Seen;
}

/** Runs in each host page, before its scripts. */
function watchPage(): void {
	if (top !== self) return;
	globalThis.seen = { heard: [], said: [], shifted: 0 };
	const names =
		"ready place-open place-close citation-click filter error".split(" ");
	for (const name of names)
		addEventListener(`dateline:${name}`, (event) => {
			const { detail } = event as CustomEvent;
			seen.heard.push([name, JSON.parse(JSON.stringify(detail))]);
		});
	addEventListener("message", ({ data }) => seen.said.push(data));
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries())
			seen.shifted += (entry as unknown as { value: number }).value;
	}).observe({ type: "layout-shift", buffered: true });
}

/** What a page of this test has seen. */
export const seenBy = (page: Page): Promise<Seen> =>
	page.evaluate(() => structuredClone(seen));

/**
 * A way to open the built map in a host page of another origin. A page opened in a test is another test's
 * afterwards, as a new browser process for each costs most of the time; one opened before all tests stays. Errors, requests to third
 * parties, cookies and breaches of a policy fail the test they happen in.
 */
export function useHost(): (name: string, visit?: Visit) => Promise<Host> {
	let origin = "";
	const headers = new Map<string, Record<string, string>>();
	const bodies = new Map<string, string>();
	const faults: string[] = [];
	const sites = new Set([inject("site"), LOCAL, "data:", "about:"]);
	let expected: RegExp[] = [];
	const all = new Set<Page>();
	const idle = new Map<string, Page[]>();
	let opened: { page: Page; kind: string | undefined }[] = [];
	const server = createServer((request, response) => {
		const path = request.url?.split("?")[0] ?? "";
		const body = bodies.get(path);
		if (body === undefined) return response.writeHead(404).end();
		response.writeHead(200, {
			"content-type": "text/html; charset=utf-8",
			...headers.get(path),
		});
		response.end(body);
	});
	beforeAll(async () => {
		await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
		// Another host name than the site's: a third party to it.
		origin = `http://localhost:${(server.address() as AddressInfo).port}`;
	});
	beforeEach(() => {
		opened = [];
	});
	afterEach(async () => {
		const found = faults.splice(0);
		for (const { page, kind } of opened) {
			if ((await page.context().cookies()).length > 0) found.push("a cookie");
			await page.unrouteAll({ behavior: "ignoreErrors" });
			if (kind === undefined) {
				await closeContext(page.context());
				all.delete(page);
			} else {
				await page.goto("about:blank");
				idle.set(kind, [...(idle.get(kind) ?? []), page]);
			}
		}
		faults.length = 0;
		const unexpected = found.filter((f) => !expected.some((e) => e.test(f)));
		expected = [];
		expect(unexpected).toEqual([]);
	});
	afterAll(async () => {
		for (const page of all) await closeContext(page.context());
		server.close();
	});

	const create = async (hasTouch: boolean, javaScriptEnabled: boolean) => {
		const browser = await sharedBrowser();
		const context = await browser.newContext({
			hasTouch,
			javaScriptEnabled,
			reducedMotion: "reduce",
		});
		context.setDefaultTimeout(20_000);
		const page = await context.newPage();
		all.add(page);
		await page.addInitScript(watchPage);
		page.on("pageerror", (e) => faults.push(`thrown: ${e.message}`));
		page.on("console", (message) => {
			if (["error", "warning"].includes(message.type()))
				faults.push(`console: ${message.text()}`);
		});
		page.on("request", (request) => {
			const url = request.url();
			if (![origin, ...sites].some((start) => url.startsWith(start)))
				faults.push(`foreign request: ${url}`);
		});
		return page;
	};

	/** Makes the host page of a name; gives its address. */
	const lay = (name: string, { fill, headers: sent = {} }: Visit): string => {
		const file = join(import.meta.dirname, `hosts/${name}.html`);
		const values: Record<string, string> = { site: inject("site"), ...fill };
		sites.add(values.site ?? "");
		const write = (_: string, key: string) => values[key] ?? "";
		const path = `/${name}`;
		bodies.set(
			path,
			readFileSync(file, "utf8").replace(/\{\{(\w+)\}\}/g, write),
		);
		const site = new URL(inject("site")).origin;
		const pairs = Object.entries(sent).map(([key, value]) => [
			key,
			value.replaceAll("{{origin}}", site),
		]);
		headers.set(path, Object.fromEntries(pairs));
		return origin + path;
	};

	return async (name, visit = {}) => {
		const {
			viewport = { width: 800, height: 900 },
			colorScheme = "light",
			hasTouch = false,
			javaScriptEnabled = true,
			before,
		} = visit;
		const kind = `${hasTouch} ${javaScriptEnabled}`;
		const page =
			(before === undefined && idle.get(kind)?.pop()) ||
			(await create(hasTouch, javaScriptEnabled));
		opened.push({ page, kind: before ? undefined : kind });
		await page.setViewportSize(viewport);
		await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
		await before?.(page);
		await page.goto(/^\w+:/.test(name) ? name : lay(name, visit));
		return {
			page,
			frame: async (selector = "iframe") => {
				const element = await page.waitForSelector(selector, {
					state: "attached",
				});
				const frame = await element.contentFrame();
				if (!frame) throw new Error(`${selector} is no frame`);
				await frame.waitForSelector("html[data-ready]", { state: "attached" });
				return frame;
			},
			expectFault: (pattern) => expected.push(pattern),
		};
	};
}
