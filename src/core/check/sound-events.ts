import type { NewsEvent } from "../event.ts";
import { areSame, type Memory, NO_MEMORY } from "../memory.ts";
import type { Finding } from "../problem.ts";
import { type CheckContext, EVENTS_FILE, type LeftOutIds } from "./context.ts";

const NAME = "events without findings";

interface SoundEvents {
	/** All that was looked at beside the events. */
	ground: readonly unknown[];
	events: ReadonlySet<NewsEvent>;
}

/** A folder's events without those in which nothing was found the last time, beside the same other records. */
export interface DoubtfulEvents {
	events: NewsEvent[];
	/** Makes a finding's pointer count the folder's events. */
	inFolder: (finding: Finding) => Finding;
	/** Takes up what was found in them. */
	keep: (findings: readonly Finding[]) => void;
}

const EVENT = /^\/events\/(\d+)/;

const groundOf = (
	{ config, places, sources, texts }: CheckContext["folder"],
	leftOut: LeftOutIds,
): unknown[] => [
	config,
	...places,
	...sources,
	...[...texts].flat(),
	...Object.entries(leftOut).flatMap(([kind, ids]) => [
		kind,
		...(ids ?? [ids]),
	]),
];

/** Gives the events of a folder that have to be checked: all, as far as the memory has none of them. */
export function doubtfulEvents(
	{ folder }: CheckContext,
	leftOut: LeftOutIds,
	memory: Memory,
): DoubtfulEvents {
	const { events } = folder;
	if (memory === NO_MEMORY)
		return { events, inFolder: (finding) => finding, keep: () => {} };
	const ground = groundOf(folder, leftOut);
	const known = memory<SoundEvents>(
		NAME,
		(last) => last ?? { ground: [], events: new Set() },
	);
	const isKnown = areSame(known.ground, ground);
	const indexes = [...events.keys()].filter(
		(i) => !isKnown || !known.events.has(events[i] as NewsEvent),
	);
	return {
		events: indexes.map((i) => events[i] as NewsEvent),
		inFolder: (finding) =>
			finding.file === EVENTS_FILE
				? {
						...finding,
						pointer: finding.pointer.replace(
							EVENT,
							(_, i: string) => `/events/${indexes[Number(i)]}`,
						),
					}
				: finding,
		keep: (findings) => {
			const sound = new Set(events);
			for (const { file, pointer } of findings) {
				const i = file === EVENTS_FILE ? EVENT.exec(pointer)?.[1] : undefined;
				if (i !== undefined) sound.delete(events[Number(i)] as NewsEvent);
			}
			memory<SoundEvents>(NAME, () => ({ ground, events: sound }));
		},
	};
}
