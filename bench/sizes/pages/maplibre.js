import * as maplibre from "maplibre-gl";
import {
	between,
	east,
	events,
	featureOf,
	inWindow,
	land,
	lonely,
	north,
	offer,
	popupOf,
	south,
	west,
} from "./common.js";

const collection = (shown) => ({
	type: "FeatureCollection",
	features: shown.map(featureOf),
});
const bounds = [west, south, east, north];
const map = new maplibre.Map({
	container: "map",
	bounds,
	attributionControl: false,
	renderWorldCopies: false,
	style: {
		version: 8,
		sources: {
			land: { type: "geojson", data: land },
			events: {
				type: "geojson",
				data: collection(events),
				cluster: true,
				clusterRadius: 60,
			},
		},
		layers: [
			{
				id: "sea",
				type: "background",
				paint: { "background-color": "#dfe8ee" },
			},
			{
				id: "land",
				type: "fill",
				source: "land",
				paint: { "fill-color": "#f4f1ea", "fill-outline-color": "#bbb" },
			},
			{
				id: "clusters",
				type: "circle",
				source: "events",
				filter: ["has", "point_count"],
				paint: {
					"circle-color": "#930",
					"circle-radius": [
						"step",
						["get", "point_count"],
						10,
						100,
						16,
						1000,
						24,
					],
				},
			},
			{
				id: "marks",
				type: "circle",
				source: "events",
				filter: ["!", ["has", "point_count"]],
				paint: { "circle-color": "#930", "circle-radius": 5 },
			},
		],
	},
});
map.on("click", "marks", ({ features: [{ properties, geometry }] }) => {
	new maplibre.Popup()
		.setLngLat(geometry.coordinates)
		.setHTML(popupOf(properties))
		.addTo(map);
});
let isReady = false;
map.once("idle", () => {
	isReady = true;
});
let count = events.length;
offer({
	isReady: () => isReady,
	spot() {
		const point = map.project(lonely.position);
		const isThere =
			map.getLayer("marks") &&
			map.queryRenderedFeatures(point, { layers: ["marks"] }).length > 0;
		return isThere ? inWindow(point) : undefined;
	},
	async filter(from, to) {
		const shown = between(from, to);
		count = undefined;
		map.getSource("events").setData(collection(shown));
		await map.once("idle");
		count = shown.length;
	},
	count: () => count,
	recount: async () =>
		(await map.getSource("events").getData()).features.length,
});
