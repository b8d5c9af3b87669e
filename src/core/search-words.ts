import { foldName } from "./gazetteer.ts";

/** What stands between words, beside blanks. */
const BETWEEN = /[\s,;:/()[\]{}&|“”«»「」、。，・／（）]+/u;

/** The words a reader searches for, folded, each once: an event is found that has them all, in any order. */
export const searchWords = (query: string): string[] => [
	...new Set(foldName(query).split(BETWEEN).filter(Boolean)),
];
