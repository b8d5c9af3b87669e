import { createHash } from "node:crypto";
import { chmodSync, chownSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { writeSite } from "../../src/node/write-site.ts";

/** A made-up site of some 3 MB in 300 files; no two variants share a file's bytes, and few share its name. */
export function siteOf(variant: string): Map<string, string> {
	return new Map([
		["index.html", `<title>${variant}</title>`],
		...Array.from({ length: 299 }, (_, i): [string, string] => [
			`assets/${i % 7}/${i % 10 === 0 ? "all" : variant}-${i}.txt`,
			`${variant}${i} `.repeat(2000),
		]),
	]);
}

const hash = (body: string | Buffer) =>
	createHash("sha256").update(body).digest("hex");

/** Gives a site's files with their hashes, ascending: what its folder must hold beside the manifest. */
function hashesOf(files: ReadonlyMap<string, string>): [string, string][] {
	return [...files]
		.map(([path, body]): [string, string] => [path, hash(body)])
		.sort();
}

/** Gives the same of a folder; what its manifest says must agree. */
function hashesIn(dir: string): [string, string][] {
	const found = readdirSync(dir, { recursive: true, withFileTypes: true })
		.filter((entry) => !entry.isDirectory())
		.map(({ parentPath, name }) => join(parentPath, name))
		.filter((path) => path !== join(dir, "dateline.json"))
		.map((path): [string, string] => [
			relative(dir, path).split(sep).join("/"),
			hash(readFileSync(path)),
		])
		.sort();
	const manifest = JSON.parse(readFileSync(join(dir, "dateline.json"), "utf8"));
	if (JSON.stringify(Object.entries(manifest.files)) !== JSON.stringify(found))
		throw new Error("the folder is not what its manifest says");
	return found;
}

const expected = new Map<string, string>();
function expectedOf(variant: string): string {
	const known =
		expected.get(variant) ?? JSON.stringify(hashesOf(siteOf(variant)));
	expected.set(variant, known);
	return known;
}

/** Gives which of these variants a folder holds, to the byte; undefined when it is none of them. */
export function variantIn(
	dir: string,
	variants: readonly string[],
): string | undefined {
	const found = JSON.stringify(hashesIn(dir));
	return variants.find((variant) => expectedOf(variant) === found);
}

/** Ways to write, each for a process of its own. */
const COMMANDS: Record<
	string,
	(out: string, variants: string[]) => void | Promise<void>
> = {
	/** Writes the variants in turn, saying before each that it begins. */
	write: async (out, variants) => {
		for (const variant of variants) {
			process.stdout.write("ready\n");
			await writeSite(out, siteOf(variant));
		}
	},
	/** The same, with the folder around `out` closed to this account. */
	"write-closed": async (out, variants) => {
		const parent = dirname(out);
		if (process.getuid?.() === 0) {
			chownSync(parent, 65534, 65534);
			chmodSync(parent, 0o555);
			process.setgid?.(65534);
			process.setuid?.(65534);
		} else chmodSync(parent, 0o555);
		for (const variant of variants) await writeSite(out, siteOf(variant));
	},
	/** Prints what lies around `out` and which of the variants is in it. */
	look: (out, variants) => {
		const around = readdirSync(dirname(out));
		const variant = variantIn(out, variants);
		process.stdout.write(`${JSON.stringify({ around, variant })}\n`);
	},
};

if (basename(process.argv[1] ?? "") === "driver.mjs") {
	const [command = "", out = "", ...variants] = process.argv.slice(2);
	try {
		await COMMANDS[command]?.(out, variants);
		process.stdout.write("done\n");
	} catch (error) {
		const { code, message, name } = error as NodeJS.ErrnoException;
		process.stdout.write(`${JSON.stringify({ name, code, message })}\n`);
	}
}
