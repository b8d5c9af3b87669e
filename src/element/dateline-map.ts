import { HEIGHT } from "../core/embed-frame.ts";
import { unloadedIn } from "../core/messages/unloaded.ts";
import type { PageIndex } from "../core/page-index.ts";
import { parseViewState, type ViewState } from "../core/view-state.ts";
import { createApp } from "../view/app.ts";
import type { Deed } from "../view/deed.ts";
import { printEndnotes } from "../view/endnotes.ts";
import type { App } from "../view/surroundings.ts";
import { REFLECTED, STATE } from "./attributes.ts";
import { followFullMap } from "./follow-full-map.ts";
import { addFullScreen } from "./full-screen.ts";
import { keepInside } from "./keep-inside.ts";
import { loadMarkup, type Markup } from "./load-markup.ts";
import { VERSION } from "./version.ts";

/** How near to the screen the element is when it begins to load, px. */
const NEAR = "600px";

/** Styles before anything is loaded. The page's own rules for the element come before those of `:host`. */
const FIRST_STYLES = `:host{display:block;position:relative;overflow:hidden;contain:content}:host([hidden]){display:none}
.failed{margin:0;padding:8px 12px;font:14px/1.5 system-ui,sans-serif;color:CanvasText;background:Canvas;border:1px solid GrayText;position:absolute;inset:auto 8px 8px}
.failed button{font:inherit;margin-inline-start:8px}`;

/**
 * `<dateline-map>`: the map as an element of somebody else's page. Its light DOM is what shows until the map is there, and whenever it
 * cannot be. Fires `dateline:*` events, bubbling and composed, with plain JSON as `detail`, for what the reader does.
 */
export class DatelineMap extends HTMLElement {
	static readonly observedAttributes = [...REFLECTED, "lang"];

	declare src: string;
	declare theme: string;
	declare list: string;
	declare height: string;
	declare place: string;
	declare event: string;
	declare from: string;
	declare to: string;
	declare by: string;

	readonly #shadow = this.attachShadow({ mode: "open" });
	readonly #fallback = document.createElement("slot");
	readonly #sheet = new CSSStyleSheet();
	#nearness: IntersectionObserver | undefined;
	#loading: AbortController | undefined;
	#app: App | undefined;
	#leavePaper: (() => void) | undefined;
	#box: HTMLElement | undefined;
	/** True while the element writes its own attributes. */
	#writes = false;
	#isStale = false;
	/** True once it has come near to the screen. */
	#isNear = false;

	constructor() {
		super();
		this.#shadow.adoptedStyleSheets = [this.#sheet];
		this.#shadow.append(this.#fallback);
	}

	connectedCallback(): void {
		for (const name of REFLECTED) this.#upgrade(name);
		this.#sheet.replaceSync(
			`${FIRST_STYLES}:host{height:${this.#wantedHeight()}px}`,
		);
		this.#nearness = new IntersectionObserver(
			(entries) => {
				if (!entries.some((entry) => entry.isIntersecting)) return;
				this.#isNear = true;
				void this.#load();
			},
			{ rootMargin: NEAR },
		);
		this.#nearness.observe(this);
	}

	disconnectedCallback(): void {
		this.#nearness?.disconnect();
		this.#nearness = undefined;
		this.#isNear = false;
		this.#clear();
	}

	attributeChangedCallback(
		name: string,
		old: string | null,
		now: string | null,
	): void {
		if (old === now || this.#writes || !this.isConnected) return;
		if (name === "list") this.#showList();
		if (name === "list" || name === "height")
			this.#sheet.replaceSync(
				`${FIRST_STYLES}:host{height:${this.#wantedHeight()}px}`,
			);
		if ((STATE as readonly string[]).includes(name)) this.#follow();
		if ((name === "src" || name === "lang") && this.#isNear) {
			this.#clear();
			void this.#load();
		}
	}

	/** A property set before the class was known stands in the way of the accessor. */
	#upgrade(name: (typeof REFLECTED)[number]): void {
		if (!Object.hasOwn(this, name)) return;
		const value = this[name];
		delete (this as Partial<this>)[name];
		this[name] = value;
	}

	/** What the page gives, else what is proposed, px. */
	#wantedHeight(): number {
		const asked = Number.parseInt(this.height, 10);
		if (asked >= 200 && asked <= 4000) return asked;
		return this.list === "off" ? HEIGHT.withoutList : HEIGHT.proposed;
	}

	#showList(): void {
		if (!this.#box) return;
		if (this.list === "off") this.#box.dataset.list = "off";
		else delete this.#box.dataset.list;
	}

	/** Several attributes that change together are one change. */
	#follow(): void {
		if (this.#isStale) return;
		this.#isStale = true;
		queueMicrotask(() => {
			this.#isStale = false;
			this.#app?.set(this.#state());
		});
	}

	/** The reader's choice as far as attributes have it, and the rest as it is. */
	#state(): ViewState {
		const asked = STATE.map(
			(name) => `${name}=${encodeURIComponent(this[name])}`,
		);
		const rest = { ...(this.#app?.state() ?? parseViewState("")) };
		for (const name of STATE) delete rest[name];
		return { ...parseViewState(asked.join("&")), ...rest };
	}

	#write(state: ViewState): void {
		this.#writes = true;
		for (const name of STATE) this[name] = state[name] ?? "";
		this.#writes = false;
	}

	#clear(): void {
		this.#loading?.abort();
		this.#loading = undefined;
		this.#app?.destroy();
		this.#app = undefined;
		this.#leavePaper?.();
		this.#leavePaper = undefined;
		this.#box = undefined;
		this.#shadow.adoptedStyleSheets = [this.#sheet];
		this.#shadow.replaceChildren(this.#fallback);
	}

	#tell(
		deed: Deed | { type: "ready" } | { type: "error"; message: string },
	): void {
		this.dispatchEvent(
			new CustomEvent(`dateline:${deed.type}`, {
				bubbles: true,
				composed: true,
				detail: { id: this.id, version: VERSION, ...deed },
			}),
		);
	}

	async #load(): Promise<void> {
		if (this.#box || this.#loading || this.src === "") return;
		const loading = new AbortController();
		this.#loading = loading;
		const wasAskedFor = this.#shadow.activeElement !== null;
		try {
			const markup = await loadMarkup(
				this.src,
				this.#language(),
				loading.signal,
			);
			if (loading.signal.aborted) return;
			this.#show(markup);
			this.#tell({ type: "ready" });
		} catch (error) {
			if (loading.signal.aborted) return;
			this.#clear();
			this.#fail(error, wasAskedFor);
		} finally {
			if (this.#loading === loading) this.#loading = undefined;
		}
	}

	/** The element's own language, else that of what it stands in; "" where none says. */
	#language(): string {
		return (
			this.closest<HTMLElement>("[lang]")?.lang || document.documentElement.lang
		);
	}

	#show({ box, index, style, messages }: Markup): void {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(style);
		this.#box = box;
		this.#showList();
		this.#shadow.adoptedStyleSheets = [this.#sheet, sheet];
		this.#shadow.replaceChildren(box);
		if (!index) return;
		this.#app = createApp(index as PageIndex, messages, {
			root: this.#shadow,
			address: {
				read: () => this.#state(),
				keep: () => {},
				follow: () => {},
				write: (state, entry) => {
					if (entry !== "none") this.#write(state);
				},
			},
			reveal: keepInside(box),
			onDeed: (deed) => this.#tell(deed),
		});
		addFullScreen(box, this.#shadow, messages);
		followFullMap(box, this.#app.state);
		this.#leavePaper = printEndnotes(this.#shadow);
	}

	/** The fallback stays; one line says what is the matter and offers to try again. */
	#fail(error: unknown, wasAskedFor: boolean): void {
		const { lang, failed, retry } = unloadedIn(
			this.#language() || navigator.language,
		);
		const line = document.createElement("p");
		line.className = "failed";
		line.setAttribute("role", "status");
		line.lang = lang;
		const button = document.createElement("button");
		button.type = "button";
		button.textContent = retry;
		button.addEventListener("click", () => void this.#load());
		line.append(failed, " ", button);
		this.#shadow.append(line);
		// Where the button was that was pressed, unless the reader has gone on.
		if (wasAskedFor && document.activeElement === document.body)
			button.focus({ preventScroll: true });
		const message = error instanceof Error ? error.message : String(error);
		this.#tell({ type: "error", message });
	}
}

for (const name of REFLECTED)
	Object.defineProperty(DatelineMap.prototype, name, {
		configurable: true,
		enumerable: true,
		get(this: HTMLElement) {
			return this.getAttribute(name) ?? "";
		},
		set(this: HTMLElement, value: unknown) {
			if (value === null || value === undefined || value === "")
				this.removeAttribute(name);
			else this.setAttribute(name, String(value));
		},
	});
