import {
	type Box,
	type LabelItem,
	type PlacedLabel,
	placeLabels,
} from "./label-places.ts";

/** Labels in the order of the items. Where some need a leader line, those with room beside their mark are placed before them, unless that costs a name: a line may go round a name, not a name round a line. */
export function leadLast(
	items: readonly LabelItem[],
	taken: readonly Box[],
	frame: Box,
): PlacedLabel[] {
	const first = placeLabels(items, taken, frame);
	if (first.every(({ tie }) => tie === null)) return first;
	/** Placed in this order: main places beside their marks, the other main ones, small ones. */
	const placed = (isLed: (id: string) => boolean) => {
		const rank = ({ id, mayLead }: LabelItem) =>
			mayLead ? (isLed(id) ? 1 : 0) : 2;
		const order = [...items].sort((a, b) => rank(a) - rank(b));
		const labels = placeLabels(order, taken, frame);
		return items.flatMap(({ id }) => labels.find((l) => l.id === id) ?? []);
	};
	const without = (labels: readonly PlacedLabel[], part: "side" | "tie") =>
		new Set(labels.flatMap((l) => (l[part] ? [] : [l.id])));
	const bare = items
		.filter(({ mayLead }) => mayLead)
		.map((item) => ({ ...item, mayLead: false }));
	const roomless = without(placeLabels(bare, taken, frame), "side");
	const untied = without(first, "tie");
	const tries = [
		placed((id) => roomless.has(id)),
		placed((id) => !untied.has(id)),
		first,
	];
	const named = (labels: readonly PlacedLabel[]) =>
		labels.filter(({ side }, i) => side && items[i]?.mayLead).length;
	const most = Math.max(...tries.map(named));
	return tries.find((labels) => named(labels) === most) ?? first;
}
