/** What only the map's script answers: the page's buttons but the early card's own, the inset's places, the marks that stand for several. */
const ANSWERED = "button:not(.close), .overview a, .marks > [role=img]";

/** Takes what was noted; gives what presses it, or what stands there by then, once that can be answered. */
export function takeAsked(): () => void {
	const asked = document.querySelector("[data-asked]");
	if (!asked) return () => {};
	asked.removeAttribute("data-asked");
	const { x, y, width, height } = asked.getBoundingClientRect();
	return () =>
		(asked.isConnected
			? asked
			: document
					.elementFromPoint(x + width / 2, y + height / 2)
					?.closest("#map button")
		)?.dispatchEvent(
			new MouseEvent("click", { bubbles: true, cancelable: true }),
		);
}

let last: Element | undefined;

/** Notes what is pressed before the script can answer, the last alone, as `data-asked` of its element; whether it is such a thing. */
export function noteAsked(event: Event): boolean {
	const pressed = (event.target as Element).closest(ANSWERED);
	if (!pressed || document.documentElement.dataset.ready) return false;
	event.preventDefault();
	last?.removeAttribute("data-asked");
	last = pressed;
	pressed.setAttribute("data-asked", "");
	return true;
}
