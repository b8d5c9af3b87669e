import { DatelineMap } from "./dateline-map.ts";

// A page may load the script twice, or have an element of this name already.
if (!customElements.get("dateline-map"))
	customElements.define("dateline-map", DatelineMap);
