import { expect, test } from "vitest";
import { addressConflict, siteAddress } from "../../src/core/site-address.ts";

const url = "https://news.example/map/";

test("a whole address given to the build outdoes the map's own", () => {
	expect(siteAddress("https://try.example/", { url })).toBe(
		"https://try.example/",
	);
	expect(siteAddress("/map/", { url })).toBe(url);
	expect(siteAddress("./", { url: undefined })).toBeUndefined();
});

test.each([
	["./", url],
	["/map/", url],
	[url, url],
	["https://try.example/", undefined],
	["/else/", undefined],
])("--base %s and url %s can both be meant", (base, url) => {
	expect(addressConflict(base, { url })).toBeUndefined();
});

test("what --base and url do not agree on is said, and which of them links name", () => {
	expect(addressConflict("https://try.example/map/", { url })).toBe(
		"link previews and oEmbed name https://try.example/map/ of --base, not https://news.example/map/, which data/map.yaml has as url",
	);
	expect(addressConflict("/else/", { url })).toBe(
		"link previews and oEmbed name https://news.example/map/, which data/map.yaml has as url: its path is not /else/ of --base",
	);
});
