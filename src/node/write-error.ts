/** What the system's codes mean for whoever builds, and what to do about it. */
const REASONS: Readonly<Record<string, string>> = {
	EACCES:
		"this account may not write there; change the rights, or name another folder",
	ECHILD: "the process that puts it in place did not run; try again",
	EBUSY: "it is in use or a disk is mounted there; name a folder inside it",
	EDQUOT: "the disk quota is used up; make room, or name another folder",
	EEXIST:
		"a file stands where a folder must be; move it, or name another folder",
	EFBIG:
		"a file is larger than this system lets anyone write; raise the limit, or name another folder",
	EIO: "the disk fails; name a folder on another one",
	EMFILE: "too many files are open; close some programs",
	ENAMETOOLONG:
		"a path in it is too long; name a folder nearer to the top of the disk",
	ENFILE: "too many files are open; close some programs",
	ENOSPC: "the disk is full; make room, or name another folder",
	ENOTDIR:
		"a file stands where a folder must be; move it, or name another folder",
	EPERM:
		"this account may not write there; change the rights, or name another folder",
	EROFS: "the disk is read-only; name a folder on another one",
	EXDEV:
		"it lies on another disk or container layer than the folder around it; remove it, or name another folder",
};

/**
 * Why a site was not written, as one plain sentence with what to do instead. What stood at `out` before is untouched.
 * `code` is the system's (`ENOSPC`), or `REFUSED` when writing would take away what no build made. `syscall` is there as
 * in the system's own errors: who catches those catches this.
 */
export class WriteError extends Error {
	override readonly name = "WriteError";
	readonly code: string;
	readonly syscall: string;

	constructor(out: string, code: string, reason: string, syscall = "rename") {
		super(`${out} is not written: ${reason}`);
		this.code = code;
		this.syscall = syscall;
	}
}

/** Whether an error is the system's, of `code` if one is given; anything else thrown is a bug. */
export function isSystemError(
	error: unknown,
	...codes: string[]
): error is Error & { code: string; syscall: string } {
	return (
		error instanceof Error &&
		"syscall" in error &&
		"code" in error &&
		typeof error.code === "string" &&
		(codes.length === 0 || codes.includes(error.code))
	);
}

/** Gives a system's error as a `WriteError`, and any other as it is. */
export function asWriteError(error: unknown, out: string): unknown {
	if (error instanceof WriteError || !isSystemError(error)) return error;
	const { code, syscall } = error;
	return new WriteError(
		out,
		code,
		REASONS[code] ?? `the system refuses it (${code}, ${syscall})`,
		syscall,
	);
}
