import { expect, test } from "vitest";
import type { NewsMap } from "../../../src/core/news-map.ts";
import { readMarkup, shown } from "../markup.ts";
import { pageOf, sampleMap } from "./sample-page.ts";

/** Fields that hold whatever an author wrote; ids, dates and words from fixed lists are not among them. */
const FREE = new Set(
	"URL attribution by container-title dateNote family given headline label lang language literal name note outletNote quote statement takeaway text title topic toponym url value wording words year".split(
		" ",
	),
);

/** The map with every free text replaced. `source` is free text beside `words` and figures, an id elsewhere. */
function fill(
	value: unknown,
	by: (text: string) => string,
	key = "",
	parent: object = {},
): unknown {
	if (typeof value === "string") {
		const isSourceName =
			key === "source" && ("words" in parent || "what" in parent);
		return FREE.has(key) || isSourceName ? by(value) : value;
	}
	if (Array.isArray(value))
		return value.map((item) => fill(item, by, key, value));
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([k, item]) => [k, fill(item, by, k, value)]),
	);
}

const filled = (text: string) => {
	const { map } = sampleMap();
	return {
		...(fill(map, () => text) as NewsMap),
		config: {
			...(fill(map.config, () => text) as NewsMap["config"]),
			language: "en",
		},
	};
};
/** The elements of a page and the names of their attributes. */
const shapeOf = (markup: string) =>
	readMarkup(markup).map((t) => [t.name, ...t.attributes.keys()].join(" "));

test.each([
	["an element with a handler", "<img src=x onerror=alert(1)>"],
	["the end of an attribute", '" onmouseover="alert(1)'],
	["the end of an attribute in single quotes", "' autofocus onfocus='alert(1)"],
	["the end of an element", '"></a></p></li><script>alert(1)</script>'],
	["the end of the data script", "</script><script>alert(1)</script>"],
	["a comment", "<!-- --!> <![CDATA["],
	["a script address", "javascript:alert(1)//https://x.example"],
	["a data address", "data:text/html,<script>alert(1)</script>"],
	["entities", "&lt;b&gt; &#60; &amp;lt; & &nbsp"],
	["replacement patterns", "$& $1 $` $' $$"],
	["template holes", "#{alert(1)} {{x}} <!--dateline:body-->"],
])("%s in every field is printed as the text it is", (_, hostile) => {
	const { head, body } = pageOf(filled(hostile));
	// Names on the map break into lines by their words.
	const plain = pageOf(filled(hostile.replace(/\S/g, "x")));
	expect(shapeOf(body)).toEqual(shapeOf(plain.body));
	expect(shapeOf(head)).toEqual(shapeOf(plain.head));
	const tags = readMarkup(body);
	expect(tags.find((t) => t.name === "h1")?.text).toBe(hostile);
	expect(
		tags.filter((t) => t.name === "cite").every((t) => t.text === hostile),
	).toBe(true);
	expect(
		tags.filter((t) => t.name === "q").every((t) => t.text === hostile),
	).toBe(true);
	for (const { attributes } of tags)
		expect(attributes.get("href") ?? "#").toMatch(/^(#|\.\/|https?:\/\/)/);
	const data = tags.find((t) => t.name === "script")?.text;
	expect(JSON.parse(data ?? "").views[0].label).toBe(hostile);
});

test("a bidi override or control character in any field shows as a replacement character", () => {
	const { head, body } = pageOf(
		filled("safe\u202Egpj.exe\u2066\u001B[31m\u0000"),
	);
	const text = (head + body).replace(/<script.*<\/script>/s, "");
	expect(text).toContain("safe\uFFFDgpj.exe\uFFFD\uFFFD[31m\uFFFD");
	expect(text).toBe(shown(text));
});
