import { expect, test, type Page } from '@playwright/test';
import { eq, sql } from 'drizzle-orm';
import { doors, HOUR, makeOpenVote, type MadeVote } from '#db/community.fixture.ts';
import { ballot, elector } from '#db/schema.server.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import * as slips from '#lib/votes/slips/slips.server.ts';
import { expectNoViolations, expectToFit, openDemo } from './people.ts';
import { ask, days, slipPaths } from './world.ts';

test.beforeAll(openDemo);

test('a resident scans, reads, chooses, checks, goes back and casts @phone', async ({ page }) => {
	const { paths, voteId } = await openVote({ privacy: 'named' });
	await page.goto(paths[0]);
	await expect(heading(page)).toHaveText('是否同意加装电梯？');
	await expect(page.getByText('桂花社区居委会请您表决。')).toBeVisible();
	await expect(page.getByText('实名表决。')).toBeVisible();
	await expect(page.getByText('赞成的比反对的多，就算通过。')).toBeVisible();
	// The name is masked: a stranger may have found the slip.
	await expect(page.getByText('1栋1室 住*1')).toBeVisible();
	await looksRight(page);

	await page.getByRole('button', { name: '下一步' }).click();
	await expect(page).toHaveURL(`/v/${voteId}`);
	await looksRight(page);
	await page.getByRole('button', { name: '下一步' }).click();
	await expect(page.getByRole('alert').getByRole('link')).toHaveText('请先选一项，再按“下一步”。');
	await looksRight(page);

	await page.getByLabel('反对', { exact: true }).check();
	await page.getByRole('button', { name: '下一步' }).click();
	await expect(heading(page)).toHaveText('请核对');
	await looksRight(page);
	expect(await ballotsOf(voteId)).toEqual([]);
	await page.getByRole('button', { name: '返回修改' }).click();
	await expect(page.getByLabel('反对', { exact: true })).toBeChecked();
	await page.getByLabel('赞成', { exact: true }).check();
	await page.getByRole('button', { name: '下一步' }).click();
	await page.getByRole('button', { name: '确认提交' }).click();
	await expect(heading(page)).toHaveText('已提交');
	await expect(page).toHaveURL(`/v/${voteId}/done`);
	await looksRight(page);
	expect(await ballotsOf(voteId)).toEqual(['"for"']);

	await page.goto(paths[0]);
	await page.getByRole('button', { name: '下一步' }).click();
	await expect(page.getByRole('status')).toContainText('您现在的选择是 赞成');
	await page.getByLabel('弃权').check();
	await page.getByRole('button', { name: '下一步' }).click();
	await page.getByRole('button', { name: '确认提交' }).click();
	await expect(page.getByText('您选的是 弃权')).toBeVisible();
	expect(await ballotsOf(voteId)).toEqual(['"abstain"']);
	await page.getByRole('button', { name: '退出' }).click();
	await expect(page.getByRole('status')).toContainText('已经退出');
	await page.goto(`/v/${voteId}`);
	await expect(heading(page)).toHaveText('请先扫凭条');
});

test('a confidential ballot is cast once, and says so afterwards @phone', async ({ page }) => {
	const { paths, voteId } = await openVote({ privacy: 'confidential' });
	await vote(page, paths[0], '赞成');
	await expect(page.getByText('您选的是')).toBeHidden();
	await page.goto(paths[0]);
	await page.getByRole('button', { name: '下一步' }).click();
	await expect(heading(page)).toHaveText('您已经投过票了');
	await looksRight(page);
	await page.getByRole('button', { name: '退出' }).click();
	expect(await ballotsOf(voteId)).toEqual(['"for"']);
});

test('a code may be typed in any way; what is wrong is said @phone', async ({ page }) => {
	const { paths } = await openVote();
	const code = paths[0].slice('/s/'.length);
	await page.goto('/s');
	await looksRight(page);
	await page.getByLabel('凭条码').fill('7K3M-9QX2');
	await page.getByRole('button', { name: '下一步' }).click();
	await expect(page.getByRole('alert').getByRole('link')).toContainText('少了几位');
	await expect(page.getByLabel('凭条码')).toHaveValue('7K3M-9QX2');
	await looksRight(page);
	await page.getByLabel('凭条码').fill(` ${code.toLowerCase().replaceAll('-', ' ')} `);
	await page.getByRole('button', { name: '下一步' }).click();
	await expect(heading(page)).toHaveText('是否同意加装电梯？');
});

test('the last four digits are asked where the roll has them @phone', async ({ page }) => {
	const { paths, voteId } = await openVote();
	await write([sql`UPDATE elector SET phone_last4 = '0417' WHERE vote_id = ${voteId}`]);
	await page.goto(paths[0]);
	await page.getByLabel('手机号的最后四位').fill('1234');
	const [answer] = await Promise.all([
		page.waitForResponse((response) => response.request().method() === 'POST'),
		page.getByRole('button', { name: '下一步' }).click()
	]);
	expect(answer.status()).toBe(403);
	await expect(page.getByRole('alert').getByRole('link')).toContainText('请再试一次');
	await looksRight(page);
	await page.getByLabel('手机号的最后四位').fill('0417');
	await page.getByRole('button', { name: '下一步' }).click();
	await expect(page).toHaveURL(`/v/${voteId}`);

	await page.goto(paths[1]);
	for (let i = 0; i < 6; i += 1) {
		await page.getByLabel('手机号的最后四位').fill('9999');
		await page.getByRole('button', { name: '下一步' }).click();
	}
	await expect(heading(page)).toHaveText('后四位输错的次数太多了');
	await looksRight(page);
});

test('whoever cannot go on gets a page that says why, with its status @phone', async ({ page }) => {
	const { paths, voteId, community } = await openVote();
	const [first, second, third] = paths;
	await kindPage(page, '/s/0123-4567-89AB', 404, '没有找到这张凭条');
	await kindPage(page, '/s/hello', 404, '没有找到这张凭条');
	await kindPage(page, `/v/${voteId}`, 401, '请先扫凭条');

	await begin(page, first);
	const [one] = await db()
		.select()
		.from(elector)
		.where(eq(elector.vote_id, voteId))
		.orderBy(elector.door_order)
		.limit(1);
	const whose = { electorId: one?.id ?? '' };
	const lost = { reason: '遗失', seenAt: Date.now() };
	await slips.reissue(community.editor, voteId, whose, lost, Date.now());
	await kindPage(page, `/v/${voteId}`, 410, '这张凭条已经换成新的');
	await kindPage(page, first, 404, '没有找到这张凭条');

	await begin(page, second);
	await page.getByLabel('赞成', { exact: true }).check();
	await write([sql`UPDATE elector SET removed_at = ${Date.now()} WHERE vote_id = ${voteId}`]);
	await page.getByRole('button', { name: '下一步' }).click();
	await expect(heading(page)).toHaveText('这张凭条已不在名册上');
	await kindPage(page, third, 403, '这张凭条已不在名册上');

	const later = await openVote(days(1, 6));
	await kindPage(page, later.paths[0], 409, '表决还没有开始');
	const over = await openVote();
	await begin(page, over.paths[0]);
	const past = Date.now() - HOUR;
	await write([sql`UPDATE vote SET closes_at = ${past} WHERE id = ${over.voteId}`]);
	await kindPage(page, `/v/${over.voteId}`, 410, '表决已经截止');
	await kindPage(page, over.paths[0], 410, '表决已经截止');
	await expect(page.getByRole('link', { name: '看进展和结果' })).toHaveAttribute(
		'href',
		new RegExp(`votes/${over.voteId}$`)
	);
});

test('another slip opened on the same phone is not used by mistake', async ({ page }) => {
	const { paths, voteId } = await openVote();
	await begin(page, paths[0]);
	await page.getByLabel('赞成', { exact: true }).check();
	const other = await page.context().newPage();
	await begin(other, paths[1]);
	await page.getByRole('button', { name: '下一步' }).click();
	await expect(heading(page)).toHaveText('这部手机上打开了另一张凭条');
	expect(await ballotsOf(voteId)).toEqual([]);
});

test('a form that is sent twice, or by a stranger, or with a strange choice is one ballot or none', async () => {
	const { paths, voteId } = await openVote({ privacy: 'confidential' });
	const opened = await ask(paths[0], { body: new URLSearchParams() });
	const cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? '';
	const cast = (fields: Record<string, string>, by = cookie) =>
		ask(`/v/${voteId}?/cast`, { cookie: by, body: new URLSearchParams(fields) });
	const key = newId();
	expect((await cast({ choice: 'for', key }, 'slip=forged.1.x')).status).toBe(401);
	expect((await cast({ choice: 'nobody', key })).status).toBe(400);
	expect((await cast({ key })).status).toBe(400);
	const answers = await Promise.all([1, 2, 3].map(() => cast({ choice: 'for', key })));
	expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
	expect((await cast({ choice: 'against', key: newId() })).status).toBe(409);
	expect(await ballotsOf(voteId)).toEqual(['"for"']);
});

test('what a slip opens is kept by nobody: no store, no index, no code in an address', async () => {
	const { paths, voteId } = await openVote();
	for (const path of [paths[0], '/s', '/s/0123456789AB', `/v/${voteId}`]) {
		const { headers } = await ask(path);
		expect(headers.get('cache-control'), path).toBe('no-store');
		expect(headers.get('x-robots-tag'), path).toBe('noindex');
		expect(headers.get('referrer-policy'), path).toBe('same-origin');
	}
	const opened = await ask(paths[0], { body: new URLSearchParams() });
	expect(opened.headers.get('location')).toMatch(new RegExp(`v/${voteId}$`));
	const [cookie = ''] = opened.headers.getSetCookie();
	expect(cookie).toContain(`Path=/v/${voteId}`);
	expect(cookie).toContain('HttpOnly');
});

test('the whole way in English and in large print @phone', async ({ page }) => {
	const { paths } = await openVote({ privacy: 'confidential' });
	await page.goto(paths[0]);
	await page.getByRole('button', { name: 'English' }).click();
	await page.getByRole('button', { name: 'Large print' }).click();
	await expect(page.locator('html')).toHaveAttribute('data-size', 'big');
	await expect(page.getByText('Names are not disclosed.')).toBeVisible();
	await looksRight(page);
	await page.getByRole('button', { name: 'Next' }).click();
	await page.getByLabel('For', { exact: true }).check();
	await looksRight(page);
	await page.getByRole('button', { name: 'Next' }).click();
	await looksRight(page);
	await page.getByRole('button', { name: 'Confirm' }).click();
	await expect(heading(page)).toHaveText('Your ballot is cast');
	await looksRight(page);
});

test('without a network the form stays as it is @js', async ({ page }) => {
	const { paths } = await openVote();
	await begin(page, paths[0]);
	await page.getByLabel('赞成', { exact: true }).check();
	await page.context().setOffline(true);
	await page.getByRole('button', { name: '下一步' }).click();
	await expect(page.getByRole('alert')).toContainText('没有网络');
	await expect(page.getByLabel('赞成', { exact: true })).toBeChecked();
	await page.context().setOffline(false);
	await expect(page.getByText('没有网络')).toBeHidden();
	await page.getByRole('button', { name: '下一步' }).click();
	await expect(heading(page)).toHaveText('请核对');
});

type Wish = Parameters<typeof makeOpenVote>[0];
type Opened = MadeVote & { paths: [string, string, string, ...string[]] };

/** An open vote of households of its own, and the addresses of its slips in the order of doors. */
async function openVote(wish: Wish = {}): Promise<Opened> {
	const lines = doors(4);
	const made = await makeOpenVote({ rollKind: 'households', lines, ...days(-1, 6), ...wish });
	const [first = '', second = '', third = '', ...more] = await slipPaths(made);
	return { ...made, paths: [first, second, third, ...more] };
}

function heading(page: Page) {
	return page.getByRole('heading', { level: 1 });
}

async function looksRight(page: Page): Promise<void> {
	await expectNoViolations(page);
	await expectToFit(page);
}

/** Scans the slip and goes on to the ballot. */
async function begin(page: Page, path: string): Promise<void> {
	await page.goto(path);
	await page.getByRole('button', { name: '下一步' }).click();
	await expect(page).toHaveURL(/\/v\//);
}

async function vote(page: Page, path: string, choice: string): Promise<void> {
	await begin(page, path);
	await page.getByLabel(choice, { exact: true }).check();
	await page.getByRole('button', { name: '下一步' }).click();
	await page.getByRole('button', { name: '确认提交' }).click();
	await expect(heading(page)).toHaveText('已提交');
}

async function kindPage(page: Page, path: string, status: number, title: string): Promise<void> {
	const response = await page.goto(path);
	expect(response?.status(), path).toBe(status);
	await expect(heading(page)).toHaveText(title);
	await looksRight(page);
}

async function ballotsOf(voteId: string): Promise<(string | null)[]> {
	const rows = await db().select().from(ballot).where(eq(ballot.vote_id, voteId));
	return rows.map(({ choice }) => choice);
}
