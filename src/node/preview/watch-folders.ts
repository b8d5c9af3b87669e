import { type FSWatcher, statSync, watch } from "node:fs";
import { stampFolders } from "./folder-stamp.ts";

/** How a watch is paced, in milliseconds. */
export interface WatchPace {
	/** A state that stays as it is this long is taken for whole. Default 100. */
	settleMs?: number;
	/** Pause between two looks while the system tells of every change. Default 2000. */
	calmMs?: number;
	/** Pause between two looks while it does not. Default 500. */
	lookMs?: number;
}

/** A watch that runs. */
export interface FolderWatch {
	close: () => void;
}

/** What the system tells of changes is only a reason to look: bursts of it are taken together for this many milliseconds. */
const HINT_MS = 30;
/** Looking may take one part in this many of the time. */
const SHARE = 20;

/** Tells a folder from another one that was put in its place. */
function identify(path: string): string | undefined {
	try {
		const { dev, ino, birthtimeMs } = statSync(path);
		return `${dev}:${ino}:${birthtimeMs}`;
	} catch {
		return undefined;
	}
}

/** Lets the system tell of changes in folders, as far as it can. */
class Hints {
	readonly #folders: readonly string[];
	readonly #hint: () => void;
	readonly #watchers = new Map<string, { id: string; watcher: FSWatcher }>();

	constructor(folders: readonly string[], hint: () => void) {
		this.#folders = folders;
		this.#hint = hint;
	}

	#drop(folder: string): void {
		this.#watchers.get(folder)?.watcher.close();
		this.#watchers.delete(folder);
	}

	#follow(folder: string): boolean {
		const id = identify(folder);
		if (id !== undefined && this.#watchers.get(folder)?.id === id) return true;
		this.#drop(folder);
		if (id === undefined) return false;
		try {
			const watcher = watch(folder, { persistent: false }, this.#hint);
			watcher.on("error", () => this.#drop(folder));
			this.#watchers.set(folder, { id, watcher });
			return true;
		} catch {
			return false;
		}
	}

	/** Follows folders that appeared or were replaced; gives whether all of them are followed now. */
	renew(): boolean {
		return this.#folders.map((f) => this.#follow(f)).every(Boolean);
	}

	close(): void {
		for (const folder of this.#folders) this.#drop(folder);
	}
}

/**
 * Calls `onWhole` whenever the files directly in `folders` have changed since `known` (of `stampFolders`) and then stayed
 * as they are for a while. `onWhole` is given a function that says whether they still do: what was read while it says no
 * may be half of something, and the next whole state follows. `around` names folders in which these may appear.
 * The system's own notice makes it quick; looking again makes it certain where there is none (network folders, no
 * watches left). Errors of the system are never thrown.
 */
export function watchFolders(
	folders: readonly string[],
	around: readonly string[],
	known: string,
	onWhole: (isStill: () => boolean) => void,
	{ settleMs = 100, calmMs = 2000, lookMs = 500 }: WatchPace = {},
): FolderWatch {
	let told = known;
	let seen = known;
	let isCalm = false;
	let timer: NodeJS.Timeout | undefined;
	const lookIn = (ms: number) => {
		clearTimeout(timer);
		timer = setTimeout(look, ms);
	};
	const hints = new Hints([...around, ...folders], () => {
		if (!isCalm) return;
		isCalm = false;
		lookIn(HINT_MS);
	});
	function look() {
		const start = performance.now();
		const areFollowed = hints.renew();
		const now = stampFolders(folders);
		const took = performance.now() - start;
		const isSettled = now === seen;
		seen = now;
		isCalm = now === told;
		if (!isCalm && !isSettled) return lookIn(settleMs);
		lookIn(Math.max(areFollowed ? calmMs : lookMs, SHARE * took));
		if (isCalm) return;
		isCalm = true;
		told = now;
		onWhole(() => stampFolders(folders) === now);
	}
	look();
	return {
		close: () => {
			clearTimeout(timer);
			hints.close();
			isCalm = false;
		},
	};
}
