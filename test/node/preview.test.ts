import { spawn } from "node:child_process";
import {
	appendFileSync,
	cpSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Problem } from "../../src/core/problem.ts";
import { preview } from "../../src/node/commands/preview.ts";
import { bodyOf } from "../../src/node/file-body.ts";
import { siteFiles } from "../../src/node/file-groups.ts";
import { findAnswer } from "../../src/node/preview/find-answer.ts";
import { renderPanel } from "../../src/node/preview/panel.ts";
import {
	NOTHING_YET,
	nextState,
} from "../../src/node/preview/preview-state.ts";
import {
	createSiteFiles,
	type SiteFiles,
} from "../../src/node/preview/site-files.ts";
import { formatProblems } from "../../src/node/report.ts";
import { makeSite } from "../../src/node/site.ts";
import { readViewer } from "../../src/node/viewer.ts";
import { DATELINE } from "../support/package.ts";
import {
	ask,
	edit,
	follow,
	layMap,
	openPreview,
	PATIENCE,
} from "./preview-driver.ts";

const MAP = "data/map.yaml";
const EVENTS = "data/events.yaml";
const TITLE = "Ferries of the Amber Strait";
/** A change that no schema lets pass. */
const breakMap = (dir: string) => edit(dir, MAP, "takeaway:", "takaway:");
const mendMap = (dir: string) => edit(dir, MAP, "takaway:", "takeaway:");
const eventYaml = (id: string) => `  - id: ${id}
    title: Another crossing
    date: "2021-05-04"
    status: happened
    places: [{ place: amberport, role: venue }]
    claims:
      - id: crossed
        text: A boat crossed.
        citations: [{ source: herald-ferry, paragraph: 3 }]
`;
const titleOf = (page: string) => /<title>(.*?)<\/title>/.exec(page)?.[1];

describe("what it serves", () => {
	test("is the built site, byte for byte, but for one hook in the page's head", async () => {
		const dir = layMap();
		const { site } = makeSite(dir);
		if (!site) throw new Error("no site");
		const { url } = await openPreview(dir);
		for (const [name, body] of siteFiles(site, readViewer())) {
			const answer = await fetch(url + name);
			const sent = Buffer.from(await answer.arrayBuffer());
			const hook =
				/<link rel="stylesheet" href="\/@dateline\/preview.css"><script defer src="\/@dateline\/preview.js" data-site="[0-9a-f]{16}"><\/script>(?=<\/head>)/;
			const plain =
				name === "index.html"
					? Buffer.from(sent.toString().replace(hook, ""))
					: sent;
			expect(plain.equals(Buffer.from(bodyOf(body))), name).toBe(true);
		}
	});

	test("has its type and charset, is not guessed at and not kept", async () => {
		const { url } = await openPreview(layMap());
		const page = await (await fetch(url)).text();
		const asset = (kind: string) =>
			new RegExp(`assets/[\\w-]+\\.${kind}`).exec(page)?.[0] ?? "";
		for (const [name, type] of [
			["", "text/html; charset=utf-8"],
			["index.html", "text/html; charset=utf-8"],
			["map.json", "application/json"],
			["places.geojson", "application/geo+json"],
			[asset("js"), "text/javascript; charset=utf-8"],
			["@dateline/preview.js", "text/javascript; charset=utf-8"],
			["@dateline/preview.css", "text/css; charset=utf-8"],
		]) {
			const { status, headers } = await fetch(url + name);
			expect(status, name).toBe(200);
			expect(headers.get("content-type"), name).toBe(type);
			expect(headers.get("x-content-type-options"), name).toBe("nosniff");
			expect(headers.get("cache-control"), name).toBe("no-store");
		}
	});

	test("is asked for by GET or HEAD and nothing else", async () => {
		const { url } = await openPreview(layMap());
		const head = await ask(url, "/map.json", { method: "HEAD" });
		const { length } = await (await fetch(`${url}map.json`))
			.arrayBuffer()
			.then((bytes) => new Uint8Array(bytes));
		expect([head.status, head.body]).toEqual([200, ""]);
		expect(head.headers["content-length"]).toBe(String(length));
		for (const method of ["POST", "PUT", "DELETE", "OPTIONS"])
			expect(await ask(url, "/", { method }), method).toMatchObject({
				status: 405,
				headers: { allow: "GET, HEAD" },
			});
	});

	test("stands under a sub-path, to which the top leads", async () => {
		const { url } = await openPreview(layMap(), { base: "/news/map/" });
		const { origin, pathname } = new URL(url);
		expect(pathname).toBe("/news/map/");
		const page = await (await fetch(origin)).text();
		const script = /data-modules="(\/news\/map\/assets\/[^" ]+\.js)/.exec(
			page,
		)?.[1];
		expect((await fetch(origin + script)).status).toBe(200);
		expect((await ask(url, "/news/map")).headers.location).toBe("/news/map/");
		expect((await ask(url, "/map.json")).status).toBe(404);
		expect((await ask(url, "/news/map/map.json")).status).toBe(200);
	});
});

describe("what it does not serve", () => {
	test("is anything to a host by another name", async () => {
		const { url } = await openPreview(layMap());
		const { port } = new URL(url);
		const statusFor = async (host: string) =>
			(await ask(url, "/", { headers: { host } })).status;
		for (const host of ["127.0.0.1", "localhost", "LocalHost", "[::1]"])
			expect(await statusFor(`${host}:${port}`), host).toBe(200);
		for (const host of [
			`evil.example:${port}`,
			`127.0.0.1.evil.example:${port}`,
			`localhost.evil.example:${port}`,
			`0.0.0.0:${port}`,
			`localhost:${Number(port) ^ 1}`,
			"localhost",
		])
			expect(await statusFor(host), host).toBe(403);
		const events = await ask(url, "/@dateline/events", {
			headers: { host: `evil.example:${port}` },
		});
		expect(events.status).toBe(403);
	});

	test("is a file that the site does not have, however it is asked for", async () => {
		const { url } = await openPreview(layMap());
		for (const path of [
			"/../data/map.yaml",
			"/..%2fdata%2fmap.yaml",
			"/%2e%2e/data/map.yaml",
			"/..\\data\\map.yaml",
			"/assets/../../data/map.yaml",
			"/data/map.yaml",
			"/seeds/wire-ferry.txt",
			"//etc/passwd",
			"/@dateline/../package.json",
			"/@dateline/server.ts",
			"/@dateline/../../../package.json",
			"/index.html%00.txt",
			"/constructor",
			"/__proto__",
			"/map.json/",
			"/%",
			"/%ff",
			"http://127.0.0.1/data/map.yaml",
			"*",
		]) {
			const { status, body } = await ask(url, path);
			expect([400, 404], path).toContain(status);
			expect(body.length, path).toBeLessThan(100);
		}
	});

	test.runIf(process.platform === "linux")(
		"is anything to another address than 127.0.0.1",
		async () => {
			const { url } = await openPreview(layMap());
			await expect(
				fetch(url.replace("127.0.0.1", "127.0.0.2")),
			).rejects.toThrow();
		},
	);
});

test("when the port is taken the next free one is", async () => {
	const other = createServer();
	await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
	onTestFinished(() => void other.close());
	const { port } = other.address() as AddressInfo;
	const { url } = await openPreview(layMap(), { port });
	expect(Number(new URL(url).port)).toBeGreaterThan(port);
	expect((await fetch(url)).status).toBe(200);
});

describe("a change", () => {
	test("makes a new site, of which every open page is told", async () => {
		const dir = layMap();
		const { url, said } = await openPreview(dir);
		const states = await follow(url);
		edit(dir, MAP, TITLE, "Ferries anew");
		await expect.poll(() => states.length, PATIENCE).toBe(2);
		expect(states[1]?.site).not.toBe(states[0]?.site);
		const page = await (await fetch(url)).text();
		expect(titleOf(page)).toBe("Ferries anew");
		expect(page).toContain(`data-site="${states[1]?.site}"`);
		expect(said.join("")).toMatch(/^rebuilt in \d+ ms$/m);
	});

	test("that changes nothing in the site leaves the open pages as they are", async () => {
		const dir = layMap();
		const { url } = await openPreview(dir);
		const states = await follow(url);
		appendFileSync(join(dir, MAP), "# said to editors only\n");
		await expect.poll(() => states.length, PATIENCE).toBe(2);
		expect(states[1]).toEqual(states[0]);
	});

	test("with errors keeps the last site and says what is wrong until it is mended", async () => {
		const dir = layMap();
		const { url, said } = await openPreview(dir);
		const states = await follow(url);
		const before = await (await fetch(url)).text();
		breakMap(dir);
		await expect
			.poll(() => states.at(-1)?.panel, PATIENCE)
			.toContain("takaway");
		expect(states.at(-1)?.site).toBe(states[0]?.site);
		expect(await (await fetch(url)).text()).toBe(before);
		const lines = formatProblems(makeSite(dir).problems);
		expect(said.join("")).toBe(`${lines.join("\n")}\n`);
		mendMap(dir);
		await expect.poll(() => states.at(-1), PATIENCE).toEqual(states[0]);
		expect(states[0]?.panel).toBe("");
	});

	test("with errors leaves also those files as they were that nobody has asked for yet", async () => {
		const dir = layMap();
		const { site } = makeSite(dir);
		const expected = Object.entries(site?.files ?? {})
			.filter(([name]) => !name.endsWith(".png"))
			.map(([name, file]) => ({ name, body: Buffer.from(bodyOf(file)) }));
		const { url } = await openPreview(dir);
		const states = await follow(url);
		for (const name of ["map.yaml", "places.geojson", "events.yaml"])
			writeFileSync(join(dir, "data", name), "{}");
		await expect.poll(() => states.length, PATIENCE).toBe(2);
		for (const { name, body } of expected) {
			const sent = await (await fetch(url + name)).arrayBuffer();
			expect(body.equals(Buffer.from(sent)), name).toBe(true);
		}
	});

	test("of an article's text in another folder counts too", async () => {
		const dir = layMap();
		const texts = layMap();
		const { url } = await openPreview(dir, { texts: join(texts, "seeds") });
		const states = await follow(url);
		edit(texts, "seeds/wire-ferry.txt", "opened talks", "closed talks");
		await expect
			.poll(() => states.at(-1)?.panel, PATIENCE)
			.toContain("wire-ferry");
	});
});

describe("a state that is half written is never served", () => {
	test("while a file grows, though each of its beginnings is a site of its own", async () => {
		const dir = layMap();
		const { url } = await openPreview(dir, {
			pace: { settleMs: 1000, calmMs: 20, lookMs: 20 },
		});
		const states = await follow(url);
		const countEvents = async () =>
			(await (await fetch(`${url}map.json`)).json()).events.length;
		const before = await countEvents();
		for (let n = 1; n <= 20; n++) {
			appendFileSync(join(dir, EVENTS), eventYaml(`grown-${n}`));
			await sleep(5);
			expect(makeSite(dir).problems).toEqual([]);
			expect(await countEvents()).toBe(before);
		}
		await expect.poll(() => states.length, PATIENCE).toBe(2);
		expect(await countEvents()).toBe(before + 20);
	});

	test("while the folder's parts are taken away and come back", async () => {
		const dir = layMap();
		const { url } = await openPreview(dir);
		const states = await follow(url);
		const next = layMap();
		edit(next, MAP, TITLE, "Another branch");
		rmSync(join(dir, "data"), { recursive: true });
		renameSync(join(dir, "seeds"), join(dir, "seeds.old"));
		await expect
			.poll(() => states.at(-1)?.panel, PATIENCE)
			.toContain("file-missing");
		expect(titleOf(await (await fetch(url)).text())).toBe(TITLE);
		cpSync(join(next, "data"), join(dir, "data"), { recursive: true });
		renameSync(join(dir, "seeds.old"), join(dir, "seeds"));
		await expect.poll(() => states.at(-1)?.panel, PATIENCE).toBe("");
		expect(titleOf(await (await fetch(url)).text())).toBe("Another branch");
		edit(dir, MAP, "Another branch", "Followed on");
		await expect
			.poll(async () => titleOf(await (await fetch(url)).text()), PATIENCE)
			.toBe("Followed on");
	});
});

describe("a folder that has no site yet", () => {
	test("has a page of its problems, and its site once they are mended", async () => {
		const dir = layMap();
		breakMap(dir);
		const { url } = await openPreview(dir);
		const first = await fetch(url);
		expect(first.status).toBe(503);
		expect(first.headers.get("content-security-policy")).toContain(
			"default-src 'none'",
		);
		expect(await first.text()).toContain("key-unknown");
		mendMap(dir);
		await expect
			.poll(async () => (await fetch(url)).status, PATIENCE)
			.toBe(200);
	});

	test("may be empty when the preview begins", async () => {
		const dir = layMap();
		const full = layMap();
		rmSync(join(dir, "data"), { recursive: true });
		rmSync(join(dir, "seeds"), { recursive: true });
		const { url } = await openPreview(dir);
		expect((await fetch(url)).status).toBe(503);
		cpSync(full, dir, { recursive: true });
		await expect
			.poll(async () => (await fetch(url)).status, PATIENCE)
			.toBe(200);
	});
});

describe("the panel", () => {
	const problem = (n: number): Problem => ({
		code: "schema",
		severity: "error",
		file: "data/<img src=x onerror=alert(1)>.yaml",
		line: n,
		column: 1,
		pointer: "",
		message: '</li><script>alert(1)</script> "\u202Egnp.exe\n',
	});
	const problems = Array.from({ length: 150 }, (_, i) => problem(i + 1));
	const { markup } = renderPanel({
		isStuck: true,
		lines: formatProblems(problems),
	});

	test("escapes every line, hidden characters too", () => {
		expect(markup).not.toMatch(/<(?:script|img)|\u202E/);
		expect(markup).toContain("\\u202Egnp.exe\\u000A");
	});

	test("shows a hundred lines and how many more there are", () => {
		expect(markup.match(/<li>/g)).toHaveLength(101);
		expect(markup).toContain("<li>… and 50 more problems</li>");
		expect(markup).toContain("<strong>150 errors, 0 warnings</strong>");
	});
});

test("an attempt that fails for another reason than the folder's content keeps the last site", () => {
	const site = { id: "0", files: () => undefined };
	const good = nextState(NOTHING_YET, () => ({ site, problems: [] }));
	const fail = (error: Error) =>
		nextState(good, () => {
			throw error;
		});
	const message = "EACCES: permission denied, open 'data/\u001B[2Jx'";
	const failed = fail(Object.assign(new Error(message), { syscall: "open" }));
	expect(failed.isStuck).toBe(true);
	expect(failed.site).toBe(good.site);
	expect(failed.lines).toEqual([
		"EACCES: permission denied, open 'data/\\u001B[2Jx'",
		"the site cannot be made",
	]);
	expect(fail(new TypeError("x is not a function")).lines[0]).toBe(
		"this is a mistake in dateline, not in your folder: x is not a function",
	);
});

describe("a site's files", () => {
	const ground = {
		hosts: ["127.0.0.1"],
		prefix: "/",
		own: new Map<string, Uint8Array>(),
	};
	const answer = (files: SiteFiles, url: string) =>
		findAnswer(
			{ method: "GET", url, host: "127.0.0.1" },
			{ ...NOTHING_YET, site: { id: "0", files } },
			ground,
		);

	test("are made when they are asked for, and once", () => {
		const made: string[] = [];
		const file = (name: string) => () => {
			made.push(name);
			return name;
		};
		const names = ["index.html", "map.json", "map.png"];
		const files = createSiteFiles([
			() => names.map((name) => [name, file(name)]),
			() => {
				made.push("pages");
				return [["events/1.html", file("events/1.html")]];
			},
		]);
		expect(made).toEqual([]);
		for (const url of ["/map.json", "/", "/map.json"]) answer(files, url);
		expect(made).toEqual(["map.json", "index.html"]);
		for (const url of ["/none", "/events/1.html"]) answer(files, url);
		expect(made.slice(2)).toEqual(["pages", "events/1.html"]);
	});

	test("that cannot be made are answered with why, in one line", () => {
		for (const name of ["index.html", "map.json"]) {
			const fail = () => {
				throw new TypeError("x is\nno function");
			};
			for (const group of [() => [[name, fail] as const], fail]) {
				const files = createSiteFiles([group]);
				for (const url of [`/${name}`, `/${name}`])
					expect(answer(files, url)).toMatchObject({
						status: 500,
						body: "this is a mistake in dateline, not in your folder: x is\\u000Ano function\n",
					});
			}
		}
	});
});

describe("dateline preview", () => {
	async function run(
		...[dir, options]: [string, Parameters<typeof preview>[1]]
	) {
		const said = { out: "", talk: "" };
		const io = {
			out: (text: string) => {
				said.out += text;
			},
			talk: (text: string) => {
				said.talk += text;
			},
		};
		const exit = await preview(dir, options, io, async () => {});
		return { exit, ...said };
	}

	test("prints its address alone as its result, and ends with 0", async () => {
		const { exit, out } = await run(layMap(), { port: "0" });
		expect(exit).toBe(0);
		expect(out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\n$/);
	});

	test.each([
		{ port: "no" },
		{ port: "70000" },
		{ port: "-1" },
		{ base: "map" },
		{ base: "//elsewhere.example/" },
		{ base: "https://elsewhere.example/" },
	])("ends with 2 for %j", async (options) => {
		const { exit, out, talk } = await run(layMap(), options);
		expect([exit, out]).toEqual([2, ""]);
		expect(talk).toMatch(/^--(port|base) .*: write .*\n$/);
	});

	test("ends with 3 where there is no folder", async () => {
		expect(await run("/none", {})).toEqual({
			exit: 3,
			out: "",
			talk: "/none is not a folder\n",
		});
	});

	test.each(["SIGINT", "SIGTERM"] as const)(
		"%s ends it with 0, though a page is open",
		async (signal) => {
			const child = spawn(
				process.execPath,
				[DATELINE, "preview", layMap(), "--port=0"],
				{ stdio: ["ignore", "pipe", "ignore"] },
			);
			onTestFinished(() => void child.kill("SIGKILL"));
			const ended = new Promise((done) => child.once("exit", done));
			const [address] = await child.stdout.take(1).toArray();
			const states = await follow(String(address).trim());
			await expect.poll(() => states.length, PATIENCE).toBe(1);
			child.kill(signal);
			expect(await ended).toBe(0);
		},
	);
});
