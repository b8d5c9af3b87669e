import { expect, test } from "vitest";
import { windOf, windOnScreen } from "../../src/core/compass.ts";

test.each([
	[0, "n"],
	[22, "n"],
	[23, "ne"],
	[90, "e"],
	[180, "s"],
	[270, "w"],
	[359, "n"],
	[-45, "nw"],
	[-90, "w"],
	[720 + 135, "se"],
] as const)("%i degrees from north is %s", (bearing, wind) => {
	expect(windOf(bearing)).toBe(wind);
});

test.each([
	[0, -9, "n"],
	[5, -5, "ne"],
	[9, 0, "e"],
	[5, 5, "se"],
	[0, 9, "s"],
	[-5, 5, "sw"],
	[-9, 1, "w"],
	[-5, -5, "nw"],
] as const)("%i px right and %i px down on a screen is %s", (dx, dy, wind) => {
	expect(windOnScreen(dx, dy)).toBe(wind);
});
