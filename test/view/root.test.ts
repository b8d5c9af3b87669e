import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const VIEW = join(import.meta.dirname, "../../src/view");

/** These are of the whole page alone: what starts it, answers or notes before that, keeps its address, leads to it in another language, and gives it away. */
const PAGE_ONLY =
	/^(?:main|early|asked|address|surroundings|languages|embed-button|embed-dialog)\.ts$/;

/** Looks beyond the map's own markup, which may stand in a shadow root of somebody else's page. */
const BEYOND =
	/\b(?:ownerDocument\.add|document\.)(?!createElement|createRange|createTextNode|createTreeWalker)\w+|\b(?:location|history)\.\w+/g;

test("the view looks for nothing outside the root it is given", () => {
	const strays = readdirSync(VIEW)
		.filter((name) => name.endsWith(".ts") && !PAGE_ONLY.test(name))
		.flatMap((name) => {
			const found = readFileSync(join(VIEW, name), "utf8").match(BEYOND);
			return (found ?? []).map((what) => `${name}: ${what}`);
		});
	expect(strays).toEqual([]);
});
