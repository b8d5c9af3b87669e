import type { Messages } from "../../core/messages/script.ts";

/** A sentence for the reader: why a part of the map is not there. */
export class PartError extends Error {}

/** What a file that is not there means: names carry hashes, so a missing one belongs to another build. */
export const sentence = (
	{ paged }: Messages,
	status: number | undefined,
): string =>
	status === 404 || status === 410 ? paged.otherBuild : paged.failed;

/** Fetches a file beside the map, and what `read` gives of it. Rejects with a sentence, also where the answer breaks off, or is a page that a host shows for what it has not. */
export async function fetchFile<T>(
	url: string,
	messages: Messages,
	read: (answer: Response) => Promise<T>,
	init: RequestInit = {},
): Promise<T> {
	const answer = await fetch(url, init).catch(() => undefined);
	const isPage = answer?.headers.get("content-type")?.startsWith("text/html");
	if (answer?.ok && isPage) throw new PartError(messages.paged.otherBuild);
	if (!answer?.ok) throw new PartError(sentence(messages, answer?.status));
	return read(answer).catch((error) => {
		if (error instanceof PartError) throw error;
		throw new PartError(messages.paged.failed);
	});
}
