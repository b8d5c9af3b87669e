import { WriteStream } from "node:tty";

/**
 * Whether to colour what is written: on a terminal, unless the environment's `NO_COLOR` or `TERM=dumb` says no; anywhere when
 * `FORCE_COLOR` says so, and nowhere when it is 0.
 */
export function wantsColour(
	isTerminal: boolean,
	env: NodeJS.ProcessEnv,
): boolean {
	if (!isTerminal && env.FORCE_COLOR === undefined) return false;
	return WriteStream.prototype.getColorDepth(env) > 1;
}
