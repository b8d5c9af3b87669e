import fc from "fast-check";
import { expect, test } from "vitest";
import { parseEdtf } from "../../src/core/edtf.ts";
import { likelyDates } from "../../src/core/likely-dates.ts";

test.each([
	["March 2017", ["2017-03"]],
	["Mar. 2017", ["2017-03"]],
	["Sept 2017", ["2017-09"]],
	["20 March 2017", ["2017-03-20"]],
	["20th March, 2017", ["2017-03-20"]],
	["March 20, 2017", ["2017-03-20"]],
	["2017 March 20", ["2017-03-20"]],
	["20.3.2017", ["2017-03-20", "2017-20-03"]],
	["3/4/2017", ["2017-04-03", "2017-03-04"]],
	["2017-3-20", ["2017-03-20"]],
	["2017/3", ["2017-03"]],
	["20170320", ["2017-03-20"]],
	["3/2017", ["2017-03"]],
	["2017年3月20日", ["2017-03-20"]],
	["2017年3月", ["2017-03"]],
	["令和6年3月20日", ["2024-03-20"]],
	["平成元年", ["1989"]],
	["２０２４－０３－２０", ["2024-03-20"]],
	["2017-03-20T10:00:00+09:00", ["2017-03-20"]],
	["spring 2017", ["2017-21"]],
	["Fall 2017", ["2017-23"]],
	["about 2017", ["2017~"]],
	["c. March 1904", ["1904-03~"]],
	["ca. 1904", ["1904~"]],
	["2017 (?)", ["2017?"]],
	["possibly May 2018", ["2018-05?"]],
	["2017-2018", ["2017/2018"]],
	["1904 to 1905", ["1904/1905"]],
	["2010s", ["201X"]],
	["19th century", ["18XX"]],
	["next week", []],
	["Marchember 2017", []],
	["", []],
])("%j may mean %j", (text, dates) => {
	expect(likelyDates(text)).toEqual(dates);
});

test("of any day written in a usual way, the day itself is among what may be meant", () => {
	const day = fc.date({
		min: new Date("1000-01-01T00:00Z"),
		max: new Date("9999-12-31T00:00Z"),
		noInvalidDate: true,
	});
	const style = fc.constantFrom("long", "short", "numeric" as const);
	const locale = fc.constantFrom("en-GB", "en-US", "de-DE", "ja-JP");
	fc.assert(
		fc.property(day, style, locale, (date, month, language) => {
			fc.pre(language !== "de-DE" || month === "numeric");
			const written = new Intl.DateTimeFormat(language, {
				year: "numeric",
				month,
				day: "numeric",
				timeZone: "UTC",
			}).format(date);
			const iso = date.toISOString().slice(0, 10);
			expect(likelyDates(written)).toContain(iso);
			expect(parseEdtf(iso)).not.toBeNull();
		}),
	);
});

test("whatever is written, it takes no time and gives no text of its own", () => {
	const text = fc.string({
		unit: fc.constantFrom(..."0123456789-/. T~?年月of"),
	});
	fc.assert(
		fc.property(text, (value) => {
			for (const date of likelyDates(value))
				expect(date).toMatch(/^\d{2}[\dX]{2}[\d/X~?%-]*$/);
		}),
	);
	expect(likelyDates("2017 ".repeat(10_000))).toEqual([]);
});
