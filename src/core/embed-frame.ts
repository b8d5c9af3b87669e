/** Heights of the map on other pages, px: the least and the most that a frame asks for, what is proposed, and what is enough without the list of events. */
export const HEIGHT = {
	least: 400,
	most: 1000,
	proposed: 720,
	withoutList: 560,
} as const;

/** What a frame may do: run the map, and open sources in a new tab. Nothing of the page around it. */
export const SANDBOX =
	"allow-scripts allow-popups allow-popups-to-escape-sandbox";

/** What of the browser a frame may use. */
export const ALLOW = "fullscreen; clipboard-write";

/** A map's site learns which site shows it, not on which page. */
export const REFERRER_POLICY = "strict-origin";
