/** What a file holds: text in UTF-8, or bytes. */
export type Body = string | Uint8Array;

/** The same, or how to make it: of a large site not all files need be in memory together. */
export type FileBody = Body | (() => Body);

/** Gives what a file holds, making it if need be. */
export const bodyOf = (file: FileBody): Body =>
	typeof file === "function" ? file() : file;
