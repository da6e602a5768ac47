import { createClient } from '@libsql/client';
import { expect, test, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cookieName } from '#i18n/paraglide/runtime.js';
import { expectNoViolations, expectToFit } from './people.ts';
import { say, sayInEnglish } from './words.ts';

/** What these tests do to a server nobody else may feel: it is one of their own. */
let server: ChildProcess;
let origin: string;
let folder: string;

test.beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'minyi-errors-'));
	const port = await freePort();
	origin = `http://localhost:${port}`;
	const settings = {
		ORIGIN: origin,
		PORT: String(port),
		HOST: 'localhost',
		DATA_DIR: folder,
		DATABASE_URL: `file:${join(folder, 'minyi.db')}`,
		BODY_SIZE_LIMIT: '64K',
		LOG_LEVEL: 'silent',
		MINYI_DEMO: '0'
	};
	const env = { ...process.env, ...settings };
	server = spawn(process.execPath, ['server.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
	if (server.stdout) await once(server.stdout, 'data');
});

test.afterAll(async () => {
	const ended = once(server, 'exit');
	server.kill();
	await ended;
	rmSync(folder, { recursive: true, force: true });
});

for (const language of ['zh-CN', 'en'] as const) {
	const speak = language === 'en' ? sayInEnglish : say;

	test(`pages for what goes wrong say what to do, ${language} @js`, async ({ page }) => {
		test.setTimeout(120_000);
		await page.context().addCookies([{ name: cookieName, value: language, url: origin }]);

		await test.step('more than a form may carry', async () => {
			await page.goto(`${origin}/sign-in`);
			await page.getByLabel(speak('people_email'), { exact: true }).fill('x'.repeat(70_000));
			await expectAnswer(page, 413, () => page.getByRole('button', { name: enter(speak) }).click());
			await expectKept(page, speak('ui_error_413_title'), speak('people_email'));
		});

		await test.step('nothing can be written now', async () => {
			await outside('DELETE FROM throttle');
			const client = createClient({ url: `file:${join(folder, 'minyi.db')}` });
			const lock = await client.transaction('write');
			const answer = await page.goto(`${origin}/s/0000-0000-0000`);
			lock.close();
			client.close();
			expect(answer?.status()).toBe(503);
			expect(Number(answer?.headers()['retry-after'])).toBeGreaterThan(0);
			await expectPage(page, null, language);
		});

		await test.step('a fault of ours', async () => {
			await outside('ALTER TABLE unit RENAME TO gone');
			const answer = await page.goto(origin);
			await outside('ALTER TABLE gone RENAME TO unit');
			expect(answer?.status()).toBe(500);
			await expectPage(page, speak('ui_error_500_title'), language);
			await expect(page.getByText(/[a-z2-9]{16}/), 'its number').toBeVisible();
			expect((await page.goto(origin))?.status()).toBe(200);
		});

		await test.step('too many wrong codes', async () => {
			const wrong = Array.from({ length: 70 }, () => fetch(`${origin}/s/0000-0000-0000`));
			await Promise.all(wrong);
			const answer = await page.goto(`${origin}/s/0000-0000-0000`);
			expect(answer?.status()).toBe(429);
			expect(Number(answer?.headers()['retry-after'])).toBeGreaterThan(0);
			await expectPage(page, null, language);
		});
	});
}

type Speak = typeof say;
const enter = (speak: Speak) => speak('people_sign_in');

/** Does what sends a form, and waits for the answer with this status. */
async function expectAnswer(page: Page, status: number, send: () => Promise<void>): Promise<void> {
	const answer = page.waitForResponse((one) => one.request().method() === 'POST', {
		timeout: 30_000
	});
	await send();
	expect((await answer).status()).toBe(status);
}

/** The page says above its form what happened, and what was filled in is still there. */
async function expectKept(page: Page, title: string, field: string): Promise<void> {
	await expect(page.getByRole('alert')).toContainText(title);
	await expect(page.getByRole('alert')).toBeInViewport();
	await expect(page.getByLabel(field, { exact: true })).not.toHaveValue('');
	await expectToFit(page);
	await expectNoViolations(page);
}

async function expectPage(page: Page, title: string | null, language: string): Promise<void> {
	const heading = page.getByRole('heading', { level: 1 });
	await expect(heading).toBeVisible();
	if (title) await expect(heading).toHaveText(title);
	await expect(page.locator('html')).toHaveAttribute('lang', language);
	await expectToFit(page);
	await expectNoViolations(page);
}

async function outside(sql: string): Promise<void> {
	const client = createClient({ url: `file:${join(folder, 'minyi.db')}` });
	await client.execute(sql);
	client.close();
}

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, 'localhost');
	await once(probe, 'listening');
	const { port } = probe.address() as AddressInfo;
	probe.close();
	return port;
}
