// The browser that the end-to-end tests drive.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const PLACES = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/snap/bin/chromium'
];

/** What Chromium needs where it runs as root in a container, and to stay off the network. */
export const CHROMIUM_ARGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/**
 * The path of a Chromium that runs: CHROMIUM_PATH, Playwright's own, or the system's.
 * @returns {string | undefined}
 */
export function findBrowser() {
	const given = process.env.CHROMIUM_PATH;
	if (given) return runs(given) ? given : undefined;
	return [playwrightsOwn(), ...onPath(), ...PLACES].find((path) => path && runs(path));
}

/** @param {string} path */
function runs(path) {
	if (!existsSync(path)) return false;
	const { status } = spawnSync(path, ['--version', '--no-sandbox'], { timeout: 20_000 });
	return status === 0;
}

function playwrightsOwn() {
	const require = createRequire(import.meta.url);
	return require('@playwright/test').chromium.executablePath();
}

function onPath() {
	const folders = (process.env.PATH ?? '').split(delimiter);
	return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).filter(isProgram);
}

/** @param {string} path */
function isProgram(path) {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
