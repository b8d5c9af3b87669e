import type { Messages } from "../../core/messages/script.ts";

/** A sentence for the reader: why a part of the map is not there. */
export class PartError extends Error {}

/** What a file that is not there means: names carry hashes, so a missing one belongs to another build. */
export const sentence = (
	{ paged }: Messages,
	status: number | undefined,
): string =>
	status === 404 || status === 410 ? paged.otherBuild : paged.failed;

/** Fetches a file beside the map. Rejects with a sentence. */
export async function fetchFile(
	url: string,
	messages: Messages,
	init: RequestInit = {},
): Promise<Response> {
	const answer = await fetch(url, init).catch(() => undefined);
	if (answer?.ok) return answer;
	throw new PartError(sentence(messages, answer?.status));
}
