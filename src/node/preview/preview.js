// Runs in the previewed page, as it is: follows the preview, shows what is wrong, reloads when there is a newer site.
{
	const shown = document.currentScript?.dataset.site ?? "";

	const addPanel = () => {
		const added = document.createElement("div");
		added.id = "dateline-preview";
		added.className = "over-page";
		added.setAttribute("role", "alert");
		document.body.append(added);
		return added;
	};
	const panel = document.querySelector("#dateline-preview") ?? addPanel();

	let said = panel.innerHTML;
	/** @param {string} markup */
	const say = (markup) => {
		if (markup === said) return;
		said = markup;
		const before = panel.querySelector("details");
		const hadFocus = panel.contains(document.activeElement);
		// The server escapes every line.
		panel.innerHTML = markup;
		const after = panel.querySelector("details");
		// Warnings that were folded must not fold the errors that follow them.
		if (before && after && before.className === after.className)
			after.open = before.open;
		if (hadFocus) panel.querySelector("summary")?.focus();
	};

	/** @type {EventSource | undefined} */
	let events;
	// A browser opens six connections to a host: a page that nobody sees holds none.
	const follow = () => {
		events?.close();
		events = undefined;
		if (document.hidden) return;
		events = new EventSource("/@dateline/events");
		events.onmessage = ({ data }) => {
			const { site, panel: markup } = JSON.parse(data);
			if (site === shown) say(markup);
			else location.reload();
		};
	};
	document.addEventListener("visibilitychange", follow);
	follow();
}
