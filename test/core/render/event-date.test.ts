import { expect, test } from "vitest";
import { compile } from "../../../src/core/compile.ts";
import { en } from "../../../src/core/messages/en.ts";
import { createRenderContext } from "../../../src/core/render/context.ts";
import { renderEventDate } from "../../../src/core/render/event-date.ts";
import { sampleFolder } from "../sample-folder.ts";

const map = compile(sampleFolder());
const context = createRenderContext(map, en);

test.each([
	["2017", true],
	["2017-12", true],
	["2017-03-20", true],
	["2017-21", false],
	["0000", false],
	["18XX", false],
	["2017-03~", false],
])("%s is a time that HTML can hold: %s", (date, isTime) => {
	const [event] = map.events;
	if (!event) throw new Error("no event");
	const { markup } = renderEventDate({ ...event, date }, context);
	expect(markup.includes(`datetime="${date}"`)).toBe(isTime);
	expect(markup.startsWith(isTime ? "<time" : "<span>")).toBe(true);
});
