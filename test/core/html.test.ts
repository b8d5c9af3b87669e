import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	each,
	escapeHtml,
	html,
	inline,
	inlineCode,
	join,
	jsonScript,
	safeUrl,
} from "../../src/core/html.ts";
import { decodeEntities, readMarkup, shown } from "./markup.ts";

/** Strings rich in what markup is made of. */
const strings = fc.oneof(
	fc.string({ unit: "binary" }),
	fc
		.array(
			fc.constantFrom(
				"<",
				">",
				"&",
				'"',
				"'",
				"/",
				"=",
				"`",
				"a",
				" ",
				"&amp;",
				"&#39;",
				"]]>",
				"<!--",
				"</script>",
				"$&",
				"$1",
			),
		)
		.map((s) => s.join("")),
);

describe("escapeHtml", () => {
	test("writes the five characters of markup as entities and nothing else differently", () => {
		expect(escapeHtml(`<img src="x" onerror='a&b'>`)).toBe(
			"&lt;img src=&quot;x&quot; onerror=&#39;a&amp;b&#39;&gt;",
		);
		expect(escapeHtml("Итуруп 択捉 Etorofu\n\t– “two” 🏝")).toBe(
			"Итуруп 択捉 Etorofu\n\t– “two” 🏝",
		);
		expect(escapeHtml("&amp;")).toBe("&amp;amp;");
	});

	test("shows control characters and bidi overrides as replacement characters", () => {
		expect(escapeHtml("a\u0000b\u001B[31mc\u0085d")).toBe(
			"a\uFFFDb\uFFFD[31mc\uFFFDd",
		);
		for (const override of "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069")
			expect(escapeHtml(`evil${override}gpj`)).toBe("evil\uFFFDgpj");
	});
});

describe("html", () => {
	test("gives any string back as text and as attribute value, and never a tag of its own", () => {
		fc.assert(
			fc.property(strings, (text) => {
				const tags = readMarkup(html`<p title="${text}">${text}</p>`.markup);
				expect(tags).toHaveLength(1);
				// Isolates may stand round the text: see the test of right-to-left text.
				expect(tags[0]?.text.replace(/^\u2068(.*)\u2069$/su, "$1")).toBe(
					shown(text),
				);
				expect([...(tags[0]?.attributes ?? [])]).toEqual([
					["title", shown(text)],
				]);
			}),
			{ numRuns: 1000 },
		);
	});

	test("keeps right-to-left text from turning round what stands beside it, in texts only", () => {
		const title = "שלום (7)";
		expect(html`<p title="${title}">${title}: ${3}</p>`.markup).toBe(
			`<p title="${title}">\u2068${title}\u2069: 3</p>`,
		);
	});

	test("escapes once, however deep the holes", () => {
		const inner = html`<b>${"<&>"}</b>`;
		expect(html`<p>${[inner, [inner, "<"]]}</p>`.markup).toBe(
			"<p><b>&lt;&amp;&gt;</b><b>&lt;&amp;&gt;</b>&lt;</p>",
		);
	});

	test("takes an object that only looks like markup for no markup", () => {
		const forged = { markup: "<script>", toString: () => "<script>" } as never;
		expect(html`${forged}`.markup).toBe("&lt;script&gt;");
	});

	test("prints numbers, zero and the empty string included, and leaves out what is absent", () => {
		expect(
			html`${0}|${1.5}|${""}|${null}|${undefined}|${false}|${[]}`.markup,
		).toBe("0|1.5|||||");
	});
});

describe("each", () => {
	test("prints what a list prints, item by item, and makes nothing before it is printed", () => {
		const items = ["a", "<b>", "c"];
		let made = 0;
		const item = (text: string) => {
			made++;
			return html`<li>${text}</li>`;
		};
		const page = html`<main>${html`<ol>${each(items, item)}</ol>`} end</main>`;
		expect(made).toBe(0);
		for (const piece of page.pieces()) if (piece.includes("<li>")) break;
		expect(made).toBe(1);
		expect(page.markup).toBe(
			html`<main><ol>${items.map(item)}</ol> end</main>`.markup,
		);
	});
});

describe("join", () => {
	test("puts the separator between pieces only, and escapes both", () => {
		expect(join(["<", html`<i></i>`, 3], "&").markup).toBe(
			"&lt;&amp;<i></i>&amp;3",
		);
		expect(join([], ", ").markup).toBe("");
		expect(join(["a"], ", ").markup).toBe("a");
	});
});

describe("safeUrl", () => {
	test.each([
		"https://example.org/a?b=c#d",
		"http://example.org",
		"HTTPS://EXAMPLE.ORG/",
	])("passes %s", (url) => {
		expect(safeUrl(url)).toBe(url);
	});

	test.each([
		"javascript:alert(1)",
		"JaVaScRiPt:alert(1)//https://example.org",
		" https://example.org",
		"\u0001javascript:alert(1)",
		"java\nscript:alert(1)",
		"data:text/html,<script>",
		"//example.org",
		"/path",
		"https:example.org",
		"vbscript:x\nhttps://example.org",
		"",
	])("refuses %j", (url) => {
		expect(safeUrl(url)).toBeUndefined();
	});

	test("passes nothing that a browser reads as another scheme", () => {
		fc.assert(
			fc.property(
				fc.oneof(
					strings,
					strings.map((s) => `https://${s}`),
					strings.map((s) => `${s}https://x`),
				),
				(text) => {
					if (safeUrl(text) !== undefined && URL.canParse(text))
						expect(new URL(text).protocol).toMatch(/^https?:$/);
				},
			),
		);
		expect(safeUrl(undefined)).toBeUndefined();
	});
});

describe("inline", () => {
	test("gives any data back through its attributes, beside the code that a policy's hash is made of", () => {
		fc.assert(
			fc.property(strings, (files) => {
				const [script, ...others] = readMarkup(
					inline("script", "if (a < b) c('</script>')", { files }).markup,
				);
				expect(others).toEqual([]);
				expect(shown(script?.attributes.get("data-files") ?? "")).toBe(
					shown(files),
				);
				expect(script?.text).toBe(
					inlineCode("script", "if (a < b) c('</script>')"),
				);
			}),
		);
	});
});

describe("jsonScript", () => {
	test("gives any value back through the script element and cannot close it", () => {
		fc.assert(
			fc.property(fc.jsonValue(), strings, (value, text) => {
				const [script, ...others] = readMarkup(
					jsonScript("data", { value, text }).markup,
				);
				expect(others).toEqual([]);
				expect(script?.attributes.get("type")).toBe("application/json");
				expect(script?.text).not.toMatch(/[<>&\u2028\u2029]/);
				expect(JSON.parse(script?.text ?? "")).toEqual(
					JSON.parse(JSON.stringify({ value, text })),
				);
			}),
		);
	});

	test.each(["</script>", "</SCRIPT >", "<!--<script>", "\u2028"])(
		"holds %j as data",
		(text) => {
			const { markup } = jsonScript("data", text);
			expect(
				markup.slice(markup.indexOf(">") + 1, -"</script>".length),
			).not.toContain(text);
			expect(JSON.parse(readMarkup(markup)[0]?.text ?? "")).toBe(text);
		},
	);
});

describe("readMarkup, which these tests rest on", () => {
	test.each([
		"<p>a < b</p>",
		"<p>a & b</p>",
		"<p>&nbsp;</p>",
		"<p title=x></p>",
		"<p title='x'></p>",
		'<p title="a>b"></p>',
		'<p title="a" title="b"></p>',
		"<b><i></b></i>",
		"<p><div></div></p>",
		"<p>",
		"</p>",
		"<!-- x -->",
		"<scr\0ipt></script>",
	])("refuses %j", (markup) => {
		expect(() => readMarkup(markup)).toThrow(SyntaxError);
	});

	test("decodes each entity once", () => {
		expect(decodeEntities("&amp;lt;")).toBe("&lt;");
	});
});
