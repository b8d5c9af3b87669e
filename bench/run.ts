/** `npm run bench [page | sizes | folders | tiles]`: all, or one of them. */
const [only] = process.argv.slice(2).filter((arg) => !arg.startsWith("-"));
const parts = {
	page: () => import("./page.ts"),
	sizes: () => import("./sizes.ts"),
	folders: () => import("./folders.ts"),
	tiles: () => import("./tiles.ts"),
};
for (const [name, start] of Object.entries(parts))
	if (only === undefined || only === name) await start();

export {};
