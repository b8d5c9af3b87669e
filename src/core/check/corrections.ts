import type { Source } from "../source.ts";
import type { CheckContext, RecordFinding } from "./context.ts";

/** Finds corrections of an origin whose copy their article does not print, by its own record. */
export function checkCorrections(
	{ id, custom }: Source,
	{ origins }: CheckContext,
): RecordFinding[] {
	const own = [...new Set(custom.lineage.flatMap((entry) => entry.origins))];
	return (custom.corrections ?? []).flatMap(({ origin }, i): RecordFinding[] =>
		origin === undefined || own.includes(origin) || !origins.has(origin)
			? []
			: [
					{
						code: "correction-origin",
						pointer: `/custom/corrections/${i}/origin`,
						message: `${id} prints no copy of ${origin}, by its lineage`,
						hint:
							own.length > 0
								? `its origins: ${own.join(", ")}; leave the key out for the article's own correction`
								: "leave the key out for the article's own correction, or name the origin in its lineage",
					},
				],
	);
}
