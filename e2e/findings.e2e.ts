import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { readSheet } from 'read-excel-file/node';
import { makeCommunity } from '#db/community.fixture.ts';
import type { Answers } from '#lib/questionnaires/answers.ts';
import { answeredSurvey, type Said } from '#lib/questionnaires/findings/findings.fixture.server.ts';
import { enterAs, expectNoViolations, expectToFit, openDemo } from './people.ts';

const DAY = 86_400_000;

test.beforeAll(openDemo);

test('a survey is read, parted, crossed, tagged, taken away and brought back @phone', async ({
	page
}) => {
	const { results } = await over(page);
	await page.goto(results);
	await expect(page.getByText('43 份答卷')).toBeVisible();
	await looksRight(page);

	await page.getByLabel('按什么分').selectOption({ label: '楼栋' });
	await page.getByRole('button', { name: '选择' }).click();
	await page.getByRole('link', { name: /^1号楼/ }).click();
	await expect(page.getByText('现在只看：楼栋 · 1号楼（23 人）')).toBeVisible();
	await expect(page.getByText('不显示').first()).toBeVisible();
	await looksRight(page);

	await page.goto(`${results}/table`);
	await page.getByLabel('看哪道题').selectOption({ label: 'yes-no' });
	await page.getByLabel('按什么分').selectOption({ label: '楼栋' });
	await page.getByRole('button', { name: '显示' }).click();
	const no = page.getByRole('row', { name: /^否/ });
	// One of them hides eight people, so that the other is not worked out: it must not be called few.
	await expect(no.getByText('不显示')).toHaveCount(2);
	await expect(no.getByRole('cell').last()).toHaveText('11');
	await looksRight(page);
});

test('what people wrote is searched, tagged and counted', async ({ page }) => {
	const { results } = await over(page);
	await page.goto(`${results}/answers/long_text`);
	await expect(page.getByText('找到 23 条')).toBeVisible();
	await looksRight(page);
	const first = page.getByRole('listitem').filter({ hasText: '电梯太慢' }).first();
	await first.getByLabel('给这一条加标签').fill('电梯');
	await first.getByRole('button', { name: '加标签' }).click();
	await page.getByRole('link', { name: '电梯 1', exact: true }).click();
	await expect(page.getByText('找到 1 条')).toBeVisible();
	await page.getByRole('button', { name: '去掉标签“电梯”' }).click();
	await expect(page.getByText('找到 0 条')).toBeVisible();
	await page.goto(`${results}/answers/long_text?search=没有这样的话`);
	await expect(page.getByText('没有找到。')).toBeVisible();
});

test('an exported file has the numbers of the page, and comes back as an import', async ({
	page
}) => {
	const { results, unitId } = await over(page);
	await page.goto(results);
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: /Excel 表/ }).click();
	const file = await (await download).path();
	const [head = [], ...lines] = await readSheet(await readFile(file));
	expect(lines).toHaveLength(43);
	const ratings = lines.map((line) => line[head.indexOf('rating')]);
	expect(ratings.filter((rating) => rating === 5)).toHaveLength(20);
	await expect(page.getByText('43 份答卷')).toBeVisible();

	const { survey } = await answeredSurvey([], { unitId, changes: past() });
	const target = `/desk/${unitId}/surveys/${survey.id}/results`;
	await page.goto(`${target}/import`);
	await looksRight(page);
	await page.getByLabel('答卷文件').setInputFiles(file);
	await page.getByRole('button', { name: '上传并检查' }).click();
	await expect(page.getByRole('heading', { name: /43 份答卷可以导入/ })).toBeVisible();
	await expect(page.getByText('每一格都用得上。')).toBeVisible();
	await page.getByRole('button', { name: '导入这 43 份' }).click();
	await expect(page.getByText('已导入 43 份。')).toBeVisible();
	await page.goto(target);
	await expect(page.getByText('43 份答卷')).toBeVisible();

	await page.goto(`${target}/import`);
	await page.getByText('撤回这批').first().click();
	await page.getByRole('button', { name: '撤回这批' }).click();
	await expect(page.getByText('已撤回这批答卷。')).toBeVisible();
});

test('a table with wrong cells says which and why before anything is kept', async ({ page }) => {
	const { results } = await over(page);
	await page.goto(`${results}/import`);
	const buffer = Buffer.from('rating,number,天气\n5,1,晴\n9,许多,雨\n');
	await page
		.getByLabel('答卷文件')
		.setInputFiles({ name: '答卷.csv', mimeType: 'text/csv', buffer });
	await page.getByRole('button', { name: '上传并检查' }).click();
	await expect(page.getByRole('row', { name: /rating/ })).toContainText('3');
	await expect(page.getByText('不认识的列：天气')).toBeVisible();
	await looksRight(page);
	await page.getByRole('button', { name: '放弃' }).click();
	await expect(page.getByText('已放弃。')).toBeVisible();
});

/** A survey that is over, with the editor of its community signed in. */
async function over(page: Page) {
	const { unitId, editor } = await makeCommunity();
	await enterAs(page, editor);
	const { survey } = await answeredSurvey(said, { unitId, changes: past() });
	return { unitId, results: `/desk/${unitId}/surveys/${survey.id}/results` };
}

function past() {
	const now = Date.now();
	const began = now - 5 * DAY;
	return { opens_at: began, opened_at: began, closes_at: now - DAY };
}

const times = (count: number, building: string, answers: Answers): Said[] =>
	Array.from({ length: count }, () => ({ building, answers }));

const said = [
	...times(20, '1', { yes_no: true, rating: 5, long_text: '电梯太慢，电梯要修' }),
	...times(3, '1', { yes_no: false, rating: 2, long_text: '=路灯不亮' }),
	...times(12, '2', { yes_no: true, rating: 4 }),
	...times(8, '2', { yes_no: false, rating: 1 })
];

async function looksRight(page: Page): Promise<void> {
	await expectNoViolations(page);
	await expectToFit(page);
}
