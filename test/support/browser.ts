import { setTimeout } from "node:timers/promises";
import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { inject } from "vitest";

/** Nothing that a browser does by itself may look like a request of the page. */
const ARGUMENTS = [
	"--no-sandbox",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-default-apps",
	"--disable-sync",
	// Each new page would else start two processes for the address bar's suggestions, which take longer than the page.
	"--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",
];

let launched: Promise<Browser> | undefined;

/** The browser of this worker, started when first asked for: it serves all test files that run here, and ends with the worker. */
export function sharedBrowser(): Promise<Browser> {
	launched ??= chromium.launch({
		executablePath: inject("chromium"),
		args: ARGUMENTS,
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
