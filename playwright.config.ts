import { defineConfig, devices } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHROMIUM_ARGS, findBrowser } from './bin/browser.mjs';

/*
 * Journeys live in e2e/*.e2e.ts and run against one server with a demo of its own. Each runs in
 * both `js` and `no-js`; a title's tag narrows or widens that:
 *   @js     needs JavaScript: charts, live figures
 *   @phone  runs on a phone as well
 *   @server asks the server itself: no browser makes a difference
 * The demo is shared by all of them: a journey changes only what it has made itself.
 */

// The first process to read this chooses; the workers, the server and the tests inherit the choice.
if (!process.env.MINYI_E2E) {
	const folder = mkdtempSync(join(tmpdir(), 'minyi-e2e-'));
	process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
	const port = await freePort();
	Object.assign(process.env, {
		MINYI_E2E: '1',
		HOST: 'localhost',
		PORT: String(port),
		ORIGIN: `http://localhost:${port}`,
		DATA_DIR: folder,
		DATABASE_URL: `file:${join(folder, 'minyi.db')}`,
		CHROMIUM_PATH: findBrowser() ?? ''
	});
}
const desktop = { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 860 } };

export default defineConfig({
	testDir: 'e2e',
	testMatch: '*.e2e.ts',
	outputDir: 'test-results',
	forbidOnly: true,
	retries: 0,
	workers: 2,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	reporter: 'list',
	use: {
		baseURL: process.env.ORIGIN,
		actionTimeout: 15_000,
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		trace: 'retain-on-failure',
		screenshot: 'only-on-failure',
		launchOptions: { executablePath: process.env.CHROMIUM_PATH || undefined, args: CHROMIUM_ARGS }
	},
	projects: [
		{ name: 'js', use: desktop },
		{ name: 'no-js', use: { ...desktop, javaScriptEnabled: false }, grepInvert: /@js|@server/ },
		{
			name: 'phone',
			use: {
				...devices['Desktop Chrome'],
				viewport: { width: 360, height: 740 },
				deviceScaleFactor: 2,
				hasTouch: true,
				isMobile: true
			},
			grep: /@phone/
		}
	],
	webServer: {
		command: 'node bin/start.mjs',
		url: `${process.env.ORIGIN}/healthz`,
		timeout: 400_000,
		gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
		stdout: 'ignore',
		stderr: 'pipe'
	}
});

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, 'localhost');
	await new Promise((resolve) => probe.once('listening', resolve));
	const { port } = probe.address() as AddressInfo;
	await new Promise((resolve) => probe.close(resolve));
	return port;
}
