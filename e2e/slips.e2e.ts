import { expect, test, type Page } from '@playwright/test';
import { doors, makeOpenVote, type MadeVote } from '#db/community.fixture.ts';
import type { Actor } from '#lib/people/actor.ts';
import { environment } from '#lib/server/env.ts';
import { drawQr } from '#lib/slips/qr.ts';
import { expectNoViolations, expectToFit, openDemo } from './people.ts';
import { cookieOf, days } from './world.ts';

test.beforeAll(openDemo);

test('an editor prints slips, eight to a sheet, and each opens the ballot @phone', async ({
	page
}) => {
	const made = await openVote();
	await signInAs(page, made.community.editor);
	await page.goto(deskOf(made));
	await looksRight(page);
	await page.getByRole('button', { name: '打印 21 张' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('21 张凭条已生成');
	await expect(page.getByText('这一页只出现一次。')).toBeVisible();
	const sheets = page.locator('.sheet');
	await expect(sheets).toHaveCount(3);
	await expect(sheets.first().locator('article')).toHaveCount(8);
	await looksRight(page);
	await expectNothingCut(page);

	const slip = page.locator('article').first();
	const code = (await slip.locator('.digits').textContent()) ?? '';
	const address = `${environment().origin}/s/${code.replaceAll('-', '')}`;
	await expect(slip.locator('path')).toHaveAttribute('d', drawQr(address).path);
	await expect(slip).toContainText(`${new URL(environment().origin).host}/s`);
	expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(3);

	await page.getByRole('link', { name: '都印好了' }).click();
	await expect(page.getByRole('button', { name: /^打印/ })).toHaveCount(0);
	await page.goto(address);
	await expect(page.getByRole('button', { name: '下一步' })).toBeVisible();
});

test('a slip is found by its door and replaced with a reason; the old one is void @phone', async ({
	page
}) => {
	const made = await openVote();
	await signInAs(page, made.community.editor);
	await page.goto(`${deskOf(made)}?q=1栋3`);
	await page
		.getByRole('row', { name: /1栋3室/ })
		.getByRole('button')
		.click();
	const old = await page.locator('.digits').textContent();
	await page.getByRole('link', { name: '都印好了' }).click();

	await page.getByLabel('门牌或姓名').fill('1-3');
	await page.getByRole('button', { name: '查找' }).click();
	await looksRight(page);
	await page
		.getByRole('row', { name: /1栋3室/ })
		.getByRole('link', { name: '换新凭条' })
		.click();
	await looksRight(page);
	await page.getByLabel('原因').fill('遗失');
	await page.getByLabel('我知道旧凭条会立即作废').check();
	await page.getByRole('button', { name: '作废旧的' }).click();
	const fresh = await page.locator('.digits').textContent();
	expect(fresh).not.toBe(old);

	const resident = await page.context().browser()?.newPage({ baseURL: environment().origin });
	if (!resident) throw new Error('no browser');
	expect((await resident.goto(`/s/${old}`))?.status()).toBe(404);
	expect((await resident.goto(`/s/${fresh}`))?.status()).toBe(200);
	await resident.close();
});

test('a supervisor sees the counts and prints nothing; the sheet cannot be opened again', async ({
	page
}) => {
	const made = await openVote();
	await signInAs(page, made.community.supervisor);
	await page.goto(deskOf(made));
	await expect(page.getByText('待打印').first()).toBeVisible();
	await expect(page.getByRole('button', { name: /打印/ })).toHaveCount(0);
	await signInAs(page, made.community.editor);
	await page.goto(`${deskOf(made)}/sheet`);
	await expect(page).toHaveURL(deskOf(made));
});

test('in WeChat the page says to open a browser', async ({ browser }) => {
	const made = await openVote();
	const wechat = await browser.newContext({
		userAgent: 'Mozilla/5.0 (Linux; Android 12) MicroMessenger/8.0',
		baseURL: environment().origin,
		locale: 'zh-CN'
	});
	const page = await wechat.newPage();
	await signInAs(page, made.community.editor);
	await page.goto(deskOf(made));
	await expect(page.getByText('在浏览器打开')).toBeVisible();
	await wechat.close();
});

function openVote(): Promise<MadeVote> {
	return makeOpenVote({ rollKind: 'households', lines: doors(21), ...days(-1, 6) });
}

function deskOf({ community, voteId }: MadeVote): string {
	return `/desk/${community.unitId}/votes/${voteId}/slips`;
}

async function signInAs(page: Page, actor: Actor): Promise<void> {
	const [name = '', value = ''] = (await cookieOf(actor)).split('=');
	await page.context().clearCookies();
	await page.context().addCookies([{ name, value, url: environment().origin }]);
}

async function looksRight(page: Page): Promise<void> {
	await expectNoViolations(page);
	await expectToFit(page);
}

/** Every line of a slip lies within the slip. */
async function expectNothingCut(page: Page): Promise<void> {
	const cut = await page.locator('article').evaluateAll((slips) =>
		slips.flatMap((slip) => {
			const { bottom, right } = slip.getBoundingClientRect();
			return Array.from(slip.querySelectorAll('p, h2, svg, b'), (part) => {
				const box = part.getBoundingClientRect();
				return box.bottom > bottom || box.right > right ? part.textContent : null;
			}).filter((text) => text !== null);
		})
	);
	expect(cut).toEqual([]);
}

function pagesOf(pdf: Buffer): number {
	return pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
}
