import { startPreview } from "../preview/start-preview.ts";
import { type CommandIo, EXIT, type ExitCode, findNoFolder } from "./io.ts";
import { refuse, refuseBase, refuseFolder } from "./refuse.ts";

/** Options of `dateline preview`. */
export interface PreviewOptions {
	/** Default 4173. */
	port?: string;
	/** Path the site is served under. Default: the top. */
	base?: string;
	texts?: string;
}

/** A path on this server: no address of another one, and no `//`, which begins one. */
const BASE = /^\/(?:[^\s"'<>?#\\/]+\/)*$/;
const PORT = 4173;

/** Waits for Ctrl-C or a request to end. */
const signalled = () =>
	new Promise<void>((done) => {
		for (const signal of ["SIGINT", "SIGTERM"] as const)
			process.once(signal, () => done());
	});

/**
 * `dateline preview`: serves a map folder's site on this machine alone and rebuilds it as the folder changes, until it is
 * told to end, which `ended` waits for (default: SIGINT or SIGTERM). Prints the address. 0 ended, 2 no such port or
 * `base`, 3 no such folder. Throws the system's error when there is no viewer or no port.
 */
export async function preview(
	dir: string,
	{ port = String(PORT), base = "./", texts }: PreviewOptions,
	io: CommandIo,
	ended: () => Promise<void> = signalled,
): Promise<ExitCode> {
	const missing = findNoFolder(dir, texts);
	if (missing !== undefined) return refuseFolder(io, missing);
	if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
		return refuse(
			io,
			EXIT.usage,
			`--port ${port} is no port: write a number up to 65535, or 0 for any that is free`,
		);
	if (base !== "./" && !BASE.test(base)) return refuseBase(io, base);
	const settings = { port: Number(port), base, texts };
	const { url, close } = await startPreview(dir, settings, io);
	io.out(`${url}\n`);
	io.talk("rebuilds when the folder changes; Ctrl-C ends it\n");
	await ended();
	await close();
	return EXIT.clean;
}
