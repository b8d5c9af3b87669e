/** What a document carries in itself instead of asking for it. */
export interface InlineParts {
	style: string;
	/** More styles, behind the map. */
	later?: string;
	/** Classic script. */
	script?: string;
	/** CSP sources, such as `'sha256-…'`, that stand for exactly these styles and this script. */
	styles: string;
	scripts: string;
}
