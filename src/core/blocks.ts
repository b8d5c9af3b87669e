/**
 * Gives the blocks of an article's text as received: runs of non-blank lines, joined by line feeds. Paragraph `n` is
 * block `n - 1`. A byte order mark and carriage returns are tolerated; a line of white space alone is blank.
 */
export function splitBlocks(text: string): string[] {
	return text
		.replace(/^\uFEFF/, "")
		.replace(/\r\n?/g, "\n")
		.split(/\n(?:[^\S\n]*\n)+/)
		.map((block) => block.replace(/^(?:[^\S\n]*\n)+/, "").trimEnd())
		.filter((block) => block.trim() !== "");
}
