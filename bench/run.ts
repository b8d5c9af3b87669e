/** `npm run bench [page | folders]`: both, or one of the two. */
const [only] = process.argv.slice(2).filter((arg) => !arg.startsWith("-"));
if (only !== "folders") await import("./page.ts");
if (only !== "page") await import("./folders.ts");

export {};
