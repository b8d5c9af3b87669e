/**
 * The package's API: what the command `dateline` is made of, for programs.
 *
 * ```js
 * import { makeSite, readFolder } from "dateline";
 * const { problems } = readFolder("my-map");
 * ```
 */
export { compile } from "../core/compile.ts";
export type { MapFolder } from "../core/map-folder.ts";
export { isNewsMap, type NewsMap } from "../core/news-map.ts";
export { PROBLEMS, type Problem, type ProblemCode } from "../core/problem.ts";
export { siteFiles } from "./file-groups.ts";
export { type FolderRead, readFolder } from "./read-folder.ts";
export {
	makeSite,
	type Site,
	type SiteMade,
	type SiteOptions,
} from "./site.ts";
export { readViewer, type Viewer } from "./viewer.ts";
export { WriteError } from "./write-error.ts";
export { writeSite } from "./write-site.ts";
