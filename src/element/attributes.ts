/** Attributes of `<dateline-map>` that say what is open; a reader's choice is written to them. */
export const STATE = ["place", "event", "from", "to", "by"] as const;

/** Its attributes that are properties of the same name, "" where they are absent. `lang` is every element's. */
export const REFLECTED = ["src", "theme", "list", "height", ...STATE] as const;
