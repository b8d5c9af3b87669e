/** Why a document is not there. The message is for whoever made the page. */
export class LoadError extends Error {
	/** HTTP status, where there was an answer. */
	status?: number;
}

/** How long an answer may take, ms. */
const PATIENCE = 20_000;

/** Fetches a document that is parsed but not run. A request of this kind makes one where Trusted Types refuse markup in strings. */
export function fetchDocument(
	url: string,
	signal?: AbortSignal,
): Promise<Document> {
	return new Promise((done, fail) => {
		const request = new XMLHttpRequest();
		const refuse = (why: string) => {
			const error = new LoadError(`${url}: ${why}`);
			error.status = request.status;
			fail(error);
		};
		request.open("GET", url);
		request.responseType = "document";
		request.timeout = PATIENCE;
		request.onload = () => {
			const found = request.response as Document | null;
			if (request.status < 200 || request.status > 299)
				refuse(`the answer is ${request.status}`);
			else if (found === null) refuse("the answer is no HTML");
			else done(found);
		};
		request.onerror = () =>
			refuse("no answer, or one that this page may not read");
		request.ontimeout = () => refuse(`no answer in ${PATIENCE / 1000} s`);
		request.onabort = () => refuse("given up");
		signal?.addEventListener("abort", () => request.abort(), { once: true });
		request.send();
	});
}
