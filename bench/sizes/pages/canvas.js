import {
	between,
	events,
	inWindow,
	LAND,
	land,
	lat,
	leafletMap,
	lon,
	MARK,
	offer,
	popupOf,
} from "./common.js";

const map = leafletMap({ preferCanvas: true });
L.geoJSON(land, LAND).addTo(map);
const layer = L.layerGroup().addTo(map);
const show = (shown) => {
	layer.clearLayers();
	for (const event of shown) {
		const [lon, lat] = event.position;
		L.circleMarker([lat, lon], MARK)
			.bindPopup(() => popupOf(event))
			.addTo(layer);
	}
};
show(events);
offer({
	spot: () => inWindow(map.latLngToContainerPoint([lat, lon])),
	filter: (from, to) => show(between(from, to)),
	count: () => layer.getLayers().length,
});
