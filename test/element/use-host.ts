import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";
import { sharedBrowser } from "../support/browser.ts";

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
	before?: (page: Page) => Promise<unknown>;
}

/** A way to open the built map in a host page of another origin. Errors, requests to third parties, cookies and breaches of a policy fail the test they happen in. */
export function useHost(): (name: string, visit?: Visit) => Promise<Host> {
	let origin = "";
	const headers = new Map<string, Record<string, string>>();
	const bodies = new Map<string, string>();
	const faults: string[] = [];
	let expected: RegExp[] = [];
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
	const open: Page[] = [];
	beforeAll(async () => {
		await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
		// Another host name than the site's: a third party to it.
		origin = `http://localhost:${(server.address() as AddressInfo).port}`;
	});
	afterEach(async () => {
		for (const page of open.splice(0)) await page.context().close();
		const found = faults.splice(0);
		const unexpected = found.filter((f) => !expected.some((e) => e.test(f)));
		expected = [];
		expect(unexpected).toEqual([]);
	});
	afterAll(() => {
		server.close();
	});

	return async (
		name,
		{
			viewport = { width: 800, height: 900 },
			colorScheme = "light",
			hasTouch = false,
			javaScriptEnabled = true,
			fill = {},
			before,
			...rest
		} = {},
	) => {
		const html = readFileSync(
			join(import.meta.dirname, `hosts/${name}.html`),
			"utf8",
		);
		const path = `/${name}`;
		const filled = { site: inject("site"), ...fill };
		bodies.set(
			path,
			html.replace(
				/\{\{(\w+)\}\}/g,
				(_, key: string) => filled[key as keyof typeof filled] ?? "",
			),
		);
		headers.set(
			path,
			Object.fromEntries(
				Object.entries(rest.headers ?? {}).map(([key, value]) => [
					key,
					value.replaceAll("{{origin}}", new URL(inject("site")).origin),
				]),
			),
		);
		const browser = await sharedBrowser();
		const context = await browser.newContext({
			viewport,
			colorScheme,
			hasTouch,
			javaScriptEnabled,
			reducedMotion: "reduce",
		});
		context.setDefaultTimeout(10_000);
		const page = await context.newPage();
		open.push(page);
		page.on("pageerror", (e) => faults.push(`thrown: ${e.message}`));
		page.on("console", (message) => {
			if (["error", "warning"].includes(message.type()))
				faults.push(`console: ${message.text()}`);
		});
		page.on("request", (request) => {
			const url = request.url();
			const own = [origin, inject("site"), "data:", "about:"];
			if (!own.some((start) => url.startsWith(start)))
				faults.push(`foreign request: ${url}`);
		});
		await before?.(page);
		await page.goto(`${origin}${path}`);
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
