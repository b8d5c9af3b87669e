import { execFileSync } from "node:child_process";
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const PROJECT = join(import.meta.dirname, "..");
const home = mkdtempSync(join(tmpdir(), "dateline-package-"));

const run = (command: string, ...args: string[]) =>
	execFileSync(command, args, { cwd: home, encoding: "utf8", stdio: "pipe" });

interface Packed {
	filename: string;
	size: number;
	files: { path: string }[];
}

const readJson = (path: string) => JSON.parse(readFileSync(path, "utf8"));
let packed: Packed;

/** The package is made from what the global setup has compiled, and installed where nothing else is. */
beforeAll(() => {
	const [made] = JSON.parse(
		execFileSync(
			"npm",
			["pack", "--json", "--ignore-scripts", "--pack-destination", home],
			{ cwd: PROJECT, encoding: "utf8", stdio: "pipe" },
		),
	);
	packed = made;
	writeFileSync(join(home, "package.json"), '{ "type": "module" }');
	run(
		"npm",
		"install",
		"--prefer-offline",
		"--no-audit",
		"--no-fund",
		`./${packed.filename}`,
	);
}, 180_000);
afterAll(() => rmSync(home, { recursive: true }));

describe("the package", () => {
	test("is smaller than 3 MB", () => {
		expect(packed.size).toBeGreaterThan(50_000);
		expect(packed.size).toBeLessThan(3_000_000);
	});

	test("holds compiled code, the viewer and the example, and nothing of this map or its tests", () => {
		const tops = new Set(packed.files.map(({ path }) => path.split("/")[0]));
		expect([...tops].sort()).toEqual([
			"LICENSE",
			"README.md",
			"lib",
			"package.json",
			"src",
		]);
		const sources = packed.files
			.map(({ path }) => path)
			.filter((path) => path.startsWith("src/"));
		for (const path of sources)
			expect(path).toMatch(
				/^src\/(example\/|node\/preview\/preview\.(js|css)$)/,
			);
		expect(packed.files.map(({ path }) => path)).toEqual(
			expect.arrayContaining(["lib/node/bin.js", "lib/viewer/index.html"]),
		);
	});

	test("runs nothing when it is installed", () => {
		const { scripts } = readJson(
			join(home, "node_modules/dateline/package.json"),
		);
		const onInstall = ["preinstall", "install", "postinstall", "prepare"];
		expect(onInstall.filter((name) => name in scripts)).toEqual([]);
	});

	test("brings no package under GPL or AGPL, and nothing to compile or bundle with", () => {
		const { packages } = readJson(join(home, "package-lock.json")) as {
			packages: Record<
				string,
				{ license?: string; hasInstallScript?: boolean }
			>;
		};
		const brought = Object.entries(packages).filter(([path]) => path !== "");
		expect(brought.length).toBeGreaterThan(10);
		expect(
			brought.filter(([, { license = "" }]) => /\bA?GPL/.test(license)),
		).toEqual([]);
		expect(brought.filter(([, p]) => p.hasInstallScript)).toEqual([]);
		const names = readdirSync(join(home, "node_modules"));
		for (const tool of ["vite", "typescript", "esbuild", "tsx", "leaflet"])
			expect(names).not.toContain(tool);
	});

	test("makes a first map with two commands", () => {
		run("npx", "dateline", "init", "my-map");
		const command = "node_modules/.bin/dateline";
		expect(run(command, "check", "my-map", "--strict")).toContain(
			"0 errors, 0 warnings",
		);
		run(command, "build", "my-map");
		const dist = join(home, "my-map/dist");
		const page = readFileSync(join(dist, "index.html"), "utf8");
		const loaded = [...page.matchAll(/(?:src|href)="\.\/([^"#]+)"/g)];
		expect(loaded.length).toBeGreaterThan(3);
		for (const [, name = ""] of loaded)
			expect(readFileSync(join(dist, name)).length).toBeGreaterThan(0);
	});

	test("is a typed module for programs", () => {
		const program = `import { makeSite, type Problem, readFolder, readViewer, siteFiles } from "dateline";
const { folder, problems } = readFolder("none");
const codes: string[] = problems.map((p: Problem) => p.code);
const events: number = folder.events.length;
const { site } = makeSite("none");
if (site) siteFiles(site, readViewer());
console.log(events, codes.includes("file-missing"));
`;
		mkdirSync(join(home, "program"));
		writeFileSync(join(home, "program/use.ts"), program);
		execFileSync(
			process.execPath,
			[
				join(PROJECT, "node_modules/typescript/bin/tsc"),
				...["--strict", "--module", "nodenext", "--target", "es2023"],
				...["--types", "", "--lib", "es2023,dom", "program/use.ts"],
			],
			{ cwd: home, stdio: "pipe" },
		);
		expect(run(process.execPath, "program/use.js")).toBe("0 true\n");
	});
});
