import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RuleObject, RunOptions } from "axe-core";
import type { Frame, Page } from "playwright-core";
import { expect } from "vitest";

declare global {
	var axe: {
		run: (context: unknown, options: RunOptions) => Promise<AxeResults>;
	};
}

const AXE = readFileSync(
	createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
	"utf8",
);

/** Rules that compare each element's box or colour with what lies beneath: on a page of 9,000 elements they take most of the time. */
export const SEEN = ["color-contrast", "link-in-text-block", "target-size"];

/** The same rules as an option: off. */
export const UNSEEN: RuleObject = Object.fromEntries(
	SEEN.map((id) => [id, { enabled: false }]),
);

/** Leaves of the events, and of what places' cards list, only those that have a part of a kind that none before them has, so that each kind is looked at once: how long axe takes grows with the page. */
export const oneOfEachKind = (page: Page): Promise<void> =>
	page.evaluate(() => {
		for (const items of ["#events > ol > li", "#places .cards li"]) {
			const seen = new Set<string>();
			for (const item of document.querySelectorAll(items)) {
				const before = seen.size;
				for (const part of [item, ...item.querySelectorAll("*")])
					seen.add(`${part.localName}.${[...part.classList].sort()}`);
				if (seen.size === before) item.remove();
			}
		}
	});

/** What axe finds wrong in a page, or in the parts of it that are named as axe's context, one line for each rule and element. */
export async function violations(
	page: Page | Frame,
	part?: string | { include: string[][] },
	{ rules, ...options }: RunOptions = {},
): Promise<string[]> {
	// The browser lets its own scripts in where the page's policy lets none.
	if (!(await page.evaluate(() => "axe" in globalThis)))
		await page.evaluate(AXE);
	const { violations, passes } = await page.evaluate(
		([part, options]) => globalThis.axe.run(part ?? document, options),
		[
			part,
			{
				resultTypes: ["violations"],
				...options,
				rules: { "target-size": { enabled: true }, ...rules },
			} satisfies RunOptions,
		] as const,
	);
	expect(passes.length).toBeGreaterThan(0);
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(({ target, html, failureSummary }) =>
			[id, ...target, html, failureSummary].join(" "),
		),
	);
}
