import { isMapping } from "../core/mapping.ts";
import type { ItemSpans } from "./item-spans.ts";
import { scanJson, type Target } from "./json-scan.ts";
import { splitPointer, type Wanted } from "./positions.ts";

/** The wanted pointers as a tree, and what becomes of it when the text was scanned. */
function createTargets(wanted: readonly Wanted[]) {
	const root: Target = { children: new Map() };
	const paths = wanted.map(({ pointer, part }) => {
		const path = [root];
		for (const token of splitPointer(pointer)) {
			const { children } = path.at(-1) as Target;
			const child = children.get(token) ?? { children: new Map() };
			children.set(token, child);
			path.push(child);
		}
		return { path, part };
	});
	const offsets = () =>
		paths.map(({ path, part }) => {
			const nearest = path.findLast((target) => target.value !== undefined);
			const isFound = nearest === path.at(-1);
			return (isFound && part === "key" ? nearest?.key : nearest?.value) ?? 0;
		});
	return { root, offsets };
}

/** Gives the offset of each wanted pointer in a JSON text, or of the nearest thing around it that exists. */
export function locateIn(text: string, wanted: readonly Wanted[]): number[] {
	const { root, offsets } = createTargets(wanted);
	scanJson(text, root);
	return offsets();
}

/** Where in an item its pointers lead, by part and pointer: an item that stays the same need not be scanned again. */
export type KnownOffsets = WeakMap<object, Map<string, number>>;

/** As `locateIn`, of a text without faults: only the items of lists are scanned that pointers lead into, if all do. */
export function locateInItems(
	text: string,
	value: unknown,
	lists: readonly ItemSpans[],
	wanted: readonly Wanted[],
	known: KnownOffsets,
): number[] {
	const byItem = new Map<
		number,
		{ end: number; item: unknown; at: number[] }
	>();
	for (const [at, { pointer }] of wanted.entries()) {
		const [, key = "", i] = /^\/(\w+)\/(\d+)(?=\/|$)/.exec(pointer) ?? [];
		const list = lists.find((one) => one.key === key);
		const [start, end] = [list?.starts[Number(i)], list?.ends[Number(i)]];
		if (start === undefined || end === undefined) return locateIn(text, wanted);
		const item = (value as Record<string, unknown[]>)[key]?.[Number(i)];
		const found = byItem.get(start) ?? { end, item, at: [] };
		byItem.set(start, found);
		found.at.push(at);
	}
	const offsets: number[] = [];
	for (const [start, { end, item, at }] of byItem) {
		const inside = at.map((one): Wanted => {
			const { pointer, part } = wanted[one] as Wanted;
			return { pointer: pointer.replace(/^\/\w+\/\d+/, ""), part };
		});
		const keyOf = ({ part, pointer }: Wanted) => `${part} ${pointer}`;
		const before = isMapping(item) ? known.get(item) : undefined;
		const missing = inside.filter((one) => !before?.has(keyOf(one)));
		const found = new Map(before);
		if (missing.length > 0) {
			const scanned = locateIn(text.slice(start, end), missing);
			for (const [k, one] of missing.entries())
				found.set(keyOf(one), scanned[k] ?? 0);
			if (isMapping(item)) known.set(item, found);
		}
		for (const [k, one] of at.entries())
			offsets[one] = start + (found.get(keyOf(inside[k] as Wanted)) ?? 0);
	}
	return offsets;
}
