import {
	type Box,
	type LabelItem,
	type PlacedLabel,
	placeLabels,
} from "./label-places.ts";

/** Labels in the order of the items. Where some need a leader line, those with room beside their mark are placed before them, unless that costs a name: a line may go round a name, not a name round a line. Where one would still have none, it is tried first. */
export function leadLast(
	items: readonly LabelItem[],
	taken: readonly Box[],
	frame: Box,
): PlacedLabel[] {
	const first = placeLabels(items, taken, frame);
	const isDone = ({ tie, side }: PlacedLabel, i: number) =>
		tie === null && (side !== null || !items[i]?.mayLead);
	if (first.every(isDone)) return first;
	/** Placed in this order: main places that come `early`, those beside their marks, the other main ones, small ones. */
	const placed = (
		isLed: (id: string) => boolean,
		early: ReadonlySet<string> = new Set(),
	) => {
		const rank = ({ id, mayLead }: LabelItem) =>
			!mayLead ? 3 : early.has(id) ? 0 : isLed(id) ? 2 : 1;
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
	const orders = [
		(id: string) => roomless.has(id),
		(id: string) => !untied.has(id),
	];
	const tries = [...orders.map((isLed) => placed(isLed)), first];
	const named = (labels: readonly PlacedLabel[]) =>
		labels.filter(({ side }, i) => side && items[i]?.mayLead).length;
	const best = () => {
		const most = Math.max(...tries.map(named));
		return tries.find((labels) => named(labels) === most) ?? first;
	};
	const nameless = without(best(), "side");
	if (items.some(({ id, mayLead }) => mayLead && nameless.has(id)))
		tries.push(...orders.map((isLed) => placed(isLed, nameless)));
	return best();
}
