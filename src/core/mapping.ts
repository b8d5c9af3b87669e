/** What JSON and YAML have by keys. */
export type Mapping = Record<string, unknown>;

/** Whether a value is a mapping: no list, no text, not null. */
export const isMapping = (value: unknown): value is Mapping =>
	typeof value === "object" && value !== null && !Array.isArray(value);
