import type { PlacedLabel, Point } from "../core/label-places.ts";

/** One button on the map: a place's only tab stop there, or that of several places merged. */
export interface Mark {
	button: HTMLButtonElement;
	label: HTMLElement;
	/** Measured label box, px. */
	box: { width: number; height: number };
}

/** What a button says and looks like. */
interface MarkLook {
	/** Ids of the places it stands for, several where they are merged. */
	places: readonly string[];
	/** For assistive technology. */
	name: string;
	label: string;
	/** Language of the label, where it is not the page's. */
	lang?: string | undefined;
	/** In its disc. */
	sign?: string;
	classes: readonly (string | false)[];
}

/** A button of the map: leader line, disc, label and the line that ties it to a label farther off. Not yet on the map, not yet measured. */
export function createMarkButton(look: MarkLook): Mark {
	const button = document.createElement("button");
	button.type = "button";
	button.classList.add("mark", ...look.classes.filter((c) => c !== false));
	const part = (tag: "i" | "span", name: string) => {
		const element = document.createElement(tag);
		element.className = name;
		button.append(element);
		return element;
	};
	part("i", "leader");
	part("i", "tie");
	const disc = part("span", "disc");
	if (look.sign !== undefined) disc.dataset.sign = look.sign;
	const label = part("span", "label");
	if (look.places.length === 1) {
		button.dataset.place = look.places[0];
		button.setAttribute("aria-expanded", "false");
	} else button.dataset.places = look.places.join(" ");
	const mark = { button, label, box: { width: 0, height: 0 } };
	nameMark(mark, look);
	return mark;
}

/** The place a button stands for, the first of several. */
export function placeOf({ dataset }: HTMLElement): string {
	return (dataset.place ?? dataset.places ?? "").split(" ")[0] ?? "";
}

/** Gives a button its words; the label must be measured again. */
export function nameMark(
	{ button, label }: Mark,
	{ name, label: text, lang }: Pick<MarkLook, "name" | "label" | "lang">,
): void {
	button.setAttribute("aria-label", name);
	label.textContent = text;
	label.lang = lang ?? "";
	if (lang === undefined) label.removeAttribute("lang");
}

/** Measures labels together, those of hidden buttons too: one layout instead of one for each. */
export function measureMarks(marks: readonly Mark[]): void {
	const hidden = marks.filter(({ button }) => button.hidden);
	for (const { button } of hidden) button.hidden = false;
	for (const { label, box } of marks) {
		box.width = label.offsetWidth;
		box.height = label.offsetHeight;
	}
	for (const { button } of hidden) button.hidden = true;
}

/** Tells when labels that are seen are no longer as large as they were measured: readers may widen letters at any time. */
export function watchMarks(marks: readonly Mark[], changed: () => void): void {
	const differ = (a: number, b: number) => Math.abs(a - b) > 1.5;
	const resized = new ResizeObserver(() => {
		if (
			marks.some(
				({ button, label, box }) =>
					!button.hidden &&
					button.dataset.side !== "none" &&
					label.offsetWidth > 0 &&
					(differ(label.offsetWidth, box.width) ||
						differ(label.offsetHeight, box.height)),
			)
		)
			changed();
	});
	for (const { label } of marks) resized.observe(label);
}

/** A line in the style of an element: where it begins, from the middle of the button, its length and angle. */
function setLine(
	style: CSSStyleDeclaration,
	name: string,
	from: Point,
	to: Point,
): void {
	const [dx, dy] = [to.x - from.x, to.y - from.y];
	style.setProperty(`--${name}-x`, `${from.x}px`);
	style.setProperty(`--${name}-y`, `${from.y}px`);
	style.setProperty(`--${name}-length`, `${Math.hypot(dx, dy)}px`);
	style.setProperty(`--${name}-angle`, `${Math.atan2(dy, dx)}rad`);
}

/** Puts a button on its spot off its anchor (px), with a leader line back to it while it `isSeen`, and its label where it was placed or nowhere. */
export function placeMark(
	{ button, box }: Mark,
	anchor: Point,
	spot: Point,
	isSeen: boolean,
	placed: PlacedLabel | undefined,
): void {
	const { style, classList, dataset } = button;
	const offset = { x: spot.x - anchor.x, y: spot.y - anchor.y };
	style.setProperty("--dx", `${offset.x}px`);
	style.setProperty("--dy", `${offset.y}px`);
	const moved = isSeen && (offset.x !== 0 || offset.y !== 0);
	classList.toggle("moved", moved);
	if (moved)
		setLine(style, "leader", { x: 0, y: 0 }, { x: -offset.x, y: -offset.y });
	dataset.side = placed?.side ?? "none";
	const at = placed?.box ?? { x: spot.x - box.width / 2, y: spot.y - 40 };
	style.setProperty("--label-x", `${at.x - spot.x}px`);
	style.setProperty("--label-y", `${at.y - spot.y}px`);
	classList.toggle("tied", Boolean(placed?.tie));
	if (placed?.tie) {
		const [from, to] = placed.tie.map(({ x, y }) => ({
			x: x - spot.x,
			y: y - spot.y,
		})) as [Point, Point];
		setLine(style, "tie", from, to);
	}
}
