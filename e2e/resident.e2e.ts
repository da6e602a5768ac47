import { expect, test, type Locator, type Page, type Response } from '@playwright/test';
import { count, eq } from 'drizzle-orm';
import {
	closeVote,
	doors,
	makeOpenVote,
	type MadeVote,
	type VoteWish
} from '#db/community.fixture.ts';
import { ballot, elector, mark } from '#db/schema.server.ts';
import { db, write } from '#lib/server/db.ts';
import * as slips from '#lib/votes/slips/slips.server.ts';
import { castState } from '#lib/votes/casting.server.ts';
import { expectNoViolations, expectToFit, openDemo } from './people.ts';
import { say, sayInEnglish } from './words.ts';
import { ask, days, holdSlip, nextOf, slipPaths } from './world.ts';

// A small phone, held upright.
test.use({ viewport: { width: 360, height: 640 } });

const inFavour = 'votes_option_for';
const against = 'votes_option_against';
const abstain = 'votes_option_abstain';

test('a named vote is cast, checked and changed, and stays one ballot', async ({ page }) => {
	const { voteId, path, electorId } = await openVote({ privacy: 'named' });
	await page.goto(path);
	await expectTidy(page);
	await begin(page);
	await expectTidy(page);
	await choose(page, say(inFavour));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('slips_check_title'));
	await expectTidy(page);
	expect(await castState(electorId), 'nothing is stored before the last step').toBeNull();

	await page.getByRole('button', { name: say('slips_back') }).click();
	await expect(option(page, say(inFavour))).toBeChecked();
	await choose(page, say(abstain));
	await cast(page);
	await expectTidy(page);
	await expect(page.getByRole('main')).toContainText(say(abstain));

	await page.getByRole('link', { name: say('slips_change_now') }).click();
	await expect(option(page, say(abstain))).toBeChecked();
	await choose(page, say(against));
	await cast(page);
	await expect(page.getByRole('main')).toContainText(say(against));
	expect(await castState(electorId)).toEqual({ channel: 'online', choice: 'against' });
	expect(await ballotsOf(voteId)).toEqual({ ballots: 1, marks: 1 });

	await page.getByRole('button', { name: say('slips_leave') }).click();
	await expect(page.getByRole('status')).toHaveText(say('slips_left'));
	await page.goto(`/v/${voteId}`);
	await expectTurn(page, say('slips_no_session_title'));
});

test('a confidential vote is cast once; whoever comes again is told kindly', async ({ page }) => {
	const { voteId, path, electorId } = await openVote({ privacy: 'confidential' });
	await page.goto(path);
	await begin(page);
	await choose(page, say(inFavour));
	await cast(page);
	await expect(page.getByRole('main')).not.toContainText(say(inFavour));
	expect(await castState(electorId), 'what was chosen is not to be found').toEqual({
		channel: 'online'
	});
	await page.goto(path);
	await begin(page);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('slips_already_title'));
	await expect(page.getByText(say('slips_already_online'))).toBeVisible();
	await expectTidy(page);
	expect(await ballotsOf(voteId)).toEqual({ ballots: 1, marks: 1 });
});

test('a code is typed as people write it, and a wrong one is explained', async ({ page }) => {
	const { path } = await openVote();
	const code = path.slice('/s/'.length);
	await page.goto('/s');
	await expectTidy(page);
	await type(page, '');
	await expect(page.getByRole('alert')).toContainText(say('slips_code_empty'));
	await type(page, code.slice(0, 9));
	await expect(page.getByRole('alert')).toContainText(say('slips_code_too_short'));
	await expect(page.getByLabel(say('slips_code'))).toHaveValue(code.slice(0, 9));
	await expectTidy(page);
	await type(page, `${code}0`);
	await expect(page.getByRole('alert')).toContainText(say('slips_code_too_long'));
	await type(page, `${code.slice(0, -1)}U`);
	await expect(page.getByRole('alert')).toContainText(say('slips_code_strange_sign'));
	await type(page, '0000-0000-0000');
	await expectTurn(page, say('slips_unknown_title'));
	const fullWidth = code.replace(/[0-9A-Z]/g, (sign) =>
		String.fromCharCode(sign.charCodeAt(0) + 0xfee0)
	);
	await type(page, ` ${fullWidth.toLowerCase().replaceAll('-', ' － ').replaceAll('０', 'ｏ')} `);
	await expect(page.getByRole('button', { name: say('slips_begin') })).toBeVisible();
});

test('a slip that was replaced is void at once, also in the middle', async ({ page }) => {
	const { made, path, electorId } = await openVote();
	await page.goto(path);
	await begin(page);
	await option(page, say(inFavour)).check();
	const why = { reason: '遗失', seenAt: Date.now() };
	const again = await slips.reissue(
		made.community.editor,
		made.voteId,
		{ electorId },
		why,
		Date.now()
	);
	if (typeof again === 'string') throw new Error(again);
	await page.getByRole('button', { name: say('slips_to_check') }).click();
	await expectTurn(page, say('slips_replaced_title'));
	await page.goto(path);
	await expectTurn(page, say('slips_unknown_title'));
	await page.goto(`/s/${again.slips[0]?.code}`);
	await begin(page);
	await choose(page, say(inFavour));
	await cast(page);
});

test('the last four digits of the phone are asked, five times at most', async ({ page }) => {
	const { path, electorId } = await openVote();
	await write([{ sql: "UPDATE elector SET phone_last4 = '4711' WHERE id = ?", args: [electorId] }]);
	const digits = page.getByLabel(say('slips_digits'), { exact: true });
	await page.goto(path);
	await digits.fill('47');
	await begin(page);
	await expect(page.getByRole('alert')).toContainText(say('slips_digits_not_four'));
	for (let i = 0; i < 4; i += 1) {
		await digits.fill('4712');
		await begin(page);
		await expect(page.getByRole('alert')).toContainText(say('slips_digits_wrong'));
	}
	await expectTidy(page);
	await digits.fill('４７１１');
	await begin(page);
	await expect(option(page, say(inFavour))).toBeVisible();

	await page.goto(path);
	for (let i = 0; i < 6; i += 1) await ask(path, { body: new URLSearchParams({ digits: '0000' }) });
	await digits.fill('4711');
	await begin(page);
	await expectTurn(page, say('slips_many_digits_title'));
});

test('before it opens and after it closes a slip says so', async ({ page }) => {
	const scheduled = await openVote(days(1, 8));
	await page.goto(scheduled.path);
	await expectTurn(page, say('slips_not_open_title'));

	const { made, path } = await openVote();
	await page.goto(path);
	await begin(page);
	await choose(page, say(inFavour));
	await closeVote(made, Date.now());
	await page.getByRole('button', { name: say('slips_cast') }).click();
	await expectTurn(page, say('slips_closed_title'));
	expect(await ballotsOf(made.voteId)).toEqual({ ballots: 0, marks: 0 });
	await page.goto(path);
	await expectTurn(page, say('slips_closed_title'));
	await page.getByRole('link', { name: say('slips_see_result') }).click();
	await expect(page).toHaveURL(`/votes/${made.voteId}`);
});

test('who was taken off the roll is told whom to ask', async ({ page }) => {
	const { path, electorId } = await openVote();
	await page.goto(path);
	await begin(page);
	await write([
		{ sql: 'UPDATE elector SET removed_at = ? WHERE id = ?', args: [Date.now(), electorId] }
	]);
	await option(page, say(inFavour)).check();
	await page.getByRole('button', { name: say('slips_to_check') }).click();
	await expectTurn(page, say('slips_removed_title'));
	await page.goto(path);
	await expectTurn(page, say('slips_removed_title'));
});

test('nothing chosen, or something that is not on the paper, is no ballot', async ({ page }) => {
	const { voteId, path } = await openVote();
	await page.goto(path);
	await begin(page);
	await page.getByRole('button', { name: say('slips_to_check') }).click();
	await expect(page.getByRole('alert')).toContainText(say('slips_choose_one'));
	await expectTidy(page);

	const { cookie, form } = await holdSlip(path);
	const forgeries: [string, string][][] = [
		[['choice', 'maybe']],
		[['choice', '["for"]']],
		[],
		[['choice', '']],
		[
			['choice', 'constructor'],
			['choice', 'for']
		]
	];
	for (const fields of forgeries) {
		const body = new URLSearchParams([...form, ...fields]);
		const answer = await ask(`/v/${voteId}?/cast`, { cookie, body });
		expect(answer.status, JSON.stringify(fields)).toBe(400);
		const isEmpty = fields.every(([, value]) => value === '');
		const fault = isEmpty ? say('slips_choose_one') : say('ballots_fault_no_such_option');
		expect(await answer.text()).toContain(fault);
	}
	expect(await ballotsOf(voteId)).toEqual({ ballots: 0, marks: 0 });
});

for (const privacy of ['named', 'confidential'] as const) {
	test(`a form sent many times at once is one ballot: ${privacy}`, async () => {
		const { voteId, path } = await openVote({ privacy });
		const { cookie, form } = await holdSlip(path);
		const body = () => new URLSearchParams([...form, ['choice', 'for']]);
		const answers = await Promise.all(
			Array.from({ length: 12 }, () => ask(`/v/${voteId}?/cast`, { cookie, body: body() }))
		);
		for (const answer of answers) {
			expect([answer.status, nextOf(answer)]).toEqual([303, `/v/${voteId}/done`]);
		}
		expect(await ballotsOf(voteId)).toEqual({ ballots: 1, marks: 1 });
	});
}

test('language and big print stay from the first step to the last', async ({ page }) => {
	const { path } = await openVote();
	await page.goto(path);
	await page.getByRole('button', { name: say('ui_size_big') }).click();
	await page.getByRole('button', { name: say('ui_language_other') }).click();
	await page.getByRole('button', { name: sayInEnglish('slips_begin') }).click();
	await option(page, sayInEnglish(inFavour)).check();
	await expectBigEnglish(page);
	await page.getByRole('button', { name: sayInEnglish('slips_to_check') }).click();
	await expectBigEnglish(page);
	await page.getByRole('button', { name: sayInEnglish('slips_cast') }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		sayInEnglish('slips_done_title')
	);
	await expectBigEnglish(page);
});

test('without a network the choice stays on the page @js', async ({ page, context }) => {
	const { path } = await openVote();
	await page.goto(path);
	await begin(page);
	await option(page, say(against)).check();
	await context.setOffline(true);
	await page.getByRole('button', { name: say('slips_to_check') }).click();
	await expect(page.getByText(say('slips_offline'))).toBeVisible();
	await expect(option(page, say(against))).toBeChecked();
	await context.setOffline(false);
	await page.getByRole('button', { name: say('slips_to_check') }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('slips_check_title'));
});

test('the ballot page is small enough for a weak signal @js', async ({ page, context }) => {
	const { voteId, path } = await openVote({
		explanation: '更换两部电梯，费用从维修资金支出。'.repeat(12)
	});
	const { cookie } = await holdSlip(path);
	const [name = '', value = ''] = cookie.split('=');
	const responses: Response[] = [];
	for (const visited of [path, `/v/${voteId}`]) {
		await context.clearCookies();
		await context.addCookies([{ name, value, domain: 'localhost', path: `/v/${voteId}` }]);
		const fresh = await context.newPage();
		responses.length = 0;
		fresh.on('response', (response) => responses.push(response));
		await fresh.goto(visited, { waitUntil: 'networkidle' });
		const sizes = await Promise.all(
			responses.map(async (response) => {
				const { responseBodySize, responseHeadersSize } = await response.request().sizes();
				const isScript = response.request().resourceType() === 'script';
				return { bytes: responseBodySize + responseHeadersSize, isScript };
			})
		);
		const all = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
		const scripts = sizes.filter(({ isScript }) => isScript);
		expect(sizes.length, 'requests').toBeLessThanOrEqual(4);
		expect(all, 'bytes of everything').toBeLessThanOrEqual(10 * 1024);
		expect(scripts.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(3 * 1024);
		await fresh.close();
	}
	await page.close();
});

/** An open vote of a community of its own, and the slip of its first elector. */
async function openVote(
	wish: VoteWish = {}
): Promise<{ made: MadeVote; voteId: string; path: string; electorId: string }> {
	await openDemo();
	const few = { rollKind: 'households', lines: doors(3), privacy: 'named' } as const;
	const made = await makeOpenVote({ ...few, ...days(-1, 6), ...wish });
	const { voteId } = made;
	const [path = ''] = await slipPaths(made);
	const [first] = await db()
		.select({ id: elector.id })
		.from(elector)
		.where(eq(elector.vote_id, voteId))
		.orderBy(elector.door_order, elector.id)
		.limit(1);
	return { made, voteId, path, electorId: first?.id ?? '' };
}

async function ballotsOf(voteId: string): Promise<{ ballots: number; marks: number }> {
	const [ballots] = await db()
		.select({ n: count() })
		.from(ballot)
		.where(eq(ballot.vote_id, voteId));
	const [marks] = await db().select({ n: count() }).from(mark).where(eq(mark.vote_id, voteId));
	return { ballots: ballots?.n ?? 0, marks: marks?.n ?? 0 };
}

async function type(page: Page, code: string): Promise<void> {
	await page.getByLabel(say('slips_code')).fill(code);
	await page.getByRole('button', { name: say('slips_type_next') }).click();
}

async function begin(page: Page): Promise<void> {
	await page.getByRole('button', { name: say('slips_begin') }).click();
}

/** The option that begins with this; what it means stands behind it. */
function option(page: Page, label: string): Locator {
	return page.getByRole('radio', { name: new RegExp(`^${label}`) });
}

async function choose(page: Page, choice: string): Promise<void> {
	await option(page, choice).check();
	await page.getByRole('button', { name: say('slips_to_check') }).click();
}

async function cast(page: Page): Promise<void> {
	await page.getByRole('button', { name: say('slips_cast') }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('slips_done_title'));
}

async function expectTurn(page: Page, title: string): Promise<void> {
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
	await expectTidy(page);
}

async function expectTidy(page: Page): Promise<void> {
	await expectNoViolations(page);
	await expectToFit(page);
}

async function expectBigEnglish(page: Page): Promise<void> {
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await expect(page.locator('html')).toHaveAttribute('data-size', 'big');
	await expectTidy(page);
}
