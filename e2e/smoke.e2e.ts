import { expect, test } from '@playwright/test';
import { expectNoViolations, expectToFit } from './people.ts';

test('the start page speaks Chinese, and English when asked @phone', async ({ page }) => {
	await page.goto('/');
	await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/\p{Script=Han}/u);
	await expectNoViolations(page);
	await expectToFit(page);

	await page.getByRole('button', { name: 'English' }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/\p{Script=Han}/u);
	await expectNoViolations(page);

	await page.getByRole('button', { name: '中文' }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});

test('large print is remembered @phone', async ({ page }) => {
	await page.goto('/');
	await page.getByRole('button', { name: '大字' }).click();
	await expect(page.locator('html')).toHaveAttribute('data-size', 'big');
	await page.goto('/no-such-page');
	await expect(page.locator('html')).toHaveAttribute('data-size', 'big');
	await expectToFit(page);
});

test('an address that leads nowhere says what to do @phone', async ({ page }) => {
	const response = await page.goto('/no-such-page');
	expect(response?.status()).toBe(404);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有找到这个页面');
	await expectNoViolations(page);
	await page.getByRole('link', { name: '回到首页' }).click();
	await expect(page).toHaveURL('/');
});

test('the server tells that it is well', async ({ request }) => {
	const response = await request.get('/healthz');
	expect(response.status()).toBe(200);
	expect(await response.text()).toBe('ok\n');
});

test('pages and their styles are sent compressed', async ({ request }) => {
	const headers = { 'accept-encoding': 'br', accept: 'text/html' };
	const page = await request.get('/no-such-page', { headers });
	expect(page.headers()['content-encoding']).toBe('br');
	const [, style = ''] = (await page.text()).match(/href="([^"]+\.css)"/) ?? [];
	const styles = await request.get(style, { headers });
	expect(styles.headers()['content-encoding']).toBe('br');
});
