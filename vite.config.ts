import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { sitePlugin } from "./src/node/site-plugin.ts";

export default defineConfig({
	base: "./",
	plugins: [sitePlugin(import.meta.dirname)],
	build: {
		outDir: "lib/viewer",
		target: "es2023",
		modulePreload: { polyfill: false },
		assetsInlineLimit: 0,
	},
	server: { open: false },
	test: {
		include: ["test/**/*.test.ts"],
		globalSetup: "test/support/global-setup.ts",
		// Vitest leaves one core free by default; page tests mostly wait.
		maxWorkers: Math.max(2, availableParallelism() - 1),
		testTimeout: 30_000,
		hookTimeout: 120_000,
	},
});
