import { expect, test, type Page } from '@playwright/test';
import { makeCommunity } from '#db/community.fixture.ts';
import { messyWorkbook } from '#lib/rolls/messy-workbook.fixture.ts';
import { enterAs, expectNoViolations, expectToFit, openDemo } from './people.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const owners = (buffer: Buffer) => ({ name: '业主名册.xlsx', mimeType: xlsx, buffer });

test('a messy list becomes a roll, is corrected by hand, and renewed from a new list @phone', async ({
	page
}) => {
	const rolls = await enterRolls(page);
	await expect(page.getByText('还没有名册')).toBeVisible();
	await looksRight(page);
	await page.getByRole('radio', { name: /业主名册/ }).check();
	await page
		.getByLabel('名单文件')
		.setInputFiles({ ...owners(Buffer.from('%PDF-1.7')), name: 'a.pdf' });
	await page.getByRole('button', { name: '上传并检查' }).click();
	await expect(page.getByRole('alert')).toContainText('这不是 Excel 或 CSV 文件');
	await looksRight(page);

	await upload(page, await messyWorkbook({ spoilt: true }));
	await expect(page.getByLabel('E 列读作')).toHaveValue('area');
	await looksRight(page);
	await page.getByRole('button', { name: '下一步：检查内容' }).click();
	await expect(page.getByText('有 2 处错误，改好后才能导入')).toBeVisible();
	await expect(page.getByRole('row', { name: /第 18 行 D 列/ })).toContainText('同一个门牌');
	await expect(page.getByRole('button', { name: /确认导入/ })).toHaveCount(0);
	await looksRight(page);

	await page.getByLabel('换一个文件').setInputFiles(owners(await messyWorkbook()));
	await page.getByRole('button', { name: '重新上传' }).click();
	await expect(page.getByText('1,048 ㎡')).toBeVisible();
	await page.getByRole('link', { name: '新增 11' }).click();
	await expect(page.getByRole('row', { name: /欧阳春禾/ })).toContainText('102.50 ㎡');
	await looksRight(page);
	await page.getByLabel('名册名称').fill('2026 年业主名册');
	await page.getByRole('button', { name: '确认导入 11 条' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('名册已建立');
	await looksRight(page);

	await page.getByRole('link', { name: '查看名册' }).click();
	await page.getByLabel('查找').fill('3-1-102');
	await page.getByRole('button', { name: '查找' }).click();
	await page.getByRole('link', { name: '更正 3号楼1单元102室 欧阳春禾' }).click();
	await page.getByLabel('面积（平方米）').fill('');
	await page.getByRole('button', { name: '保存' }).click();
	await expect(page.getByRole('alert')).toContainText('请填写面积');
	await expect(page.getByRole('alert')).toContainText('请写明原因');
	await looksRight(page);
	await page.getByLabel('面积（平方米）').fill('103.5');
	await page.getByRole('textbox', { name: '原因' }).first().fill('核对产权证');
	await page.getByRole('button', { name: '保存' }).click();
	await expect(page.getByRole('status')).toHaveText('已更正。');
	await looksRight(page);

	await page.getByRole('link', { name: '用新名单更新' }).click();
	await upload(page, await messyWorkbook());
	await page.getByRole('button', { name: '下一步：检查内容' }).click();
	await page.getByRole('link', { name: '修改 1' }).click();
	await expect(page.getByRole('row', { name: /欧阳春禾/ })).toContainText('原为 103.50 ㎡');
	await looksRight(page);
	await page.getByRole('button', { name: '确认更新名册' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('名册已更新');
	await page.getByRole('link', { name: '查看名册' }).click();
	await page.getByRole('link', { name: '变更记录' }).click();
	await expect(page.getByText('核对产权证')).toBeVisible();

	await page.goto(rolls);
	await page.getByRole('link', { name: '2026 年业主名册' }).click();
	await page.getByText('名称和停用').click();
	await page.getByRole('button', { name: '停用这个名册' }).click();
	await expect(page.getByRole('status')).toHaveText('已停用。');
});

test('a list without usual titles is read as a person says, and can be given up', async ({
	page
}) => {
	const list = Buffer.from('甲,乙\n张安,1-1-101\n李平,1-1-102\n');
	await enterRolls(page);
	await page.getByRole('radio', { name: /居民名册/ }).check();
	await page
		.getByLabel('名单文件')
		.setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: list });
	await page.getByRole('button', { name: '上传并检查' }).click();
	await expect(page.getByRole('alert')).toContainText('没有找到“姓名”列');
	await looksRight(page);
	await page.getByLabel('A 列读作').selectOption({ label: '姓名' });
	await page.getByLabel('B 列读作').selectOption({ label: '完整地址（自动拆成楼栋、单元、房号）' });
	await page.getByRole('button', { name: '下一步：检查内容' }).click();
	await expect(page.getByRole('button', { name: '确认导入 3 条' })).toBeVisible();
	await page.getByRole('button', { name: '放弃这次导入' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('这次导入已经放弃');
	await looksRight(page);
});

test('a template can be downloaded for each kind of roll', async ({ page }) => {
	await enterRolls(page);
	await page.getByText('下载模板填写').click();
	for (const kind of ['居民名册', '户名册', '业主名册', '代表名册']) {
		const link = page.getByRole('link', { name: `下载${kind}模板`, exact: false });
		const response = await page.request.get((await link.getAttribute('href')) ?? '');
		expect(response.headers()['content-type']).toBe(xlsx);
	}
});

/** The rolls of a community of its own, as its editor. */
async function enterRolls(page: Page): Promise<string> {
	await openDemo();
	const { unitId, editor } = await makeCommunity();
	await enterAs(page, editor);
	const rolls = `/desk/${unitId}/rolls`;
	await page.goto(rolls);
	return rolls;
}

async function upload(page: Page, buffer: Buffer): Promise<void> {
	const kind = page.getByRole('radio', { name: /业主名册/ });
	if (await kind.count()) await kind.check();
	await page.getByLabel('名单文件').setInputFiles(owners(buffer));
	await page.getByRole('button', { name: '上传并检查' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('核对每一列');
	await expect(page.getByRole('button', { name: '下一步：检查内容' })).toBeVisible();
}

async function looksRight(page: Page): Promise<void> {
	await expectNoViolations(page);
	await expectToFit(page);
}
