import { expect, test } from "vitest";
import { plot } from "../../bench/sizes/plot.ts";

/** Numbers of all attributes of a name. */
const numbers = (svg: string, name: string) =>
	[...svg.matchAll(new RegExp(` ${name}="([\\d.]+)"`, "g"))].map(([, n]) =>
		Number(n),
	);

test("a line of equal ratios is straight, and equal decades are as long", () => {
	const svg = plot([
		{
			title: "Cost",
			lines: [
				{
					name: "ours",
					points: [
						[10, 1],
						[100, 10],
						[1000, 100],
					],
				},
			],
		},
	]);
	const [x, y] = ["cx", "cy"].map((name) => numbers(svg, name)) as [
		[number, number, number],
		[number, number, number],
	];
	expect(x[1] - x[0]).toBeCloseTo(x[2] - x[1], 0);
	expect(y[0] - y[1]).toBeCloseTo(y[1] - y[2], 0);
	expect(y[0]).toBeGreaterThan(y[2]);
});

test("names of lines that end at one height lie apart, and say what they are, as text", () => {
	const line = (name: string) => ({ name, points: [[7, 50] as const] });
	const svg = plot([
		{ title: "A & B", lines: ["one", "two <3", "three"].map(line) },
	]);
	const names = [...svg.matchAll(/ y="([\d.]+)">(one|two &lt;3|three)</g)];
	expect(names.map(([, , name]) => name)).toEqual([
		"one",
		"two &lt;3",
		"three",
	]);
	const heights = names.map(([, y]) => Number(y)).sort((a, b) => a - b);
	for (const [i, y] of heights.slice(1).entries())
		expect(y - (heights[i] as number)).toBeGreaterThanOrEqual(14);
	expect(svg).toContain("A &amp; B");
});

test("what has no points is left out", () => {
	const svg = plot([
		{
			title: "Cost",
			lines: [
				{ name: "none", points: [] },
				{ name: "some", points: [[10, 5]] },
			],
		},
	]);
	expect(svg).not.toContain(">none<");
	expect(svg).toContain('class="line line-1"');
});
