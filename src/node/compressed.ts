import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const [toBrotli, toGzip] = [promisify(brotliCompress), promisify(gzip)];

/** Files whose text compresses; pictures are compressed already. */
const TEXTS = /\.(?:html|js|css|json|geojson|jsonld|csv|txt|bin|svg|ris|bib)$/;
/** Below this size nothing is gained, above it a file is a download that a server may compress by itself; bytes. */
const SIZES = { least: 1024, most: 32_000_000 };
/** What every reader loads is compressed as far as it goes, which takes a second for half a megabyte. */
const COMMON = /^(?:assets\/.+|(?:index|embed)[^/]*\.html)$/;
const BEST_UP_TO = 500_000;
/** Where in a gzip header the system stands that made it (RFC 1952). */
const SYSTEM = 9;
const UNIX = 3;

/** Whether a file of a site gets compressed siblings; `bytes` is its size. */
export const isCompressible = (path: string, bytes: number): boolean =>
	TEXTS.test(path) && bytes > SIZES.least && bytes <= SIZES.most;

/**
 * Gives a file's siblings for servers that send what is compressed at rest: `.br` and `.gz` by their paths. What every reader
 * loads is compressed best, all else fast. The same bytes on any system with the same Node.
 */
export async function compressed(
	path: string,
	body: Uint8Array,
): Promise<[path: string, body: Uint8Array][]> {
	const isBest = COMMON.test(path) && body.length <= BEST_UP_TO;
	const [brotli, gzipped] = await Promise.all([
		toBrotli(body, {
			params: {
				[constants.BROTLI_PARAM_QUALITY]: isBest
					? constants.BROTLI_MAX_QUALITY
					: 5,
				[constants.BROTLI_PARAM_SIZE_HINT]: body.length,
			},
		}),
		toGzip(body, { level: constants.Z_BEST_COMPRESSION }),
	]);
	gzipped[SYSTEM] = UNIX;
	return [
		[`${path}.br`, brotli],
		[`${path}.gz`, gzipped],
	];
}
