import { formatViewState, type ViewState } from "../core/view-state.ts";

/** Lets the link to the whole map open it as it is seen here. `leave` may take the reader there itself: it then gives true. */
export function followFullMap(
	box: HTMLElement,
	state: () => ViewState,
	leave: (url: string) => boolean = () => false,
): void {
	box.addEventListener("click", (event) => {
		const link = (event.target as Element).closest<HTMLAnchorElement>(
			"a.full-map",
		);
		if (!link) return;
		link.hash = formatViewState(state());
		if (leave(link.href)) event.preventDefault();
	});
}
