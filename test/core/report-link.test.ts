import { expect, test } from "vitest";
import { reportLink } from "../../src/core/report-link.ts";

const letter = { subject: "Mistake in claim talks.met", body: "Map: A & B\n" };
const link = (address: string | undefined) =>
	reportLink(address, "talks.met", letter);

test("a letter has the claim in its subject; a page gets it as a parameter, before its hash", () => {
	expect(link("mailto:desk@news.example")).toBe(
		"mailto:desk@news.example?subject=Mistake%20in%20claim%20talks.met&body=Map%3A%20A%20%26%20B%0A",
	);
	expect(link("https://news.example/fix")).toBe(
		"https://news.example/fix?claim=talks.met",
	);
	expect(link("https://news.example/fix?a=1#form")).toBe(
		"https://news.example/fix?a=1&claim=talks.met#form",
	);
});

test.each([
	undefined,
	"javascript:alert(1)",
	"http://news.example/",
	"desk@news.example",
	"mailto:",
	"mailto:a@b.example?bcc=c@d.example",
	'https://news.example/"><script>',
])("there is no link to %s", (address) => {
	expect(link(address)).toBeUndefined();
});
