import { expect, test } from "vitest";
import { createProgress } from "../../src/node/progress.ts";

/** A terminal with a clock that is set by hand. */
function layTerminal() {
	const clock = { ms: 0 };
	const said: string[] = [];
	const made = createProgress(
		(text) => said.push(text),
		() => clock.ms,
	);
	return { ...made, clock, said };
}

const line = (text: string) => `\r\u001B[K${text}`;

test("a task that ends within a second says nothing", () => {
	const { progress, clear, clock, said } = layTerminal();
	progress("reading", 0, 10);
	clock.ms = 999;
	progress("reading", 9, 10);
	clear();
	expect(said).toEqual([]);
});

test("a longer one shows how far each step is, ten times a second at most, and clears its line", () => {
	const { progress, clear, clock, said } = layTerminal();
	clock.ms = 1000;
	progress("reading", 4, 10);
	clock.ms = 1099;
	progress("reading", 5, 10);
	clock.ms = 1100;
	progress("reading", 10, 10);
	progress("drawing");
	progress("writing", 1, 3);
	progress("writing", 2, 3);
	clear();
	expect(said).toEqual([
		line(`reading [${"#".repeat(12)}${".".repeat(18)}]  40 %`),
		line(`reading [${"#".repeat(30)}] 100 %`),
		line("drawing …"),
		line(`writing [${"#".repeat(10)}${".".repeat(20)}]  33 %`),
		line(""),
	]);
});
