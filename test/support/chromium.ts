import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

/** How it is started: nothing that a browser does by itself may look like a request of the page, or stand in its way. */
export const ARGUMENTS = [
	"--no-sandbox",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-default-apps",
	"--disable-sync",
	// Each new page would else start two processes for the address bar's suggestions, which take longer than the page.
	"--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",
];

/** Chromium without windows, which starts and paints with a good third less of the processor's time. */
const SHELL = "chromium-headless-shell";
const COMMANDS = [
	"chromium",
	"chromium-browser",
	"google-chrome",
	"google-chrome-stable",
	"microsoft-edge",
	"microsoft-edge-stable",
];
const INSTALLED = [
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"/Applications/Chromium.app/Contents/MacOS/Chromium",
	"/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
	join(process.env.PROGRAMFILES ?? "", "Google/Chrome/Application/chrome.exe"),
	join(
		process.env["PROGRAMFILES(X86)"] ?? "",
		"Microsoft/Edge/Application/msedge.exe",
	),
];

/** A Chromium, Chrome or Edge already on this machine: `CHROMIUM_PATH`, then the search path, then the usual folders, then Playwright's. */
function findInstalled(commands: readonly string[]): string | undefined {
	const named = process.env.CHROMIUM_PATH;
	if (named) {
		if (existsSync(named)) return named;
		throw new Error(
			`CHROMIUM_PATH names ${named}, which does not exist: correct it or unset it.`,
		);
	}
	const folders = (process.env.PATH ?? "").split(delimiter);
	const onPath = commands.flatMap((command) =>
		folders.map((folder) => join(folder, command)),
	);
	return [...onPath, ...INSTALLED, chromium.executablePath()].find((path) =>
		existsSync(path),
	);
}

/** Runs an installer; true when it succeeded. Its output goes to stderr so that the reader sees what happens. */
function run(command: string, args: string[]): boolean {
	return spawnSync(command, args, { stdio: ["ignore", 2, 2] }).status === 0;
}

function installPlaywrights(): boolean {
	const cli = createRequire(import.meta.url).resolve(
		"playwright-core/package.json",
	);
	return run(process.execPath, [join(cli, "../cli.js"), "install", "chromium"]);
}

function installDebians(name: string): boolean {
	if (!existsSync("/usr/bin/apt-get")) return false;
	const root = process.getuid?.() === 0;
	const apt = (...args: string[]) =>
		root ? run("apt-get", args) : run("sudo", ["-n", "apt-get", ...args]);
	return apt("update") && apt("install", "-y", "--no-install-recommends", name);
}

/** Path of a Chromium that really starts, one without windows before others if `light`; installs one when the machine has none. Throws one clear sentence when there is none to be had. */
export function findChromium({ light = false } = {}): string {
	const commands = light ? [SHELL, ...COMMANDS] : [...COMMANDS, SHELL];
	const install = () =>
		installPlaywrights() || installDebians(light ? SHELL : "chromium");
	const path =
		findInstalled(commands) ??
		(install() ? findInstalled(commands) : undefined);
	if (path === undefined)
		throw new Error(
			"The browser tests need Chromium, Chrome or Edge, and none could be found or installed: install one and set CHROMIUM_PATH to it.",
		);
	if (process.platform !== "win32")
		execFileSync(path, ["--version"], { stdio: "ignore" });
	return path;
}
