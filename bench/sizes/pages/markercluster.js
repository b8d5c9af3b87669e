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

const map = leafletMap({ maxZoom: 18 });
L.geoJSON(land, LAND).addTo(map);
const group = L.markerClusterGroup().addTo(map);
const markOf = (event) => {
	const [lon, lat] = event.position;
	const marker = L.marker([lat, lon]).bindPopup(() => popupOf(event));
	if (event === lonely)
		marker.on("add", () => marker.getElement().classList.add("lonely"));
	return marker;
};
const show = (shown) => {
	group.clearLayers();
	group.addLayers(shown.map(markOf));
};
show(events);
offer({
	spot: iconSpot,
	filter: (from, to) => show(between(from, to)),
	count: () => group.getLayers().length,
});
