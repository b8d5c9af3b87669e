import type { FolderFiles } from "./folder-files.ts";
import { listNames } from "./safe-read.ts";

/** What data/ may hold; `pathOf` chooses among the forms of one file. */
const KNOWN =
	/^(?:map\.(?:ya?ml|json)|events\.(?:ya?ml|json|csv)|places\.geojson)$/;
const DATA = /\.(?:ya?ml|json|geojson|csv)$/i;

function adviceFor(name: string): string {
	if (/^(?:sources|articles|records)\./i.test(name))
		return `make records of it: dateline record data/${name}`;
	return "data/ holds map.yaml, places.geojson and events.yaml; events may also be .json or .csv";
}

/** Takes up `file-ignored` for files of data/ that look like data and are not read. */
export function checkNames(files: FolderFiles): void {
	const stray = listNames(files.root, "data").filter(
		(name) => DATA.test(name) && !KNOWN.test(name),
	);
	files.add(
		stray.map((name) => ({
			code: "file-ignored",
			file: `data/${name}`,
			pointer: "",
			message: `data/${name} is not read`,
			hint: adviceFor(name),
		})),
	);
}
