import { expect, test, type Page } from '@playwright/test';
import { makeCommunity, makePerson } from '#db/community.fixture.ts';
import { environment } from '#lib/server/env.ts';
import type { Actor } from '#lib/people/actor.ts';
import { short } from '#lib/questionnaires/paper-responses/paper-survey.fixture.server.ts';
import { everyKind, openSurvey } from '#lib/questionnaires/surveys/survey.fixture.server.ts';
import type { Access } from '#lib/questionnaires/surveys/survey.ts';
import { expectNoViolations, expectToFit, openDemo } from './people.ts';
import { cookieOf } from './world.ts';

test.beforeAll(openDemo);

test('two people type papers with codes, settle what differs and take them in @phone', async ({
	page
}) => {
	const { editor, other, desk } = await surveyWith('confidential');
	await signInAs(page, editor);
	await page.goto(desk);
	await looksRight(page);
	await page.getByLabel('桌上有多少份').fill('2');
	await page.getByRole('button', { name: '新建并开始录入' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('第 1 批');
	await looksRight(page);
	const batch = page.url();

	await typeAll(page, batch, 1, [
		['3-101', '1', '2', '很好'],
		['3-102', '2', '', '一般']
	]);
	await expect(page.getByText('要由另一个人来录')).toBeVisible();
	await signInAs(page, other);
	await typeAll(page, batch, 2, [
		['3-101', '1', '3', '很好'],
		['3-102', '2', '', '一般']
	]);
	await expect(page.getByText('还有 1 份不一致')).toBeVisible();
	await looksRight(page);
	await page
		.getByRole('group', { name: /2\. single/ })
		.getByLabel(/长椅/)
		.check();
	await page.getByRole('button', { name: '保存核对结果' }).click();
	await expect(page.getByText('1 份有差异的已全部核对')).toBeVisible();
	await expect(page.getByText('答卷上不留编号')).toBeVisible();
	await page.getByRole('button', { name: '确认收进结果' }).click();
	await expect(page.getByText('答卷 2 份，核对了 1 份有差异的')).toBeVisible();
	await looksRight(page);
});

test('a line that says nothing is told, and a paper of somebody typed already too', async ({
	page
}) => {
	const { editor, desk } = await surveyWith('named');
	await signInAs(page, editor);
	await page.goto(desk);
	await page.getByLabel('桌上有多少份').fill('999');
	await page.getByRole('button', { name: '新建并开始录入' }).click();
	await expect(page.getByText('份数要填 1 到 200 的整数')).toBeVisible();
	await page.getByLabel('桌上有多少份').fill('2');
	await page.getByRole('button', { name: '新建并开始录入' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('第 1 批');
	await page.goto(`${page.url()}/entries/1`);
	await fill(page, ['3-999', '7', '', '好']);
	await page.getByRole('button', { name: '保存，录下一份' }).click();
	await expect(page.getByText('没有找到').first()).toBeVisible();
	await fill(page, ['3-101', '7', '', '好']);
	await page.getByRole('button', { name: '保存，录下一份' }).click();
	await expect(page.getByText('这一份还没有保存').first()).toBeVisible();
	await looksRight(page);
	await fill(page, ['3-101', '2', '', '好']);
	await page.getByRole('button', { name: '保存，录下一份' }).click();
	await expect(page.getByText('第 2 份', { exact: true })).toBeVisible();
	await fill(page, ['3-101', '2', '', '好']);
	await page.getByRole('button', { name: '保存，录下一份' }).click();
	await expect(page.getByText('这一户在本遍录入里已经有了')).toBeVisible();
});

test('a keyboard goes where the answers lead @js', async ({ page }) => {
	const { editor, desk } = await surveyWith('open');
	await signInAs(page, editor);
	await page.goto(desk);
	await page.getByLabel('桌上有多少份').fill('2');
	await page.getByRole('button', { name: '新建并开始录入' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('第 1 批');
	await page.goto(`${page.url()}/entries/1`);
	await expect(page.getByText('按前面的答案，不用录的题：2')).toBeVisible();
	await expect(page.getByLabel('1 yes-no')).toBeFocused();
	await page.keyboard.type('1');
	await page.keyboard.press('Enter');
	await expect(page.getByLabel('2 single')).toBeFocused();
	await page.keyboard.type('4:花坛');
	await expect(page.getByText('花坛', { exact: true })).toBeVisible();
	await page.keyboard.press('Enter');
	await page.keyboard.type('好');
	await page.keyboard.press('Enter');
	await expect(page.getByText('已录 1 / 2 份')).toBeVisible();
	await expect(page.getByLabel('1 yes-no')).toBeFocused();
	await page.keyboard.type('2');
	await page.keyboard.press('Enter');
	await expect(page.getByLabel('3 short-text')).toBeFocused();
});

test('a questionnaire is printed on numbered pages, and with codes once', async ({ page }) => {
	const { editor, desk } = await surveyWith('confidential', true);
	await signInAs(page, editor);
	await page.goto(desk);
	await page.getByRole('link', { name: '打开空白问卷' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('1 份问卷，每份');
	const pages = await page.locator('.sheet').count();
	expect(pages).toBeGreaterThan(2);
	await expect(page.getByText(`第 ${pages} 页，共 ${pages} 页`)).toBeVisible();
	await expectNoViolations(page);
	expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(pages);
	await page.getByRole('link', { name: '返回纸质问卷' }).click();
	await page.getByRole('button', { name: '生成并打印' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('2 份问卷');
	const codes = await page.locator('.sheet .code').allTextContents();
	expect(new Set(codes).size).toBe(2);
	expect(codes).toHaveLength(2 * pages);
	await page.getByRole('link', { name: '返回纸质问卷' }).click();
	await expect(page.getByText('大家都已经有凭条或已经填过了')).toBeVisible();
});

/** An open survey with two doors and two editors. */
async function surveyWith(access: Access, whole = false) {
	const { unitId, editor } = await makeCommunity();
	const document = whole ? everyKind : short;
	const { surveyId } = await openSurvey({ unitId, access, document, now: Date.now() });
	const other = await makePerson(unitId, 'editor');
	return { editor, other, desk: `/desk/${unitId}/surveys/${surveyId}/paper` };
}

/** A whole entry: door, yes or no, an option, a text. */
async function typeAll(page: Page, batch: string, pass: 1 | 2, papers: readonly string[][]) {
	await page.goto(`${batch}/entries/${pass}`);
	await looksRight(page);
	for (const [i, paper] of papers.entries()) {
		await expect(page.getByText(`第 ${i + 1} 份`, { exact: true }).first()).toBeVisible();
		await fill(page, paper);
		await page.getByRole('button', { name: '保存，录下一份' }).click();
		await expect(page.getByText(`已录 ${i + 1} / ${papers.length} 份`)).toBeVisible();
	}
	await looksRight(page);
	await page.getByRole('button', { name: '这一遍录完了' }).click();
	await expect(page).toHaveURL(batch);
}

/** The lines of one paper; with a script the second stands there only for who says yes. */
async function fill(page: Page, [code = '', first = '', second = '', third = '']: string[]) {
	await page.getByLabel('凭条编号或门牌').fill(code);
	await page.getByLabel('1 yes-no').fill(first);
	if (second) await page.getByLabel('2 single').fill(second);
	await page.getByLabel('3 short-text').fill(third);
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

function pagesOf(pdf: Buffer): number {
	return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
