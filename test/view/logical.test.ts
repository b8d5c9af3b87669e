import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const SRC = join(import.meta.dirname, "../../src");
const FILES = ["view", "element"].flatMap((folder) =>
	readdirSync(join(SRC, folder))
		.filter((name) => name.endsWith(".css"))
		.map((name) => join(folder, name)),
);

/** What lies on the map, whose east is right whatever is read there, and on the axis of time. */
const ON_MAP_OR_AXIS =
	/\.(?:mark|card-popup|leader|tie|pointer|controls|overview|scale|notice|ticks)\b/;
const PHYSICAL =
	/^(?:left|right|(?:margin|padding|border|scroll-(?:margin|padding))-(?:left|right)(?:-\w+)?|border-(?:top|bottom)-(?:left|right)-radius)$/;
const SIDES =
	/^(?:margin|padding|inset|border-width|scroll-(?:margin|padding))$/;

/** Whether a declaration would stay on the same side when a page is read from right to left. */
function isPhysical(property: string, value: string): boolean {
	if (PHYSICAL.test(property)) return true;
	if (/^(?:text-align|float|clear)$/.test(property))
		return /^(?:left|right)$/.test(value);
	const sides = value.match(/[\w-]+\((?:[^()]|\([^()]*\))*\)|[^\s()]+/g) ?? [];
	return SIDES.test(property) && sides.length === 4 && sides[1] !== sides[3];
}

/** Declarations with a side by left or right, each with its selector. */
const physicalIn = (css: string): string[] =>
	[
		...css.replace(/\/\*.*?\*\//gs, "").matchAll(/([^{};]+)\{([^{}]*)\}/g),
	].flatMap(([, selector = "", body = ""]) =>
		body.split(";").flatMap((declaration) => {
			const [, property = "", value = ""] =
				/^\s*([\w-]+):\s*(.*?)\s*$/s.exec(declaration) ?? [];
			return isPhysical(property, value) && !ON_MAP_OR_AXIS.test(selector)
				? [`${selector.trim()} { ${property}: ${value} }`]
				: [];
		}),
	);

describe("styles name no side by left and right, but on the map and the axis of time", () => {
	test.each(FILES)("%s", (file) => {
		expect(physicalIn(readFileSync(join(SRC, file), "utf8"))).toEqual([]);
	});

	test("a physical side is found in any form", () => {
		for (const side of [
			"margin-left: 1px",
			"right: 0",
			"padding: 1px 2px 3px 4px",
			"inset: 0 0 0 auto",
			"text-align: left",
			"border-right: 1px solid",
		])
			expect(physicalIn(`.a { ${side} }`), side).toHaveLength(1);
		expect(physicalIn(".a { margin: 1px 2px 3px; inset: 0 }")).toEqual([]);
	});
});
