import type { Messages } from "../core/messages/script.ts";

/** Where keys and swipes mean something else. */
const OWN_KEYS =
	"input, textarea, select, .map-frame, [role=dialog], .scroller";
/** A swipe is at least so long, px, and twice as wide as high. */
const SWIPE = 48;

/** One event at a time: the bar that goes from one to the next. */
export interface Story {
	/** Shows the bar at a step of some, or takes it away; there is none to start where no event is shown. */
	set: (
		step: { n: number; total: number; words: string } | undefined,
		events: number,
	) => void;
	focus: () => void;
}

/** Calls `step` with 1 or -1 for a swipe over `area`. */
function followSwipes(area: HTMLElement, step: (by: number) => void): void {
	let from: { x: number; y: number } | undefined;
	area.addEventListener(
		"touchstart",
		({ touches, target }) => {
			const [touch] = touches;
			const own = (target as Element).closest(OWN_KEYS);
			from =
				touch && touches.length === 1 && !own
					? { x: touch.clientX, y: touch.clientY }
					: undefined;
		},
		{ passive: true },
	);
	area.addEventListener("touchend", ({ changedTouches: [touch] }) => {
		if (!from || !touch) return;
		const [x, y] = [touch.clientX - from.x, touch.clientY - from.y];
		from = undefined;
		if (Math.abs(x) >= SWIPE && Math.abs(x) > 2 * Math.abs(y))
			step(x < 0 ? 1 : -1);
	});
}

/** Wires the story's buttons, arrow keys, Escape and swipes in `section`, under which the events are. Nothing moves by itself. */
export function createStory(
	section: HTMLElement,
	messages: Messages,
	root: Document | ShadowRoot,
	signal: AbortSignal,
	on: { start: () => void; step: (by: number) => void; stop: () => void },
): Story {
	const part = <T extends HTMLElement>(name: string) =>
		section.querySelector<T>(`[data-story=${name}]`) as T;
	const bar = part("bar");
	const line = part("line");
	const start = part<HTMLButtonElement>("start");
	const back = part<HTMLButtonElement>("back");
	const next = part<HTMLButtonElement>("next");
	const isOn = () => !bar.hidden;
	/** What a finger moves then is the page. */
	const isZoomed = () => (visualViewport?.scale ?? 1) > 1.01;
	/** At an end the button stays, and with it the focus. */
	const press = (button: HTMLButtonElement, by: number) => () => {
		if (button.getAttribute("aria-disabled") !== "true") on.step(by);
	};
	const move = (by: number) => press(by < 0 ? back : next, by)();

	start.addEventListener("click", on.start);
	back.addEventListener("click", press(back, -1));
	next.addEventListener("click", press(next, 1));
	part("stop").addEventListener("click", on.stop);
	root.addEventListener(
		"keydown",
		(any) => {
			const event = any as KeyboardEvent;
			const { altKey, ctrlKey, metaKey, shiftKey, key, target } = event;
			if (!isOn() || altKey || ctrlKey || metaKey || shiftKey) return;
			if (event.defaultPrevented || (target as Element).closest(OWN_KEYS))
				return;
			if (key === "Escape" && !root.querySelector("[role=dialog]")) on.stop();
			const by = { ArrowLeft: -1, ArrowRight: 1 }[key];
			if (by !== undefined) {
				event.preventDefault();
				move(by);
			}
		},
		{ signal },
	);
	followSwipes(section, (by) => isOn() && !isZoomed() && move(by));

	return {
		set(step, events) {
			start.disabled = events === 0;
			bar.hidden = step === undefined;
			start.hidden = step !== undefined;
			section.closest(".top")?.classList.toggle("in-story", step !== undefined);
			if (!step) {
				line.replaceChildren();
				return;
			}
			const { n, total, words } = step;
			back.setAttribute("aria-disabled", String(n === 1));
			next.setAttribute("aria-disabled", String(n === total));
			const spoken = document.createElement("span");
			spoken.className = "visually-hidden";
			spoken.textContent = `. ${words}`;
			line.replaceChildren(messages.story.step(n, total), spoken);
		},
		focus: () => (isOn() ? next : start).focus({ preventScroll: true }),
	};
}
