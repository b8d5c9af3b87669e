/** The articles that each event cites: those of event `i` are at `from[i]` up to `from[i + 1]` of `source`, as indexes of the map's articles. */
export interface Citing {
	from: Uint32Array;
	source: Uint32Array;
}

/** Reads a file of a line for each event, with indexes in base 36. */
export function readCiting(text: string, events: number): Citing {
	const from = new Uint32Array(events + 1);
	const source: number[] = [];
	for (const [i, line] of text.split("\n", events).entries()) {
		if (line !== "")
			for (const word of line.split(" "))
				source.push(Number.parseInt(word, 36));
		from[i + 1] = source.length;
	}
	return { from, source: Uint32Array.from(source) };
}

/** Whether an event cites one of the articles that are marked in `wanted`, by index. */
export const citesAny =
	({ from, source }: Citing, wanted: Uint8Array) =>
	(event: number): boolean => {
		const stop = from[event + 1] as number;
		for (let i = from[event] as number; i < stop; i++)
			if (wanted[source[i] as number]) return true;
		return false;
	};
