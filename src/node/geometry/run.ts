import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { baseLand } from "./base-land.ts";
import { printedJson } from "./printed-json.ts";
import { readPoly } from "./read-poly.ts";
import { type PlaceCollection, reshaped } from "./reshaped.ts";
import { shapesFrom } from "./shapes.ts";

// `npm run geometry`: makes the outlines in data/places.geojson and data/basemap/ anew from their sources (data/README.md).

const data = new URL("../../../data/", import.meta.url);
const { resolve } = createRequire(import.meta.url);

function readJson(file: string | URL) {
	return JSON.parse(readFileSync(file, "utf8"));
}

function cityLimits(id: string) {
	const [ring] = readPoly(
		readFileSync(new URL(`sources/${id}.poly`, data), "utf8"),
	);
	if (!ring) throw new Error(`data/sources/${id}.poly has no ring.`);
	return ring;
}

function write(file: string, value: unknown) {
	const text = `${printedJson(value)}\n`;
	writeFileSync(new URL(file, data), text);
	console.log(`data/${file}: ${text.length.toLocaleString("en")} characters`);
}

const world = readJson(resolve("@geo-maps/world-land-100m/map.geo.json"));
const shapes = shapesFrom({
	land: world.geometries[0].coordinates,
	tokyo: cityLimits("tokyo"),
	moscow: cityLimits("moscow"),
});
const places: PlaceCollection = readJson(new URL("places.geojson", data));

write("places.geojson", reshaped(places, shapes));
write(
	"basemap/places-low.json",
	Object.fromEntries([...shapes].map(([id, { low }]) => [id, low])),
);
write(
	"basemap/land.json",
	baseLand(readJson(resolve("world-atlas/land-10m.json"))),
);
