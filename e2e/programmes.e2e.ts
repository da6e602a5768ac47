import { expect, test, type Page } from '@playwright/test';
import { makeCommunity, makePerson } from '#db/community.fixture.ts';
import { anotherBrowser, enterAs, expectNoViolations, expectToFit, openDemo } from './people.ts';
import { say } from './words.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });

/** The page keeps what every page keeps. */
async function look(page: Page): Promise<void> {
	await expectNoViolations(page);
	await expectToFit(page);
}

test('an organiser makes an example their own and opens the call @phone', async ({ page }) => {
	test.setTimeout(180_000);
	await openDemo();
	const { unitId } = await makeCommunity();
	await enterAs(page, await makePerson(unitId, 'organiser'));
	await page.goto('/programmes');

	await test.step('begins from the example', async () => {
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('programmes_title'));
		await look(page);
		await link(page, say('programmes_new')).click();
		await look(page);
		await page.getByLabel(say('programmes_field_year')).fill('2027');
		await button(page, say('programmes_begin')).click();
		await expect(page.getByText(say('programmes_checks_ready'))).toBeVisible();
		await look(page);
	});

	await test.step('a weight is changed, and the check says what is wrong', async () => {
		const [first] = await page.locator('input[name^="weight-"]').all();
		const before = (await first?.inputValue()) ?? '';
		await first?.fill('很多');
		await button(page, say('programmes_save_weights')).click();
		await expect(page.getByRole('alert')).toContainText(say('programmes_fault_not_points'));
		await page.locator('input[name^="weight-"]').first().fill('50');
		await button(page, say('programmes_save_weights')).click();
		await expect(
			page.getByRole('link', { name: say('programmes_problem_weights_do_not_add_up') })
		).toBeVisible();
		await page.locator('input[name^="weight-"]').first().fill(before);
		await button(page, say('programmes_save_weights')).click();
		await expect(page.getByText(say('programmes_checks_ready'))).toBeVisible();
	});

	await test.step('a criterion and an indicator are added, and taken out again', async () => {
		await page.getByLabel(say('programmes_add_criterion')).fill('民主教育');
		await page.locator('form:has(#criterion)').getByRole('button').click();
		await link(page, '民主教育').first().click();
		await page.getByLabel(say('programmes_add_indicator')).fill('居民课堂');
		await button(page, say('programmes_add')).click();
		await look(page);
		await link(page, '居民课堂').click();
		await look(page);
		await page.getByLabel(say('programmes_field_weight'), { exact: true }).fill('一');
		await button(page, say('programmes_save')).click();
		await expect(page.getByRole('alert')).toContainText(say('programmes_fault_not_points'));
		await page.getByLabel(say('programmes_field_weight'), { exact: true }).fill('0');
		await button(page, say('programmes_save')).click();
		await page.getByRole('link', { name: '居民课堂', exact: true }).first().click();
		await page.getByText(say('programmes_remove_indicator'), { exact: true }).click();
		await button(page, say('programmes_remove_sure')).click();
		await link(page, '民主教育').first().click();
		await page.getByText(say('programmes_remove_criterion'), { exact: true }).click();
		await button(page, say('programmes_remove_sure')).click();
		await expect(page.getByText(say('programmes_checks_ready'))).toBeVisible();
	});

	await test.step('the name is written, and each page of the terms opens', async () => {
		await page.getByLabel(say('programmes_change_of', { part: say('programmes_about') })).click();
		await page.getByLabel(say('programmes_field_name'), { exact: true }).fill('海棠杯创建活动');
		await look(page);
		await button(page, say('programmes_save')).click();
		await expect(page.getByText('海棠杯创建活动（2027 年）').first()).toBeVisible();
		for (const part of [
			'programmes_days',
			'programmes_reviewing',
			'programmes_residents'
		] as const) {
			await page.getByLabel(say('programmes_change_of', { part: say(part) })).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(say(part));
			await look(page);
			await link(page, say('programmes_back_to_terms')).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('programmes_nav_terms'));
		}
		await page.locator('table a').first().click();
		await look(page);
		await page.getByLabel(say('programmes_field_quota')).fill('5');
		await button(page, say('programmes_save')).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('programmes_nav_terms'));
	});

	await test.step('the call is opened, once', async () => {
		await link(page, say('programmes_to_call')).click();
		await look(page);
		await button(page, say('programmes_call_button')).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('programmes_call_opened'));
		await expect(button(page, say('programmes_call_button'))).toHaveCount(0);
		await look(page);
	});

	await test.step('what changes afterwards says why', async () => {
		await link(page, say('programmes_nav_terms')).click();
		await page
			.getByLabel(say('programmes_change_of', { part: say('programmes_reviewing') }))
			.click();
		await page.getByLabel(say('programmes_field_narrative')).fill('2000');
		await button(page, say('programmes_save')).click();
		await expect(page.getByRole('alert')).toContainText(say('programmes_fault_no_reason'));
		await page.getByLabel(say('programmes_reason')).fill('原来写不下');
		await button(page, say('programmes_save')).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('programmes_nav_terms'));
		await link(page, say('programmes_nav_call')).click();
		await expect(page.getByText('原来写不下')).toBeVisible();
	});
});

test('an organiser admits a unit and builds a pool', async ({ page, context }) => {
	test.setTimeout(120_000);
	await openDemo();
	const { unitId } = await makeCommunity();
	const { unitId: admitted, editor } = await makeCommunity();
	await enterAs(page, await makePerson(unitId, 'organiser'));

	await test.step('a unit is found and admitted, and leaves with a reason', async () => {
		await page.goto(`/programmes/${unitId}/admissions`);
		await look(page);
		await page.getByLabel(say('programmes_find_unit')).fill('桂花社区');
		await page.locator('form:has(#find)').getByRole('button').click();
		await look(page);
		const row = page.locator(`li:has(input[value="${admitted}"])`);
		const first = (await row.count()) > 0 ? row : page.locator('li:has(input[name=admitted])');
		await first.first().getByRole('combobox').selectOption('vice-chair');
		await first.first().getByRole('button').click();
		const listed = page.locator('.units li').first();
		await expect(listed).toContainText(say('programmes_membership_vice_chair'));
		await listed.getByText(say('programmes_change')).click();
		await listed.getByLabel(say('programmes_leave_why')).fill('撤并');
		await listed.getByRole('button', { name: say('programmes_leave'), exact: true }).click();
		await expect(page.getByText(say('programmes_admissions_none'))).toBeVisible();
	});

	await test.step('somebody with an account joins at once, with training on record', async () => {
		await page.goto(`/programmes/${unitId}/pool`);
		await look(page);
		await link(page, say('programmes_pool_new')).click();
		await look(page);
		await page.getByLabel(say('people_name'), { exact: true }).fill(editor.name);
		await page.getByLabel(say('people_email')).fill(editor.email);
		await page.getByLabel(say('programmes_city')).fill('1101');
		await button(page, say('programmes_pool_add')).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(editor.name);
		await page.getByText(say('programmes_training_add')).click();
		await page.getByLabel(say('programmes_training_day')).fill('2026-01-05');
		await page.getByLabel(say('programmes_hours')).fill('8');
		await button(page, say('programmes_training_enter')).click();
		await expect(
			page.getByText(
				say('programmes_training_hours', { kind: say('programmes_training_theory'), hours: 8 })
			)
		).toBeVisible();
		await look(page);
		await page.goto(`/programmes/${unitId}/pool/promotion`);
		await expect(page.getByText(editor.name)).toBeVisible();
		await look(page);
	});

	await test.step('somebody without one is invited', async () => {
		await page.goto(`/programmes/${unitId}/pool/new`);
		await page.getByLabel(say('people_name'), { exact: true }).fill('吴老师');
		await page.getByLabel(say('people_email')).fill(`wu-${unitId}@example.org`);
		await button(page, say('programmes_pool_add')).click();
		const href = await page.locator('#made input').inputValue();
		const guest = await anotherBrowser({ context });
		await guest.goto(new URL(href).pathname);
		await expect(guest.getByRole('heading', { level: 1 })).toBeVisible();
		await guest.context().close();
	});
});
