import { isMapping, type Mapping } from "../core/mapping.ts";
import { type ParsedFile, splitPointer } from "./positions.ts";

const parentOf = (pointer: string) =>
	pointer.slice(0, Math.max(0, pointer.lastIndexOf("/")));

/** Takes out what stands at a pointer: nothing can be said of it. */
function clear(root: unknown, pointer: string): void {
	const tokens = splitPointer(pointer);
	const last = tokens.pop() ?? "";
	let holder = root;
	for (const token of tokens)
		holder = Object.hasOwn(Object(holder), token)
			? (holder as Mapping)[token]
			: undefined;
	if (Array.isArray(holder)) holder[Number(last)] = undefined;
	else if (isMapping(holder)) delete holder[last];
}

/** Gives a parsed file whose value has nothing at the pointers `holes`, since what stands there could not be read. */
export function withHoles(
	file: ParsedFile,
	holes: readonly string[],
): ParsedFile {
	if (holes.length === 0) return file;
	if (holes.includes("")) return { ...file, value: undefined };
	const spoilt = new Set<string>([""]);
	for (const hole of holes) {
		clear(file.value, hole);
		for (let at = hole; !spoilt.has(at); at = parentOf(at)) spoilt.add(at);
	}
	return { ...file, holes: new Set(holes), spoilt };
}

/** Whether a pointer leads to or into what could not be read. */
export function isUnread({ holes }: ParsedFile, pointer: string): boolean {
	if (!holes) return false;
	for (let at = pointer; at !== ""; at = parentOf(at))
		if (holes.has(at)) return true;
	return false;
}

/** Whether an entry of the mapping at a pointer could not be read, so that it may have any key. */
export function isTorn(file: ParsedFile, pointer: string): boolean {
	return [...(file.holes ?? [])].some((hole) => parentOf(hole) === pointer);
}
