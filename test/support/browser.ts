import { setTimeout } from "node:timers/promises";
import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { inject } from "vitest";
import { ARGUMENTS } from "./chromium.ts";

/** Pages of tests live for seconds: compiling their scripts to the last, and collecting garbage side by side, takes more time than it saves. */
const QUICK = "--js-flags=--no-turbofan --single-threaded-gc";

let launched: Promise<Browser> | undefined;

/** The browser of this worker, started when first asked for: it serves all test files that run here, and ends with the worker. */
export function sharedBrowser(): Promise<Browser> {
	launched ??= chromium.launch({
		executablePath: inject("chromium"),
		args: [...ARGUMENTS, QUICK],
	});
	return launched;
}

/** How long a browser may take to close a context, ms. */
const PATIENCE = 10_000;

/** Closes a context. A browser whose page was just loading anew has once never answered: it takes the context along when it ends. */
export async function closeContext(context: BrowserContext): Promise<void> {
	await Promise.race([
		context.close(),
		setTimeout(PATIENCE, undefined, { ref: false }),
	]);
}
