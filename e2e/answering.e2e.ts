import { expect, test, type Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { DAY, makeCommunity } from '#db/community.fixture.ts';
import { response, response_mark } from '#db/schema.server.ts';
import type { Document } from '#lib/questionnaires/document.ts';
import { wholeDocument } from '#lib/questionnaires/answering/whole-document.fixture.ts';
import { openSurvey, type Asked } from '#lib/questionnaires/surveys/survey.fixture.server.ts';
import * as slips from '#lib/questionnaires/surveys/slips.server.ts';
import { formatCode } from '#lib/slips/code.ts';
import { db } from '#lib/server/db.ts';
import { answerPage, answers, names } from './answering.ts';
import { anotherBrowser, enterAs, expectNoViolations, expectToFit, openDemo } from './people.ts';
import { say } from './words.ts';

// A small phone, held upright.
test.use({ viewport: { width: 360, height: 740 } });

const next = say('answering_next');

test('every kind of question and three deep is answered, checked, changed and sent once @phone', async ({
	page
}) => {
	test.setTimeout(120_000);
	const { surveyId } = await ask();
	await page.goto(`/q/${surveyId}`);
	await expect(page.getByText(say('answering_open_means'))).toBeVisible();
	await expectTidy(page);
	await press(page, 'answering_begin');
	for (const name of names) {
		await expect(page).toHaveURL(new RegExp(`/q/${surveyId}/${name}$`));
		await expectTidy(page);
		await answerPage(page, name);
		await press(page, 'answering_next');
	}
	await expect(page).toHaveURL(`/q/${surveyId}/check`);
	await expectTidy(page);
	await expect(page.getByRole('main')).toContainText('花坛');
	expect(await responsesOf(surveyId), 'nothing is stored before the last step').toEqual([]);

	// What hangs on an answer goes with it, and comes back with it.
	await changeAnswer(page, 'yes_no');
	await page.locator('input[value=no]').check();
	await press(page, 'answering_change_done');
	await expect(page.getByRole('main')).not.toContainText('还有');
	await changeAnswer(page, 'yes_no');
	await page.locator('input[value=yes]').check();
	await press(page, 'answering_change_done');
	await expect(page.getByRole('main')).toContainText('还有');

	await press(page, 'answering_send');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('answering_done_title'));
	await expectTidy(page);
	const [stored, ...more] = await responsesOf(surveyId);
	expect(more).toEqual([]);
	const { file, ...rest } = JSON.parse(stored?.answers ?? '{}');
	expect(rest).toEqual(answers);
	expect(file.files).toHaveLength(1);

	await page.goto(`/q/${surveyId}`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		say('answering_done_here_title')
	);
	await expectTidy(page);
});

test('begun with a slip on one phone, it goes on with the slip on another, and is one response', async ({
	page,
	context
}) => {
	const { surveyId, path } = await askInvited('confidential');
	await page.goto(path);
	await expect(page.getByText(say('answering_confidential_means'))).toBeVisible();
	await expectTidy(page);
	await press(page, 'answering_begin');
	await page.locator('input[value=lift]').check();
	await press(page, 'answering_next');
	const second = await anotherBrowser({ context });
	await second.goto(path);
	await press(second, 'answering_go_on');
	await expect(second).toHaveURL(`/q/${surveyId}/dropdown`);
	await press(second, 'answering_back');
	await expect(second.locator('input[value=lift]')).toBeChecked();

	await page.goto(`/q/${surveyId}/check`);
	await second.goto(`/q/${surveyId}/check`);
	await press(second, 'answering_send');
	await expect(second.getByRole('heading', { level: 1 })).toHaveText(say('answering_done_title'));
	await press(page, 'answering_send');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('answering_done_title'));
	expect(await responsesOf(surveyId)).toMatchObject([
		{ invitee_id: null, answers: '{"single":{"option":"lift"}}' }
	]);
	await press(second, 'slips_leave');
	await expect(second.getByRole('status')).toHaveText(say('slips_left'));
	await second.goto(path);
	await expectTurn(second, say('answering_already_title'));
	await second.goto(`/q/${surveyId}`);
	await expectTurn(second, say('answering_no_slip_title'));
	const marks = await db()
		.select()
		.from(response_mark)
		.where(eq(response_mark.survey_id, surveyId));
	expect(marks).toHaveLength(1);
});

test('what does not stand is told beside its field, and stays as it was typed', async ({
	page
}) => {
	const document = wholeDocument();
	const [first] = document.sections;
	const only = (kind: string) => (first?.questions ?? []).filter((one) => one.kind === kind);
	const questions = [
		...only('number'),
		...only('rating').map((one) => ({ ...one, required: 'yes' as const })),
		...only('short-text').map((one) => ({ ...one, required: 'soft' as const }))
	];
	const { surveyId } = await ask({
		document: {
			...document,
			paging: 'section',
			sections: [{ key: 'one', title: { zh: '几个问题' }, questions }]
		}
	});
	await page.goto(`/q/${surveyId}`);
	await press(page, 'answering_begin');
	await page.locator('[name=number]').fill('很多');
	await press(page, 'answering_next');
	const alert = page.locator('div.errors');
	await expect(alert.getByRole('listitem')).toHaveCount(3);
	await expect(page.locator('[name=number]')).toHaveValue('很多');
	await expectTidy(page);
	await page.locator('[name=number]').fill('12');
	await page.locator('input[name=rating][value="4"]').check();
	await press(page, 'answering_next');
	await expect(page, 'a reminder is made once').toHaveURL(`/q/${surveyId}/check`);
	await expect(page.getByText(say('answering_left_out', { count: 1 }))).toBeVisible();
	await press(page, 'answering_send');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('answering_done_title'));
});

test('questions that an answer brings onto the same page are asked before it goes on', async ({
	page
}) => {
	const document = wholeDocument({ paging: 'section' });
	const { surveyId } = await ask({ document });
	await page.goto(`/q/${surveyId}`);
	await press(page, 'answering_begin');
	await page.locator('input[name=yes_no][value=yes]').check();
	await press(page, 'answering_next');
	await page.locator('[name=why]').fill('因为');
	await press(page, 'answering_next');
	await expect(page.getByText(say('answering_more'))).toBeVisible();
	await page.locator('[name=more]').fill('还有');
	await expect(page.locator('[name=why]')).toHaveValue('因为');
	await press(page, 'answering_next');
	await page.locator('[name=most]').fill('最后');
	await press(page, 'answering_next');
	await expect(page).toHaveURL(`/q/${surveyId}/check`);
	await expect(page.getByRole('main')).toContainText('最后');
});

test('a quota that is full closes its path politely, and lets go back', async ({ page }) => {
	const when = { of: { question: 'yes_no' }, is: 'equal', to: true } as const;
	const quotas = [{ key: 'full', when, limit: 0, message: { zh: '这类答卷已经够了。' } }];
	const { surveyId } = await ask({ document: wholeDocument({ quotas }) });
	await page.goto(`/q/${surveyId}`);
	await press(page, 'answering_begin');
	await page.goto(`/q/${surveyId}/yes_no`);
	await page.locator('input[value=yes]').check();
	await press(page, 'answering_next');
	await expect(page.getByText('这类答卷已经够了。')).toBeVisible();
	await expectTidy(page);
	await page.getByRole('link', { name: say('answering_full_back') }).click();
	await page.locator('input[value=no]').check();
	await press(page, 'answering_next');
	await expect(page).toHaveURL(`/q/${surveyId}/rating`);
});

test('nobody answers before it opens or after it closes; staff try it out before, and it counts nothing', async ({
	page
}) => {
	await openDemo();
	const { unitId, editor } = await makeCommunity();
	const draft = await ask({ unitId, changes: { opened_at: null, opened_by: null } });
	expect((await page.goto(`/q/${draft.surveyId}`))?.status()).toBe(404);
	const soon = await ask({
		changes: { opens_at: Date.now() + DAY, closes_at: Date.now() + 2 * DAY }
	});
	await page.goto(`/q/${soon.surveyId}`);
	await expectTurn(page, say('answering_not_open_title'));
	const over = await ask({ changes: { closed_at: Date.now() - 1000 } });
	await page.goto(`/q/${over.surveyId}`);
	await expectTurn(page, say('answering_closed_title'));

	await enterAs(page, editor);
	await page.goto(`/q/${draft.surveyId}`);
	await expect(page.getByText(say('answering_trial'))).toBeVisible();
	await expectTidy(page);
	await press(page, 'answering_begin');
	await page.goto(`/q/${draft.surveyId}/check`);
	await press(page, 'answering_send');
	await expect(page.getByText(say('answering_trial_done'))).toBeVisible();
	await expectTidy(page);
	expect(await responsesOf(draft.surveyId)).toMatchObject([{ is_test: true }]);
});

test('what was begun can be thrown away, and another of the family answers on the same phone', async ({
	page
}) => {
	const { surveyId } = await ask();
	await page.goto(`/q/${surveyId}`);
	await press(page, 'answering_begin');
	await page.locator('input[value=lift]').check();
	await press(page, 'answering_next');
	await page.goto(`/q/${surveyId}`);
	await expect(page.getByText(say('answering_has_draft'))).toBeVisible();
	await expectTidy(page);
	await page.locator('summary', { hasText: say('answering_anew') }).click();
	await press(page, 'answering_anew_sure');
	await expect(page.locator('input[value=lift]')).not.toBeChecked();
	for (const again of [false, true]) {
		if (again) await press(page, 'answering_another');
		await page.goto(`/q/${surveyId}/check`);
		await press(page, 'answering_send');
		await page.goto(`/q/${surveyId}`);
	}
	expect(await responsesOf(surveyId)).toHaveLength(2);
});

test('without a network what was answered stays on the page @js', async ({ page, context }) => {
	const { surveyId } = await ask();
	await page.goto(`/q/${surveyId}`);
	await press(page, 'answering_begin');
	await page.locator('input[value=lift]').check();
	await context.setOffline(true);
	await page.getByRole('button', { name: next }).click();
	await expect(page.getByText(say('slips_offline'))).toBeVisible();
	await context.setOffline(false);
	await page.getByRole('button', { name: next }).click();
	await expect(page).toHaveURL(`/q/${surveyId}/dropdown`);
});

/** An open survey with every kind of question in a community of its own, for anybody with the link. */
async function ask(given: Asked = {}) {
	await openDemo();
	return openSurvey({ access: 'open', document: wholeDocument(), now: Date.now(), ...given });
}

/** The same for two invited people, and the slip of the first. */
async function askInvited(access: 'named' | 'confidential', document: Document = wholeDocument()) {
	const made = await ask({ access, document });
	const issued = await slips.issue(made.chair, made.surveyId, { everybody: true }, Date.now());
	if (typeof issued === 'string') throw new Error(`No slips: ${issued}`);
	return { ...made, path: `/s/${formatCode(issued.slips[0]?.code ?? '')}` };
}

function responsesOf(surveyId: string) {
	return db().select().from(response).where(eq(response.survey_id, surveyId));
}

async function press(page: Page, key: Parameters<typeof say>[0]): Promise<void> {
	await page.getByRole('button', { name: say(key), exact: true }).click();
}

async function changeAnswer(page: Page, key: string): Promise<void> {
	await page.locator(`a[href$="?change#q-${key}"]`).click();
}

async function expectTurn(page: Page, title: string): Promise<void> {
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
	await expectTidy(page);
}

async function expectTidy(page: Page): Promise<void> {
	await expectToFit(page);
	await expectNoViolations(page);
}
