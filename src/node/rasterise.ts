import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/**
 * Runs in a process of its own: resvg's WebAssembly starts asynchronously, and a site's files are made synchronously. The
 * pictures come out one behind the other, each after its length in four bytes.
 */
const DRAW = `
const { readFileSync, writeSync } = require("node:fs");
const [resvg, wasm, ...widths] = process.argv.slice(1);
const { Resvg, initWasm } = require(resvg);
const write = (bytes) => {
	for (let at = 0; at < bytes.length; ) {
		try {
			at += writeSync(1, bytes, at);
		} catch (error) {
			if (error.code !== "EAGAIN") throw error;
		}
	}
};
initWasm(new WebAssembly.Module(readFileSync(wasm))).then(() => {
	for (const svg of JSON.parse(readFileSync(0, "utf8"))) for (const width of widths) {
		const fitTo = { mode: "width", value: Number(width) };
		const png = Buffer.from(new Resvg(svg, { fitTo, font: { loadSystemFonts: false } }).render().asPng());
		const length = Buffer.alloc(4);
		length.writeUInt32BE(png.length);
		write(Buffer.concat([length, png]));
	}
});
`;

/** Gives each of some SVG drawings as PNG pictures of these widths in px; the one file that knows resvg. Same drawing, same bytes, on any machine: text must be outlines, for no font is loaded. Throws an `Error` when a drawing is not well-formed. */
export function rasterise(
	svgs: readonly string[],
	widths: readonly number[],
): Buffer[][] {
	const { stdout, stderr, status, error } = spawnSync(
		process.execPath,
		[
			"--input-type=commonjs",
			"-e",
			DRAW,
			require.resolve("@resvg/resvg-wasm"),
			require.resolve("@resvg/resvg-wasm/index_bg.wasm"),
			...widths.map(String),
		],
		{
			input: JSON.stringify(svgs),
			env: { ...process.env, NODE_OPTIONS: "" },
			maxBuffer: 1 << 28,
			windowsHide: true,
		},
	);
	if (error) throw error;
	if (status !== 0) throw new Error(`resvg drew nothing: ${stderr}`);
	const pictures: Buffer[] = [];
	for (let at = 0; at < stdout.length; ) {
		const end = at + 4 + stdout.readUInt32BE(at);
		pictures.push(stdout.subarray(at + 4, end));
		at = end;
	}
	return svgs.map((_, i) =>
		pictures.slice(i * widths.length, (i + 1) * widths.length),
	);
}
