import type { NewsMap } from "../news-map.ts";
import type { InlineParts } from "./inline-parts.ts";

const OWN_FILES = { scripts: "'self'", styles: "'self'", requests: "'self'" };

/** What a page may run and ask for that carries these parts in itself: they and its own files. */
export const allowing = ({ scripts, styles }: InlineParts) => ({
	scripts: `${OWN_FILES.scripts} ${scripts}`,
	styles: `${OWN_FILES.styles} ${styles}`,
	requests: OWN_FILES.requests,
});

/** Content-Security-Policy of a page: by default nothing but its own files; an opt-in tile layer adds its host to `img-src`. */
export function contentSecurityPolicy(
	{ config }: NewsMap,
	{ scripts, styles, requests } = OWN_FILES,
): string {
	const tiles = config.tiles ? ` ${tileOrigin(config.tiles.url)}` : "";
	return `default-src 'none'; script-src ${scripts}; style-src ${styles}; img-src 'self' data:${tiles}; connect-src ${requests}; base-uri 'none'; form-action 'none'; object-src 'none'`;
}

/** `https://{s}.tiles.example/{z}` → `https://*.tiles.example`: CSP knows a wildcard only as the whole first label of a host. */
function tileOrigin(template: string): string {
	const origin = /^https?:\/\/[^/;,\s]+/i.exec(template)?.[0] ?? "";
	return origin.replace(/\/\/[^/.]*\{[^}]*\}[^/.]*/, "//*");
}
