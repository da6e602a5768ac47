import { expect, test, type Page } from '@playwright/test';
import {
	doors,
	makeCommunity,
	makeConsultation,
	makePerson,
	makeRoll
} from '#db/community.fixture.ts';
import { unit } from '#db/schema.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { openSurvey } from '#lib/questionnaires/surveys/survey.fixture.server.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { enterAs, expectNoViolations, expectToFit, openDemo } from './people.ts';

test.beforeAll(openDemo);

test('a chair puts a named survey to a roll from a consultation, prints slips, ends and publishes it @phone', async ({
	page
}) => {
	const { unitId, chair, consultation } = await communityWithMatter();
	await enterAs(page, chair);
	await page.goto(`/desk/${unitId}/consultations/${consultation}`);
	await page.getByRole('link', { name: '在这件协商里发起问卷' }).click();
	await looksRight(page);
	await page.getByLabel('用哪份问卷').selectOption({ index: 1 });
	await page.getByRole('radio', { name: '实名' }).check();
	await page.getByLabel('按哪份名册').selectOption({ index: 1 });
	await page.getByLabel('开始时间').fill('2026-01-01T08:00');
	await page.getByRole('button', { name: '保存草稿' }).click();
	await expect(page.getByRole('heading', { name: '下一步：开启' })).toBeVisible();
	await looksRight(page);
	await page.getByRole('button', { name: '现在开启' }).click();
	await expect(page.getByText('已经开启。接下来请大家填写。')).toBeVisible();
	await looksRight(page);
	const survey = new URL(page.url()).pathname;

	await page.getByRole('link', { name: '打印凭条' }).click();
	await looksRight(page);
	await page.getByRole('button', { name: '打印 6 张' }).first().click();
	await expect(page.locator('.sheet article')).toHaveCount(6);
	await expect(page.locator('.sheet article').first()).toContainText('问卷凭条');
	await looksRight(page);

	await page.goto(survey);
	await page.getByText('提前结束', { exact: true }).click();
	await page.getByLabel('原因').last().fill('该填的都填了');
	await page.getByRole('button', { name: '现在结束' }).click();
	await expect(page.getByText('该填的都填了')).toBeVisible();
	await looksRight(page);
	await page.getByRole('button', { name: '公布结果' }).click();
	await expect(page.getByText('结果已公布，居民现在可以看到。')).toBeVisible();
	await page.getByRole('link', { name: '居民看到的页面' }).click();
	await expect(page.getByText(/^结果于/)).toBeVisible();
	await looksRight(page);
	await page.goto(`/desk/${unitId}/consultations/${consultation}`);
	await expect(page.getByText('问卷：已结束')).toBeVisible();
});

test('an open survey has a link, a poster and a public page that leads to it @phone', async ({
	page
}) => {
	const { unitId, chair, consultation } = await communityWithMatter();
	await enterAs(page, chair);
	await page.goto(`/desk/${unitId}/surveys/new?consultation=${consultation}`);
	await page.getByLabel('用哪份问卷').selectOption({ index: 1 });
	await page.getByRole('radio', { name: '公开征询' }).check();
	await page.getByLabel('开始时间').fill('2026-01-01T08:00');
	await page.getByRole('button', { name: '保存草稿' }).click();
	await page.getByRole('button', { name: '现在开启' }).click();
	const address = await page.getByLabel('链接').inputValue();
	expect(address).toMatch(/\/q\/[a-z2-9]{16}$/);
	await page.getByRole('link', { name: '打印海报' }).click();
	await expect(page.getByRole('heading', { name: '请您填问卷' })).toBeVisible();
	await expect(page.getByText(address)).toBeVisible();
	await looksRight(page);
	await page.goto(address.replace('/q/', '/surveys/'));
	await looksRight(page);
	await page.getByRole('link', { name: '填写问卷' }).click();
	await expect(page).toHaveURL(/\/q\//);
});

test('a supervisor sees a survey and changes nothing', async ({ page }) => {
	const { unitId, supervisor } = await communityWithMatter();
	const { surveyId } = await openSurvey({ unitId, now: Date.now() });
	await enterAs(page, supervisor);
	await page.goto(`/desk/${unitId}/surveys`);
	await looksRight(page);
	await page.goto(`/desk/${unitId}/surveys/${surveyId}`);
	await expect(page.getByRole('heading', { name: '已填写' })).toBeVisible();
	await expect(page.getByText('提前结束', { exact: true })).toHaveCount(0);
	await page.goto(`/desk/${unitId}/surveys/${surveyId}/slips`);
	await expect(page.getByRole('button', { name: /^打印/ })).toHaveCount(0);
	expect((await page.goto(`/desk/${unitId}/surveys/new`))?.status()).toBe(403);
});

test('a street gives one questionnaire to three communities and sees how far each is', async ({
	page
}) => {
	const { street, chair, community } = await streetOfThree();
	await enterAs(page, chair);
	await page.goto(`/desk/${street}/surveys/rounds`);
	await looksRight(page);
	await page.getByRole('link', { name: '发放问卷' }).click();
	await looksRight(page);
	await page.getByLabel('用哪份问卷').selectOption({ index: 1 });
	await page.getByRole('radio', { name: '实名' }).check();
	await page.getByRole('button', { name: '发放', exact: true }).click();
	await expect(page.getByText('其中 3 个社区还没有开启。')).toBeVisible();
	await expect(page.getByRole('row')).toHaveCount(4);
	await looksRight(page);

	await enterAs(page, await makePerson(community, 'chair'));
	await page.goto(`/desk/${community}`);
	await looksRight(page);
	await page.getByRole('link', { name: '去看看' }).click();
	await expect(page.getByText(/发来这份问卷，请选好名册/)).toBeVisible();
	await expect(page.getByRole('button', { name: '现在开启' })).toHaveCount(0);
	await looksRight(page);
});

/** A community with a consultation, a roll of six and a published questionnaire. */
async function communityWithMatter() {
	const community = await makeCommunity();
	await makeRoll(community.unitId, 'households', doors(6));
	await openSurvey({ unitId: community.unitId, access: 'open', now: Date.now() });
	return { ...community, consultation: await makeConsultation(community) };
}

/** A street with a published questionnaire and three communities below it. */
async function streetOfThree() {
	const street = newId();
	const start = String(100_000_000 + Math.trunc(Math.random() * 899_999_999));
	const place = (id: string, code: string, level: 'street' | 'community') => ({
		...{ id, code, level, kind: 'urban' as const, name: `单位${code}`, name_en: code },
		created_at: 1
	});
	const communities = ['001', '002', '003'].map((own) => place(newId(), start + own, 'community'));
	await write([
		db()
			.insert(unit)
			.values([place(street, `${start}000`, 'street'), ...communities])
	]);
	const chair: Actor = await makePerson(street, 'chair');
	await openSurvey({ unitId: street, access: 'open', now: Date.now() });
	return { street, chair, community: communities[0]?.id ?? '' };
}

async function looksRight(page: Page): Promise<void> {
	await expectNoViolations(page);
	if (test.info().project.name === 'phone') await expectToFit(page);
}
