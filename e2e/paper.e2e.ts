import { expect, test, type Page } from '@playwright/test';
import {
	doors,
	makeOpenVote,
	makePerson,
	type MadeVote,
	type VoteWish
} from '#db/community.fixture.ts';
import { environment } from '#lib/server/env.ts';
import type { Actor } from '#lib/people/actor.ts';
import { expectNoViolations, expectToFit, openDemo } from './people.ts';
import { cookieOf, days } from './world.ts';

test.beforeAll(openDemo);

test('two people type a batch, settle what differs and close it @phone', async ({ page }) => {
	const made = await openVote({ rollKind: 'households' });
	const { community, voteId } = made;
	const other = await makePerson(community.unitId, 'editor');
	await signInAs(page, community.editor);
	await page.goto(`/desk/${community.unitId}/votes/${voteId}`);
	await page.getByRole('link', { name: '纸质选票' }).click();
	await looksRight(page);
	await page.getByLabel('桌上有多少张').fill('4');
	await page.getByRole('button', { name: '新建并开始录入' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('第 1 批');
	await looksRight(page);
	const batch = page.url();

	await typeAll(page, batch, 1, ['1', '2', '1', '9']);
	await expect(page.getByText('要由另一个人来录')).toBeVisible();
	await signInAs(page, other);
	await typeAll(page, batch, 2, ['1', '1', '1', '9']);
	await expect(page.getByText('还有 1 处不一致')).toBeVisible();
	await looksRight(page);
	await page.getByRole('group', { name: '第 2 张' }).getByRole('radio', { name: /反对/ }).check();
	await page.getByRole('button', { name: '保存核对结果' }).click();
	await expect(page.getByText('1 处不一致已全部核对')).toBeVisible();
	await expect(page.getByText('票比登记的门牌多')).toBeVisible();

	await page.getByRole('link', { name: '登记门牌' }).click();
	await looksRight(page);
	for (const room of ['1室', '2室', '3室', '4室']) await page.getByLabel(room).check();
	await page.getByRole('button', { name: '保存这一栋' }).click();
	await expect(page.getByText('已登记 4 户，桌上 4 张')).toBeVisible();
	await page.goto(batch);
	await page.getByRole('button', { name: '确认入账' }).click();
	await expect(
		page.getByText('选票 4 张（空白 0、废票 1），登记 4 户，核对差异 1 处')
	).toBeVisible();
	await looksRight(page);
});

test('printed ballots carry a number, and typing goes by it', async ({ page }) => {
	const made = await openVote({ rollKind: 'households', privacy: 'named' });
	const { community, voteId } = made;
	await signInAs(page, community.editor);
	await page.goto(`/desk/${community.unitId}/votes/${voteId}/paper`);
	await page.getByRole('button', { name: '打印选票' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('6 张选票，3 页');
	await looksRight(page);
	await expectNothingCut(page);
	expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(3);
	const numbers = await page.locator('.code .num').allTextContents();
	await page.getByRole('link', { name: '返回纸质选票' }).click();
	await page.getByLabel('桌上有多少张').fill('2');
	await page.getByRole('button', { name: '新建并开始录入' }).click();
	const batch = page.url();
	await page.goto(`${batch}/entries/1`);
	const typed = numbers.slice(0, 2).map((number, i) => [number, String(i + 1)] as const);
	if (test.info().project.use.javaScriptEnabled === false) {
		for (const [i, [number, choice]] of typed.entries()) {
			await page.getByLabel(`第 ${i + 1} 张的编号`).fill(number);
			await page.getByLabel(`第 ${i + 1} 张的选择`).fill(choice);
		}
		await page.getByLabel('第 3 张的编号').fill(typed[0]?.[0] ?? '');
		await page.getByLabel('第 3 张的选择').fill('1');
		await page.getByRole('button', { name: '保存这 20 行' }).click();
		await expect(page.getByText('这个编号在本遍录入里已经有了')).toBeVisible();
		return;
	}
	for (const [number, choice] of typed) {
		await page.getByLabel('选票编号').fill(number.replace('-', ''));
		await page.keyboard.press('Enter');
		await page.keyboard.type(choice);
		await page.keyboard.press('Enter');
	}
	await expect(page.getByRole('row', { name: /2室 反对.*已存/ })).toBeVisible();
	await page.getByLabel('选票编号').fill((typed[0]?.[0] ?? '').replace('-', ''));
	await page.keyboard.press('Enter');
	await page.keyboard.type('1');
	await page.keyboard.press('Enter');
	await expect(page.getByText('这个编号在本遍录入里已经有了')).toBeVisible();
});

test('a keyboard loses nothing when the connection is lost @js', async ({ page, context }) => {
	const made = await openVote({ rollKind: 'households' });
	const { community, voteId } = made;
	await signInAs(page, community.editor);
	await page.goto(`/desk/${community.unitId}/votes/${voteId}/paper`);
	await page.getByLabel('桌上有多少张').fill('5');
	await page.getByRole('button', { name: '新建并开始录入' }).click();
	const batch = page.url();
	await page.goto(`${batch}/entries/1`);
	const box = page.getByLabel('键入', { exact: true });
	await box.press('1');
	await expect(page.getByText('全部已保存')).toBeVisible();
	await context.setOffline(true);
	for (const key of ['2', '3', '0']) await box.press(key);
	await expect(page.getByText(/还有 3 张没存上/)).toBeVisible();
	await context.setOffline(false);
	await expect(page.getByText('全部已保存')).toBeVisible();
	await box.press('9');
	await page.getByRole('button', { name: '撤销上一张' }).click();
	await expect(page.getByText('已录 4 / 5 张')).toBeVisible();
	await expect(page.getByText('全部已保存')).toBeVisible();
	await page.reload();
	await expect(page.getByText('已录 4 / 5 张')).toBeVisible();
	await expect(page.getByText('第 5 张', { exact: true })).toBeVisible();
});

function openVote(wish: VoteWish): Promise<MadeVote> {
	return makeOpenVote({ lines: doors(6), paper: true, ...days(-1, 6), ...wish });
}

/** A whole entry, by keys or, without a script, in the table. */
async function typeAll(page: Page, batch: string, pass: 1 | 2, choices: string[]): Promise<void> {
	await page.goto(`${batch}/entries/${pass}`);
	await looksRight(page);
	if (test.info().project.use.javaScriptEnabled === false) {
		for (const [i, choice] of choices.entries()) {
			await page.getByLabel(`第 ${i + 1} 张的选择`).fill(choice);
		}
		await page.getByRole('button', { name: '保存这 20 行' }).click();
	} else {
		await expect(page.getByText('全部已保存')).toBeVisible();
		await page.getByLabel('键入', { exact: true }).pressSequentially(choices.join(''));
		await expect(page.getByRole('row', { name: /废票.*已存/ })).toBeVisible();
		await looksRight(page);
	}
	await expect(page.getByText(`已录 ${choices.length} / ${choices.length} 张`)).toBeVisible();
	await page.getByRole('button', { name: '这一遍录完了' }).click();
	await expect(page).toHaveURL(batch);
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

/** Every line of a ballot lies within the ballot, and every ballot within its sheet. */
async function expectNothingCut(page: Page): Promise<void> {
	const cut = await page.locator('article').evaluateAll((ballots) =>
		ballots.flatMap((ballot) => {
			const frame = ballot.getBoundingClientRect();
			return [...ballot.querySelectorAll('*')]
				.filter((part) => part.getBoundingClientRect().bottom > frame.bottom + 1)
				.map((part) => part.textContent);
		})
	);
	expect(cut).toEqual([]);
}

function pagesOf(pdf: Buffer): number {
	return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
