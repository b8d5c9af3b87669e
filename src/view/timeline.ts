import type { Span } from "../core/edtf.ts";
import { sayDate } from "../core/edtf-format.ts";
import type { Bin } from "../core/histogram.ts";
import type { Messages } from "../core/messages/script.ts";
import { binPeriod } from "../core/render/timeline.ts";

type End = "earliest" | "latest";

/** A timeline's thumbs and bars. */
export interface Timeline {
	/** Moves the thumbs to the bins that hold the ends of a range. */
	set: (range: Span) => void;
}

/** The shortest date that says where a bin begins or ends. */
function edgeOf(bin: Bin | undefined, edge: "start" | "end"): string {
	const day = bin?.[edge] ?? "";
	return /-01-01$|-12-31$/.test(day) ? day.slice(0, 4) : day.slice(0, 7);
}

/** Of the printed periods shows those that have room, whatever the reader's type: none over another, none past the row by more than the page's margin holds. */
function thinTicks(row: Element): void {
	const ticks = row.querySelectorAll<HTMLElement>("b");
	const resized = new ResizeObserver(() => {
		const frame = row.getBoundingClientRect();
		const kept: DOMRect[] = [];
		for (const tick of ticks) {
			const box = tick.getBoundingClientRect();
			const fits =
				box.left > frame.left - 12 &&
				box.right < frame.right + 12 &&
				kept.every(
					({ left, right }) => box.left > right + 4 || box.right < left - 4,
				);
			tick.style.visibility = fits ? "" : "hidden";
			if (fits) kept.push(box);
		}
	});
	for (const element of [row, ...ticks]) resized.observe(element);
}

/** Wires the timeline in `root`: thumbs that do not pass each other, bars that a click narrows the range to. `onMove` gets the dates of both ends, "" where the timeline ends. */
export function createTimeline(
	root: HTMLElement,
	bins: readonly Bin[],
	messages: Messages,
	onMove: (from: string, to: string) => void,
): Timeline {
	const last = bins.length - 1;
	const thumb = (end: End) =>
		root.querySelector<HTMLInputElement>(
			`[data-thumb=${end}]`,
		) as HTMLInputElement;
	const thumbs = { earliest: thumb("earliest"), latest: thumb("latest") };
	// A thumb stands under the middle of its bar.
	const row = thumbs.earliest.parentElement;
	if (row) row.style.marginInline = `calc(${50 / bins.length}% - 12px)`;
	thinTicks(root.querySelector(".ticks") as Element);
	const ends = (): [number, number] => [
		Number(thumbs.earliest.value),
		Number(thumbs.latest.value),
	];

	const say = (end: End) => {
		const bin = bins[Number(thumbs[end].value)];
		if (bin)
			thumbs[end].setAttribute(
				"aria-valuetext",
				sayDate(binPeriod(bin), messages.dates),
			);
	};
	/** `isBeside`: a range that holds no bin, between or beyond those that there are. */
	const show = (isBeside = false) => {
		const [first, final] = ends();
		for (const bar of root.querySelectorAll<SVGElement>("[data-bin]")) {
			const i = Number(bar.dataset.bin);
			const isOutside = isBeside || i < first || i > final;
			bar.classList.toggle("outside", isOutside);
		}
		// Where they meet, the one is above that has farther to go.
		thumbs.earliest.style.zIndex = first > last / 2 ? "1" : "";
		say("earliest");
		say("latest");
	};
	const put = (first: number, final: number, isBeside = false) => {
		thumbs.earliest.value = String(first);
		thumbs.latest.value = String(final);
		show(isBeside);
	};
	const tell = () => {
		const [first, final] = ends();
		onMove(
			first === 0 ? "" : edgeOf(bins[first], "start"),
			final === last ? "" : edgeOf(bins[final], "end"),
		);
	};

	root.addEventListener("input", (event) => {
		const moved = (event.target as HTMLElement).dataset.thumb as End;
		const [first, final] = ends();
		if (first > final) {
			const stop = moved === "earliest" ? final : first;
			thumbs[moved].value = String(stop);
		}
		show();
		tell();
	});
	root.querySelector(".bars")?.addEventListener("click", (event) => {
		const { left, width } = (
			event.currentTarget as Element
		).getBoundingClientRect();
		const at = ((event as MouseEvent).clientX - left) / width;
		const bin = Math.min(last, Math.max(0, Math.floor(at * bins.length)));
		put(bin, bin);
		tell();
	});

	return {
		set({ start, end }) {
			const first = bins.findIndex((bin) => bin.end >= start);
			const final = bins.findLastIndex((bin) => bin.start <= end);
			const isBeside = first < 0 || final < first;
			put(first < 0 ? last : first, Math.max(0, final), isBeside);
		},
	};
}
