import {
	between,
	events,
	iconSpot,
	LAND,
	land,
	leafletMap,
	lonely,
	offer,
	popupOf,
} from "./common.js";

const map = leafletMap();
L.geoJSON(land, LAND).addTo(map);
const layer = L.layerGroup().addTo(map);
const show = (shown) => {
	layer.clearLayers();
	for (const event of shown) {
		const [lon, lat] = event.position;
		const marker = L.marker([lat, lon]).bindPopup(popupOf(event)).addTo(layer);
		if (event === lonely) marker.getElement().classList.add("lonely");
	}
};
show(events);
offer({
	spot: iconSpot,
	filter: (from, to) => show(between(from, to)),
	count: () => layer.getLayers().length,
});
