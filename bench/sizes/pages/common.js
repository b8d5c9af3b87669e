/** What the other pages share: the same events, what their popups say, how they are filtered. */
const read = async (name) => (await fetch(name)).json();
export const [land, { view, events }] = await Promise.all(
	["land.json", "events.json"].map(read),
);
export const LAND = {
	interactive: false,
	style: { color: "#bbb", weight: 1, fillColor: "#f4f1ea", fillOpacity: 1 },
};
export const MARK = { radius: 5, weight: 1, color: "#930", fillOpacity: 0.7 };
export const [west, south, east, north] = view;
export const [lonely] = events;

const escaped = (text) =>
	text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
export const popupOf = ({ title, date, place, text, citations }) =>
	`<h2>${escaped(title)}</h2><p>${date}, ${escaped(place)}</p><p>${escaped(text)}</p><ul>${citations
		.map(
			(cited) =>
				`<li>${escaped(cited.title)}, ${cited.issued}, paragraph ${cited.paragraph}</li>`,
		)
		.join("")}</ul>`;

export const featureOf = (event) => ({
	type: "Feature",
	geometry: { type: "Point", coordinates: event.position },
	properties: event,
});
export const between = (from, to) =>
	events.filter(
		({ date }) => (from === "" || date >= from) && (to === "" || date <= to),
	);

/** The map in the same box and scale as ours. */
export const leafletMap = (options) =>
	L.map("map", { zoomSnap: 0.5, ...options }).fitBounds([
		[south, west],
		[north, east],
	]);
/** A point of the map's box in the window. */
export const inWindow = ({ x, y }) => {
	const box = document.getElementById("map").getBoundingClientRect();
	return { x: x + box.x, y: y + box.y };
};
export const [lon, lat] = lonely.position;
export const offer = (probe) => {
	globalThis.mapProbe = {
		isReady: () => true,
		isAsked: () =>
			document.querySelector(".leaflet-popup, .maplibregl-popup") !== null,
		isWhole: () => true,
		...probe,
	};
};
/** The middle of the lonely town's icon, where nothing covers it. */
export const iconSpot = () => {
	const icon = document.querySelector(".lonely");
	const box = icon?.getBoundingClientRect();
	if (!box) return;
	const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
	return document.elementFromPoint(at.x, at.y) === icon ? at : undefined;
};
