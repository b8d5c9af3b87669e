import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { DATELINE } from "./package.ts";
import { serveFolder } from "./static-server.ts";

/** Before the tests of a file or a block builds the map folder that `write` makes, with the packaged command, and serves it; gives its address. */
export function useBuiltSite(write: (folder: string) => void): () => string {
	const folder = mkdtempSync(join(tmpdir(), "dateline-built-"));
	let site: Awaited<ReturnType<typeof serveFolder>>;
	beforeAll(async () => {
		write(folder);
		const out = join(folder, "dist");
		const words = [DATELINE, "build", folder, "--out", out];
		execFileSync(process.execPath, words, { stdio: "ignore" });
		site = await serveFolder(out, "/");
	});
	afterAll(async () => {
		await site.close();
		rmSync(folder, { recursive: true });
	});
	return () => site.url;
}
