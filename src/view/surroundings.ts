import type { ViewState } from "../core/view-state.ts";
import { type Address, createAddress } from "./address.ts";
import type { Deed } from "./deed.ts";

/** What surrounds the map: a page of its own, a frame or an element in somebody else's page. */
export interface Surroundings {
	/** Where the map's markup stands. */
	root: Document | ShadowRoot;
	/** Where the reader's choice is kept. */
	address: Address;
	/** Given when the map stands in somebody else's page: brings something to the reader without moving that page. The map then also lets one finger and the plain wheel scroll the page, and fetches nothing. */
	reveal?: (target: Element) => void;
	/** Told what the reader does, never what `set` did. */
	onDeed?: (deed: Deed) => void;
}

/** A page of its own. */
export const wholePage = (): Surroundings => ({
	root: document,
	address: createAddress("push"),
});

/** A started map. */
export interface App {
	/** Shows a state, as if the address had asked for it. */
	set: (state: ViewState) => void;
	state: () => ViewState;
	/** Takes every listener and observer away that outlives the markup. */
	destroy: () => void;
}
