import { createHash } from "node:crypto";
import {
	chmodSync,
	closeSync,
	fsync,
	openSync,
	readFileSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { compressed, isCompressible } from "./compressed.ts";
import { bytesOf, createBuffer, type FileBody } from "./file-body.ts";
import { isSystemError } from "./write-error.ts";

/** Whatever the umask: a web server reads a site under an account of its own. */
const FILE_MODE = 0o644;
/** So many files may be open, waiting for the disk, at a time. */
const WAITING = 64;

const sync = promisify(fsync);

/** Sets a path's rights. Throws the system's error. */
export function setMode(path: string, mode: number): void {
	try {
		chmodSync(path, mode);
	} catch (error) {
		// Disks without modes refuse this.
		if (!isSystemError(error, "EPERM", "ENOTSUP")) throw error;
	}
}

/**
 * Writes new files below a folder that last through a power cut, with compressed siblings if they are wanted. While the disk takes
 * some and they are compressed, on other threads, the next are made. Throws the system's error, of a file or of one before it.
 */
export class FileWriter {
	readonly #dir: string;
	readonly #compress: boolean;
	readonly #buffer = createBuffer();
	#waiting: Promise<void>[] = [];
	/** Of each file written, in hex. */
	readonly hashes = new Map<string, string>();
	/** Of all files written. */
	bytes = 0;

	constructor(dir: string, compress: boolean) {
		this.#dir = dir;
		this.#compress = compress;
	}

	/** Writes a file by its `/`-separated path; `plain` ones get no siblings. */
	async write(path: string, body: FileBody, plain = false): Promise<void> {
		const before = this.bytes;
		const last = this.#put(path, body);
		const isPacked =
			this.#compress && !plain && isCompressible(path, this.bytes - before);
		const whole = Promise.all([
			last,
			...(isPacked ? [this.#pack(path)] : []),
		]).then(() => {});
		// It is looked at when all is waited for.
		whole.catch(() => {});
		this.#waiting.push(whole);
		if (this.#waiting.length >= WAITING) await this.end();
	}

	/** Waits until all that was written lasts. */
	async end(): Promise<void> {
		const ended = await Promise.allSettled(this.#waiting.splice(0));
		for (const one of ended) if (one.status === "rejected") throw one.reason;
	}

	async #pack(path: string): Promise<void> {
		const body = readFileSync(join(this.#dir, path));
		for (const [name, bytes] of await compressed(path, body))
			await this.#put(name, bytes);
	}

	/** Writes a file at once; gives when it lasts. */
	#put(path: string, body: FileBody): Promise<void> {
		const full = join(this.#dir, path);
		const hash = createHash("sha256");
		const file = openSync(full, "wx");
		try {
			for (const chunk of bytesOf(body, this.#buffer)) {
				writeFileSync(file, chunk);
				hash.update(chunk);
				this.bytes += chunk.length;
			}
			setMode(full, FILE_MODE);
		} catch (error) {
			closeSync(file);
			throw error;
		}
		this.hashes.set(path, hash.digest("hex"));
		return sync(file).finally(() => closeSync(file));
	}
}
