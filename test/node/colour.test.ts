import { expect, test } from "vitest";
import { wantsColour } from "../../src/node/colour.ts";

test.each([
	[true, { TERM: "xterm" }, true],
	[true, { TERM: "xterm-256color", COLORTERM: "truecolor" }, true],
	[true, { TERM: "dumb" }, false],
	[true, { TERM: "xterm", NO_COLOR: "1" }, false],
	[true, { TERM: "xterm", FORCE_COLOR: "0" }, false],
	[false, { TERM: "xterm" }, false],
	[false, { TERM: "xterm", FORCE_COLOR: "1" }, true],
	[false, { FORCE_COLOR: "3" }, true],
	[false, { FORCE_COLOR: "0" }, false],
])("on a terminal: %s, with %j: colour: %s", (isTerminal, env, expected) => {
	expect(wantsColour(isTerminal, env)).toBe(expected);
});
