/** What a document carries in itself instead of asking for it. */
export interface InlineParts {
	style: string;
	/** Classic script. */
	script?: string;
	/** CSP sources, such as `'sha256-…'`, that stand for exactly this style and script. */
	styles: string;
	scripts: string;
}
