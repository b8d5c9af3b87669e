import { describe, expect, test } from "vitest";
import { findDates } from "../../src/node/find-dates.ts";

const dates = (text: string, language = "en") =>
	findDates([text], language).map(
		({ words, edtf, open }) => `${words} = ${edtf ?? open}`,
	);

describe("findDates", () => {
	test.each([
		[
			"en",
			"Published Monday, May 3, 2021, 10:15 GMT",
			["Monday, May 3, 2021, 10:15 GMT = 2021-05-03"],
		],
		["en", "3 May 2021", ["3 May 2021 = 2021-05-03"]],
		[
			"en",
			"since November 2013, and on May 3",
			["November 2013 = 2013-11", "May 3 = year"],
		],
		["en", "2021-05-03", ["2021-05-03 = 2021-05-03"]],
		["en", "May 3-4, 2021", ["May 3-4, 2021 = 2021-05-03/2021-05-04"]],
		["en", "on 03/05/2021", ["03/05/2021 = order"]],
		["en", "on 23/05/2021", ["23/05/2021 = 2021-05-23"]],
		["en", "on 05/05/2021", ["05/05/2021 = 2021-05-05"]],
		[
			"ja",
			"2021年5月3日と令和3年5月3日",
			["2021年5月3日 = 2021-05-03", "令和3年5月3日 = 2021-05-03"],
		],
		[
			"ja",
			"２０２１年５月３日、2013年11月以来",
			["２０２１年５月３日 = 2021-05-03", "2013年11月 = 2013-11"],
		],
		["ja", "5月3日に", ["5月3日 = year"]],
		["ru", "3 мая 2021 года", ["3 мая 2021 года = 2021-05-03"]],
		["ru", "в ноябре 2013 года", ["в ноябре 2013 года = 2013-11"]],
		["de", "am 3. Mai 2021", ["am 3. Mai 2021 = 2021-05-03"]],
		["eo", "May 3, 2021", ["May 3, 2021 = 2021-05-03"]],
		["ja", "公開：2021.05.03 12:00", ["2021.05.03 = 2021-05-03"]],
		["ko", "입력 2021. 5. 3. 12:00", ["2021. 5. 3 = 2021-05-03"]],
	])("finds in %s %j what is printed", (language, text, found) => {
		expect(dates(text, language)).toEqual(found);
	});

	test.each([
		[
			"en",
			"on Monday, yesterday, last month, next year, in two weeks, 5 days ago, now",
		],
		["en", "it may rain in April, as in 2016"],
		["en", "February 30, 2021"],
		["en", "at 10:15"],
		["ja", "昨日、来月、３日"],
		["ja", "版2021.5.3.1、1.2021.5.3、2021.13.3"],
		["ja", "It closed in 2019. 10. 12 more did."],
		["ru", "вчера, на прошлой неделе, в понедельник"],
	])(
		"finds in %s %j nothing, as it depends on the day of reading or is no date",
		(language, text) => {
			expect(dates(text, language)).toEqual([]);
		},
	);

	test("says where each stands", () => {
		expect(findDates(["None", "On May 3,\n2021"], "en")).toEqual([
			{ paragraph: 2, index: 3, words: "May 3, 2021", edtf: "2021-05-03" },
		]);
	});
});
