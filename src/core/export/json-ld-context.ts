const SCHEMA = "https://schema.org/";
const OA = "http://www.w3.org/ns/oa#";

/** A term whose value is the IRI of a node. */
const node = (iri: string) => ({ "@id": iri, "@type": "@id" });

/**
 * The JSON-LD context that the export carries in itself, so that nothing is fetched to read it. Keys of annotations are those of the
 * Web Annotation vocabulary; people, articles, places and claims are schema.org's; dates are EDTF as the Library of Congress types it.
 */
export const JSON_LD_CONTEXT = {
	"@version": 1.1,
	id: "@id",
	type: "@type",
	Annotation: `${OA}Annotation`,
	SpecificResource: `${OA}SpecificResource`,
	TextQuoteSelector: `${OA}TextQuoteSelector`,
	linking: `${OA}linking`,
	motivation: { "@id": `${OA}motivatedBy`, "@type": "@vocab" },
	body: node(`${OA}hasBody`),
	target: node(`${OA}hasTarget`),
	source: node(`${OA}hasSource`),
	selector: node(`${OA}hasSelector`),
	exact: `${OA}exact`,
	...Object.fromEntries(
		[
			"Claim",
			"CorrectionComment",
			"CreativeWork",
			"Event",
			"GeoCoordinates",
			"Map",
			"NewsArticle",
			"Person",
			"Place",
			"PropertyValue",
			"Report",
			"Role",
			"WebPage",
			"additionalProperty",
			"alternateName",
			"articleSection",
			"author",
			"containsPlace",
			"correction",
			"creditText",
			"description",
			"familyName",
			"geo",
			"givenName",
			"headline",
			"identifier",
			"inLanguage",
			"isPartOf",
			"latitude",
			"longitude",
			"name",
			"pagination",
			"position",
			"propertyID",
			"roleName",
			"text",
			"value",
			"version",
		].map((term) => [term, SCHEMA + term]),
	),
	...Object.fromEntries(
		[
			"about",
			"appearance",
			"containedInPlace",
			"hasPart",
			"locationCreated",
			"mentions",
		].map((term) => [term, node(SCHEMA + term)]),
	),
	url: {
		"@id": `${SCHEMA}url`,
		"@type": "http://www.w3.org/2001/XMLSchema#anyURI",
	},
	date: {
		"@id": "http://purl.org/dc/terms/date",
		"@type": "http://id.loc.gov/datatypes/edtf/EDTF-level1",
	},
	issued: {
		"@id": "http://purl.org/dc/terms/issued",
		"@type": "http://id.loc.gov/datatypes/edtf/EDTF-level1",
	},
	modified: {
		"@id": "http://purl.org/dc/terms/modified",
		"@type": "http://id.loc.gov/datatypes/edtf/EDTF-level1",
	},
};
