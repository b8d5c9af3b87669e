import { readFileSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import {
	type PreviewSettings,
	startPreview,
} from "../../src/node/preview/start-preview.ts";
import { layLand } from "../support/own-land.ts";
import { layFolder } from "./folders.ts";

/** Quick enough for tests that wait for what must come. */
const PACE = { settleMs: 40, calmMs: 100, lookMs: 50 };

/** How long what must come is waited for: a slow machine is no fault. */
export const PATIENCE = { timeout: 20_000 };

/** Gives a copy of the faultless map folder, with a base map that takes no time to make; gone after the test. */
export function layMap(): string {
	const dir = layFolder();
	layLand(dir);
	return dir;
}

/** Writes a file of a map folder anew with some of its text replaced, which must be there. */
export function edit(dir: string, path: string, from: string, to: string) {
	const text = readFileSync(join(dir, path), "utf8");
	if (!text.includes(from)) throw new Error(`${path} holds no ${from}`);
	writeFileSync(join(dir, path), text.replace(from, to));
}

/** Previews a map folder until the test ends; gives its address and what it says meanwhile. */
export async function openPreview(
	dir: string,
	settings: Partial<PreviewSettings> = {},
) {
	const said: string[] = [];
	const { url, close } = await startPreview(
		dir,
		{ port: 0, base: "./", pace: PACE, ...settings },
		{ out: () => {}, talk: (text) => said.push(text) },
	);
	onTestFinished(close);
	return { url, said, close };
}

/** Asks a server for a path exactly as written, with headers of one's own. */
export function ask(
	url: string,
	path: string,
	{ method = "GET", headers = {} as Record<string, string> } = {},
) {
	const { hostname, port } = new URL(url);
	return new Promise<{
		status: number;
		headers: Record<string, unknown>;
		body: string;
	}>((done, fail) => {
		request({ hostname, port, path, method, headers }, (response) => {
			const chunks: Buffer[] = [];
			response.on("data", (chunk) => chunks.push(chunk));
			response.on("end", () =>
				done({
					status: response.statusCode ?? 0,
					headers: response.headers,
					body: Buffer.concat(chunks).toString(),
				}),
			);
		})
			.on("error", fail)
			.end();
	});
}

/** Follows a preview as an open page does; gives every state it is told of, as they come. */
export async function follow(url: string) {
	const states: { site: string; panel: string }[] = [];
	const leave = new AbortController();
	onTestFinished(() => leave.abort());
	const { body } = await fetch(new URL("/@dateline/events", url), {
		signal: leave.signal,
	});
	const read = async () => {
		let rest = "";
		for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ??
			[]) {
			const messages = (rest + chunk).split("\n\n");
			rest = messages.pop() ?? "";
			for (const message of messages)
				states.push(JSON.parse(message.slice(message.indexOf("data: ") + 6)));
		}
	};
	read().catch(() => {});
	return states;
}
