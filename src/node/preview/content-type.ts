import { extname } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
	".bib": "application/x-bibtex; charset=utf-8",
	".css": "text/css; charset=utf-8",
	".csv": "text/csv; charset=utf-8",
	".geojson": "application/geo+json",
	".html": "text/html; charset=utf-8",
	".js": "text/javascript; charset=utf-8",
	".json": "application/json",
	".jsonld": "application/ld+json",
	".png": "image/png",
	".ris": "application/x-research-info-systems; charset=utf-8",
	".svg": "image/svg+xml",
	".txt": "text/plain; charset=utf-8",
};

/** Gives the media type of a site's file by its name, with its charset where the type has one; JSON is UTF-8 by itself (RFC 8259). */
export function contentType(name: string): string {
	return TYPES[extname(name)] ?? "application/octet-stream";
}
