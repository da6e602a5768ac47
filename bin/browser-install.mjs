// Gets a Chromium for `npm test` where there is none, and a Chinese font for its pictures.
import { existsSync } from 'node:fs';
import { findBrowser } from './browser.mjs';
import { fail, run, runPackage } from './run.mjs';

const FONT = 'fonts-wqy-microhei';
const FONT_FILE = '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc';
/** A download that hangs must not hang the tests. */
const DOWNLOAD_MS = 600_000;

/**
 * The path of a Chromium that runs; looks for one, then installs one, then says what to install.
 * @param {(line: string) => void} say
 * @returns {Promise<string>}
 */
export async function readyBrowser(say) {
	if (process.env.CHROMIUM_PATH && !findBrowser()) fail('CHROMIUM_PATH names no working browser.');
	const missing = [findBrowser() ? '' : 'chromium', existsSync(FONT_FILE) ? '' : FONT];
	await aptInstall(missing.filter(Boolean), say);
	if (!findBrowser()) {
		say("Downloading Playwright's Chromium …");
		await runPackage('@playwright/test', ['install', 'chromium'], { timeout: DOWNLOAD_MS });
	}
	return (
		findBrowser() ??
		fail('No browser found: install Chromium or Google Chrome, or set CHROMIUM_PATH to one.')
	);
}

/** Debian's packages, where this process may install them; elsewhere nothing. */
async function aptInstall(packages, say) {
	const may = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
	if (!may || packages.length === 0) return;
	say(`Installing ${packages.join(' and ')} …`);
	const env = { DEBIAN_FRONTEND: 'noninteractive' };
	await run('apt-get', ['update', '-qq'], { env, timeout: DOWNLOAD_MS });
	const args = ['install', '-qq', '-y', '--no-install-recommends', ...packages];
	await run('apt-get', args, { env, timeout: DOWNLOAD_MS });
}
