import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	formatMapPosition,
	parseMapPosition,
} from "../../src/core/map-position.ts";

const within = (min: number, max: number) =>
	fc.double({ min, max, noNaN: true });

describe("formatMapPosition", () => {
	test.each([
		[{ zoom: 0, lat: 0, lon: -0 }, "0/0/0"],
		[{ zoom: 6, lat: 44.02, lon: 146.13339 }, "6/44.02/146.133"],
		[
			{ zoom: 19, lat: -33.8567844, lon: 151.2152967 },
			"19/-33.8567844/151.2152967",
		],
		[{ zoom: 8.99996, lat: -0.00001, lon: 180 }, "9/0/180"],
	])("writes %j", (position, text) => {
		expect(formatMapPosition(position)).toBe(text);
	});

	test("is read to a tenth of a pixel, and written the same again", () => {
		fc.assert(
			fc.property(
				within(0, 24),
				within(-85, 85),
				within(-180, 180),
				(zoom, lat, lon) => {
					const text = formatMapPosition({ zoom, lat, lon });
					const read = parseMapPosition(text);
					if (!read) throw new Error(text);
					const pixel = 360 / (256 * 2 ** read.zoom);
					expect(Math.abs(read.zoom - zoom)).toBeLessThan(0.001);
					expect(Math.abs(read.lon - lon)).toBeLessThan(0.1 * pixel);
					expect(Math.abs(read.lat - lat)).toBeLessThan(0.1 * pixel);
					expect(formatMapPosition(read)).toBe(text);
				},
			),
			{ numRuns: 1000 },
		);
	});
});

describe("parseMapPosition", () => {
	test.each([
		"",
		"6",
		"6/44",
		"6/44/146/1",
		"6/44/x",
		"25/0/0",
		"-1/0/0",
		"6/86/0",
		"6/0/201",
		"1e1/0/0",
		"6/NaN/0",
		" 6/0/0",
	])("takes %j for no position", (text) => {
		expect(parseMapPosition(text)).toBeUndefined();
	});
});
