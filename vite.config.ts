import { defineConfig } from "vitest/config";
import { sitePlugin } from "./src/node/site-plugin.ts";

export default defineConfig({
	base: "./",
	plugins: [sitePlugin(import.meta.dirname)],
	build: {
		target: "es2023",
		modulePreload: { polyfill: false },
		assetsInlineLimit: 0,
	},
	server: { open: false },
	test: {
		include: ["test/**/*.test.ts"],
		globalSetup: "test/support/global-setup.ts",
		testTimeout: 30_000,
		hookTimeout: 120_000,
	},
});
