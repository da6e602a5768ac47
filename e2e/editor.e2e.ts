import { expect, test, type Page } from '@playwright/test';
import { makeCommunity, type Community } from '#db/community.fixture.ts';
import { anotherBrowser, enterAs, expectNoViolations, expectToFit, openDemo } from './people.ts';
import { say } from './words.ts';

async function arrive(page: Page): Promise<Community> {
	await openDemo();
	const community = await makeCommunity();
	await enterAs(page, community.editor);
	await page.goto(`/desk/${community.unitId}/questionnaires`);
	return community;
}

/** From the list to the editor of a new questionnaire. */
async function begin(page: Page, from: RegExp, title: string): Promise<void> {
	await page.goto(page.url().replace(/questionnaires.*/, 'questionnaires/new'));
	await page.getByRole('radio', { name: from }).check();
	await page.getByLabel(say('questionnaires_new_title')).fill(title);
	await page.getByRole('button', { name: say('questionnaires_begin') }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
	await expect(standing(page, 'saved')).toBeVisible();
}

const standing = (page: Page, what: string) => page.locator(`[data-standing="${what}"]`);
const lines = (page: Page) => page.locator('[id^="line-"][id$="-open"] .num');
const words = (page: Page) => page.locator('.question .open > span:nth-child(2)');

/** A further question at the end of the first section; its form is open. */
async function add(page: Page, kind: string, text: string): Promise<void> {
	await page
		.getByRole('button', { name: say('questionnaires_add_question') })
		.first()
		.click();
	await page.getByRole('button', { name: new RegExp(`^${kind} `) }).click();
	await page.getByLabel(say('questionnaires_question_words'), { exact: true }).fill(text);
}

test('an empty list says how it goes on, and a template becomes a published version', async ({
	page
}) => {
	await arrive(page);
	await expect(page.getByText(say('questionnaires_empty'))).toBeVisible();
	await expectNoViolations(page);
	await page.getByRole('link', { name: say('questionnaires_start') }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('questionnaires_new'));
	await expectNoViolations(page);
	await page.getByRole('button', { name: say('questionnaires_begin') }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('社区服务满意度调查');

	const editor = page.url();
	await page.goto(`${editor}/publication`);
	await expectNoViolations(page);
	await page
		.getByRole('button', { name: say('questionnaires_publish_version', { number: 1 }) })
		.click();
	await expect(page.getByRole('status').first()).toContainText(
		say('questionnaires_published', { number: 1 })
	);
	const next = page.getByRole('link', { name: say('questionnaires_to_survey') }).first();
	await expect(next).toHaveAttribute('href', /\/surveys\/new\?version=\w+$/);
	await page.goto(`${editor}/preview`);
	await expectNoViolations(page);
	await page.goto(editor.replace(/\/[^/]+$/, ''));
	await expect(page.getByText(say('questionnaires_state_published')).last()).toBeVisible();
	await expectNoViolations(page);
});

test('one from nothing, with logic, by keyboard, undone and done again @js', async ({ page }) => {
	test.setTimeout(120_000);
	await arrive(page);
	await begin(page, /从空白开始/, '车棚问卷');
	await add(page, '是或否', '您家有电动自行车吗？');
	await add(page, '单选', '平时在哪里充电？');
	const options = page.getByRole('group', { name: say('questionnaires_options') });
	await options.getByRole('button', { name: say('questionnaires_paste_open') }).click();
	await page.getByLabel(say('questionnaires_paste_label')).fill('1. 车棚\n2. 家里\n3. 单位');
	await options.getByRole('button', { name: say('questionnaires_paste_add') }).click();
	await expect(options.getByRole('textbox')).toHaveCount(3);

	await test.step('it is asked only of those who have one', async () => {
		await page.getByRole('button', { name: say('questionnaires_shown_when_begin') }).click();
		const group = page.getByRole('group', { name: say('questionnaires_shown_when') });
		await expect(group.getByLabel(say('questionnaires_condition_source'))).toContainText(
			'1. 您家有'
		);
		await expect(group.getByLabel(say('questionnaires_condition_value'))).toHaveValue('true');
	});
	await add(page, '多行文字', '还有什么建议？');
	await expect(standing(page, 'saved')).toBeVisible();
	await expectNoViolations(page);

	await test.step('the preview goes the same way', async () => {
		await page.goto(`${page.url()}/preview`);
		const phone = page.getByRole('group', { name: say('questionnaires_phone') });
		const next = phone.getByRole('button', { name: say('questionnaires_phone_next') });
		await phone.getByRole('button', { name: say('questionnaires_phone_begin') }).click();
		await phone.getByRole('radio', { name: '否' }).check();
		await next.click();
		await expect(phone).toContainText('还有什么建议？');
		await phone.getByRole('button', { name: say('questionnaires_phone_back') }).click();
		await phone.getByRole('radio', { name: '是' }).check();
		await next.click();
		await expect(phone).toContainText('平时在哪里充电？');
		await page.goBack();
	});

	await test.step('the last question goes up by the keyboard, and focus stays with it', async () => {
		await expect(words(page)).toHaveText([/电动自行车/, /在哪里充电/, /什么建议/]);
		const up = page.getByRole('button', {
			name: say('questionnaires_question_up', { name: '3' })
		});
		await up.focus();
		await page.keyboard.press('Enter');
		await expect(words(page)).toHaveText([/电动自行车/, /什么建议/, /在哪里充电/]);
		const now = say('questionnaires_question_up', { name: '2' });
		await expect(page.getByRole('button', { name: now })).toBeFocused();
	});

	await test.step('what was deleted comes back', async () => {
		await page.getByRole('button', { name: /什么建议/ }).click();
		await page.getByRole('button', { name: say('questionnaires_remove'), exact: true }).click();
		await expect(lines(page)).toHaveCount(2);
		await page.getByRole('button', { name: say('questionnaires_undo_removal') }).click();
		await expect(words(page)).toHaveText([/电动自行车/, /什么建议/, /在哪里充电/]);
		await page.keyboard.press('Control+z');
		await expect(words(page)).toHaveText([/电动自行车/, /在哪里充电/, /什么建议/]);
		await page.keyboard.press('Control+Shift+z');
		await expect(words(page)).toHaveText([/电动自行车/, /什么建议/, /在哪里充电/]);
	});
	await expect(standing(page, 'saved')).toBeVisible();
	await page.reload();
	await expect(words(page)).toHaveText([/电动自行车/, /什么建议/, /在哪里充电/]);
});

test('the check names what is missing and leads there @js', async ({ page }) => {
	await arrive(page);
	await begin(page, /从空白开始/, '路灯问卷');
	await add(page, '单选', '');
	const check = page.locator('.check');
	await expect(check).toContainText(say('questionnaires_problem_no_words'));
	await page.getByRole('button', { name: say('questionnaires_done'), exact: true }).click();
	await check.getByRole('button', { name: /1\./ }).first().click();
	await page.getByLabel(say('questionnaires_question_words'), { exact: true }).fill('哪里暗？');
	const options = page.getByRole('group', { name: say('questionnaires_options') });
	await options.getByRole('textbox').first().fill('南门');
	await page.keyboard.press('Enter');
	await page.keyboard.type('北门');
	await expect(check).toContainText(say('questionnaires_check_fine'));
	await expect(standing(page, 'saved')).toBeVisible();
	await page.getByRole('link', { name: say('questionnaires_publish') }).click();
	const button = say('questionnaires_publish_version', { number: 1 });
	await page.getByRole('button', { name: button }).click();
	await expect(page.getByText(say('questionnaires_published', { number: 1 }))).toBeVisible();
});

test('two who edit at once: the second is told, and loses nothing @js', async ({
	page,
	context
}) => {
	const { chair } = await arrive(page);
	await begin(page, /从空白开始/, '一起写的问卷');
	const other = await anotherBrowser({ context });
	await enterAs(other, chair);
	await other.goto(page.url());
	await expect(standing(other, 'saved')).toBeVisible();
	await add(page, '五分打分', '我先写的题');
	await expect(standing(page, 'saved')).toBeVisible();
	await add(other, '五分打分', '我后写的题');
	await expect(standing(other, 'conflict')).toBeVisible();
	await expectNoViolations(other);
	await other.getByRole('button', { name: say('questionnaires_conflict_keep') }).click();
	await other.getByRole('link', { name: say('questionnaires_conflict_open_copy') }).click();
	await expect(words(other)).toHaveText([/我后写的题/]);
	await page.reload();
	await expect(words(page)).toHaveText([/我先写的题/]);
});

test('what cannot be sent is kept on the page and sent later @js', async ({ page, context }) => {
	await arrive(page);
	await begin(page, /从空白开始/, '断网问卷');
	await context.setOffline(true);
	await add(page, '五分打分', '断网时写的题');
	await expect(standing(page, 'unreachable')).toBeVisible();
	await context.setOffline(false);
	await expect(standing(page, 'saved')).toBeVisible();
	await page.reload();
	await expect(words(page)).toHaveText([/断网时写的题/]);
});

test('the supervisor reads, and changes nothing', async ({ page }) => {
	const { supervisor } = await arrive(page);
	await page.goto(page.url().replace(/questionnaires.*/, 'questionnaires/new'));
	await page.getByRole('button', { name: say('questionnaires_begin') }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('社区服务满意度调查');
	const address = page.url();
	await enterAs(page, supervisor);
	await page.goto(address);
	await expect(page.getByText('总的来说，您对社区服务满意吗？')).toBeVisible();
	await expect(page.getByRole('link', { name: say('questionnaires_publish') })).toHaveCount(0);
	await expectNoViolations(page);
});

test('the editor on a phone @js @phone', async ({ page }) => {
	await arrive(page);
	await begin(page, /需求调查/, '手机上改的问卷');
	await page.locator('.question .open').first().click();
	await expectToFit(page);
	await expectNoViolations(page);
	await page.getByRole('link', { name: say('questionnaires_preview'), exact: true }).click();
	await expectToFit(page);
	await expectNoViolations(page);
});
