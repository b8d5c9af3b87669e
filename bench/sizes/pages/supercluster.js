import {
	between,
	events,
	featureOf,
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
let index;
const draw = () => {
	const bounds = map.getBounds();
	layer.clearLayers();
	const box = [bounds.getWest(), bounds.getSouth()];
	box.push(bounds.getEast(), bounds.getNorth());
	for (const found of index.getClusters(box, Math.floor(map.getZoom()))) {
		const [lon, lat] = found.geometry.coordinates;
		const { point_count: count, cluster_id: id } = found.properties;
		const radius = count ? 8 + 2 * Math.log2(count) : MARK.radius;
		const mark = L.circleMarker([lat, lon], { ...MARK, radius }).addTo(layer);
		if (count)
			mark.on("click", () =>
				map.setView([lat, lon], index.getClusterExpansionZoom(id)),
			);
		else mark.bindPopup(() => popupOf(found.properties));
	}
};
const show = (shown) => {
	index = new Supercluster({ radius: 60, maxZoom: 12 });
	index.load(shown.map(featureOf));
	draw();
};
show(events);
map.on("moveend", draw);
offer({
	spot: () => inWindow(map.latLngToContainerPoint([lat, lon])),
	filter: (from, to) => show(between(from, to)),
	count: () =>
		index
			.getClusters([-180, -90, 180, 90], 0)
			.reduce((sum, { properties: p }) => sum + (p.point_count ?? 1), 0),
});
