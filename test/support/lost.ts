import type { Page } from "playwright-core";

/** Texts that their boxes cut off, in all of the page or a part of it, and how much wider the page is than the screen. */
export const lost = (page: Page, part = "body") =>
	page.evaluate((part) => {
		const cut = [...document.querySelectorAll<HTMLElement>(`${part} *`)].filter(
			(element) => {
				if (element.closest("#map, .overview, svg")) return false;
				const { overflowX, overflowY, clipPath } = getComputedStyle(element);
				// For screen readers alone.
				if (clipPath !== "none") return false;
				const cuts = (overflow: string) =>
					["hidden", "clip"].includes(overflow);
				return (
					element.checkVisibility() &&
					((cuts(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
						(cuts(overflowY) &&
							element.scrollHeight > element.clientHeight + 1))
				);
			},
		);
		return {
			cut: cut.map((element) => element.outerHTML.slice(0, 120)),
			excess: Math.max(0, document.documentElement.scrollWidth - innerWidth),
		};
	}, part);
export const NOTHING = { cut: [], excess: 0 };

/** Buttons, fields and marks that hide behind one another's middle. */
export const buried = (page: Page) =>
	page
		.locator("button:visible, summary:visible, input:visible, select:visible")
		.evaluateAll((all) =>
			all.flatMap((element) => {
				element.scrollIntoView({ block: "center" });
				const { x, y, width, height } = element.getBoundingClientRect();
				const [cx, cy] = [x + width / 2, y + Math.min(height, 24) / 2];
				// A mark or pointer off the map's frame is reached by its tab stop, which moves the map.
				const frame = element.closest("#map")?.getBoundingClientRect();
				if (frame && (cx < frame.left || cx > frame.right)) return [];
				if (frame && (cy < frame.top || cy > frame.bottom)) return [];
				const top = document.elementFromPoint(cx, cy);
				const own =
					top !== null &&
					(element.contains(top) ||
						top.contains(element) ||
						top.closest("label")?.contains(element));
				return own ? [] : [element.outerHTML.slice(0, 120)];
			}),
		);

/** Names, pointers and years that their frame cuts off, or that run into each other or a mark. */
export const crowded = (page: Page) =>
	page
		.locator(
			".mark .disc, .mark:not([data-side=none]) .label, .pointer, .ticks b",
		)
		.evaluateAll((all) => {
			const boxes = all.flatMap((element) => {
				const frame = element.closest("[data-map-frame], .timeline");
				if (!frame || !element.checkVisibility({ visibilityProperty: true }))
					return [];
				const { left, right, top, bottom } = frame.getBoundingClientRect();
				const text = document.createRange();
				text.selectNodeContents(element);
				const box = (
					element.matches(".label") ? text : element
				).getBoundingClientRect();
				// Of a disc the square within.
				if (element.matches(".disc")) {
					const inset = box.width * 0.15;
					box.x += inset;
					box.y += inset;
					box.width -= 2 * inset;
					box.height -= 2 * inset;
				}
				const isSeen =
					box.right > left &&
					box.left < right &&
					box.bottom > top &&
					box.top < bottom;
				const name =
					element.textContent ||
					element.parentElement?.getAttribute("aria-label");
				return isSeen ? [{ name, box, left, right }] : [];
			});
			const meet = (a: DOMRect, b: DOMRect) =>
				Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
				Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
			return boxes.flatMap(({ name, box, left, right }, i) => [
				...(box.left < left - 13 || box.right > right + 13
					? [`${name} beyond its frame`]
					: []),
				...boxes
					.slice(i + 1)
					.filter((other) => meet(box, other.box))
					.map((other) => `${name} × ${other.name}`),
			]);
		});
