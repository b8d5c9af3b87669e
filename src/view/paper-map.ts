const SVG = "http://www.w3.org/2000/svg";

/**
 * Gives a copy of the prerendered drawing for paper: there the map cannot be moved, and the sheet's width is none that Leaflet
 * knows of. It is shown in print alone. The land, which is most of it, is drawn from the one that the map has.
 */
export function copyForPaper(drawing: SVGSVGElement): SVGSVGElement {
	const copy = drawing.cloneNode(true) as SVGSVGElement;
	copy.classList.replace("drawing", "paper");
	const land = document.createElementNS(SVG, "use");
	land.setAttribute("href", "#land");
	copy.querySelector("#land")?.replaceWith(land);
	copy.querySelector(".narrow")?.remove();
	copy.querySelector("#outlines")?.removeAttribute("id");
	copy.querySelector("#hatch")?.setAttribute("id", "hatch-paper");
	return copy;
}
