import type { Position } from "../../core/place.ts";

/** The rings of an Osmosis `.poly` file, in its order; `!` sections (holes) included as rings. Degrees; closed as the file closes them. */
export function readPoly(text: string): Position[][] {
	const rings: Position[][] = [];
	let ring: Position[] | undefined;
	for (const line of text.split("\n").slice(1)) {
		const words = line.trim().split(/\s+/);
		if (words[0] === "END") {
			if (ring) rings.push(ring);
			ring = undefined;
		} else if (words.length === 1 && words[0] !== "") ring = [];
		else if (words.length === 2)
			ring?.push([Number(words[0]), Number(words[1])]);
	}
	return rings;
}
