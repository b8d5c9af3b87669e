import {
	findChange,
	type ItemSpans,
	movedSpans,
	withChange,
} from "./item-spans.ts";
import { type KnownOffsets, locateInItems } from "./json-offsets.ts";
import { scanJson } from "./json-scan.ts";
import type { ParsedFile } from "./positions.ts";

/** A JSON file without faults, of which a newer text is read by its difference. */
export function soundJsonFile(
	text: string,
	value: unknown,
	lists: readonly ItemSpans[],
	known: KnownOffsets = new WeakMap(),
): ParsedFile {
	return {
		value,
		faults: [],
		locate: (wanted) => locateInItems(text, value, lists, wanted, known),
		plainText: () => undefined,
		form: "json",
		reparse: (now) => {
			const change = findChange(text, now, lists);
			if (!change) return undefined;
			// Nested as deep as they stand in the file.
			const before = '{"":[';
			const { list, from, to } = change;
			const part = `${before}${now.slice(from, to)}]}`;
			const { faults, lists: found } = scanJson(part);
			const [items] = found;
			if (faults.length > 0 || !items) return undefined;
			const old = (value as Record<string, unknown[]>)[list.key] ?? [];
			const all = withChange(old, change, JSON.parse(part)[""]);
			return soundJsonFile(
				now,
				{ ...(value as object), [list.key]: all },
				lists.map((one) =>
					movedSpans(one, change, items, from - before.length),
				),
				known,
			);
		},
	};
}
