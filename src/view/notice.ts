/** One plain line over `parent`, in place of the last one; "" takes it away, and so does a press on it. An `alert` interrupts, a `status` waits. */
export function showNotice(
	parent: Element,
	text: string,
	role: "alert" | "status",
): void {
	parent.querySelector(":scope > .notice")?.remove();
	if (text === "") return;
	const line = document.createElement("p");
	line.className = "notice";
	line.setAttribute("role", role);
	line.textContent = text;
	line.addEventListener("click", () => line.remove());
	parent.prepend(line);
}
