import { basename } from "node:path";
import { fillSeed, type Recorded } from "./fill-seed.ts";
import { recordText } from "./record-text.ts";
import { listNames } from "./safe-read.ts";
import { readSeeds, textNameOf } from "./seeds.ts";

/**
 * Fills the derived parts of every record whose text is held: numbers and fingerprints of the blocks, mentions of the
 * gazetteer's places, shingles, proven quotations; then drafts a record for every text of seeds/ that has none. Everything a
 * person wrote stays. `seeds`: the folder's, where they have been read. A second run changes nothing. Throws the system's error when a record cannot be written.
 */
export function recordFolder(
	dir: string,
	{ texts }: { texts?: string } = {},
	seeds = readSeeds(dir, texts),
): Recorded[] {
	const filled = seeds.records.map((record) => fillSeed(seeds, record));
	const named = new Set(
		seeds.records.flatMap(({ file, value }) => [
			basename(file).replace(/\.\w+$/, ".txt"),
			...(value ? [textNameOf(value)] : []),
		]),
	);
	const drafted = listNames(dir, "seeds")
		.filter((name) => /\.txt$/i.test(name) && !named.has(name))
		.flatMap((name): Recorded[] => {
			const file = `seeds/${name}`;
			const { recorded, problems } = recordText(seeds, `${dir}/${file}`);
			const [problem] = problems;
			return problem === undefined
				? recorded
				: [
						{
							file,
							state: "text-unreadable",
							reason: problem,
							proven: 0,
							guessed: [],
							added: 0,
						},
					];
		});
	return [...filled, ...drafted];
}
