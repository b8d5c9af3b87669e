declare module "geojson-validation" {
	/** With `trace` it returns the list of faults, except that it may return anything or throw; see `check-geojson.ts`. */
	export function isFeature(feature: unknown, trace: true): unknown;
}
