import { expect, test, type Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { DAY, doors, makeOpenVote, type MadeVote, type VoteWish } from '#db/community.fixture.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { cast } from '#lib/votes/casting.server.ts';
import { toLocal } from '#lib/units/local-time.ts';
import { anotherBrowser, enterAs, expectNoViolations, expectToFit, openDemo } from './people.ts';
import { say, sayInEnglish } from './words.ts';
import { ask, days, slipPaths, zone } from './world.ts';

const reason = '春节期间很多人不在家';

async function running(wish: VoteWish = {}) {
	await openDemo();
	return makeOpenVote({ rollKind: 'households', lines: doors(6), ...days(-1, 6), ...wish });
}

const desk = ({ community, voteId }: MadeVote) => `/desk/${community.unitId}/votes/${voteId}`;

/** Chair fills the form in, supervisor confirms what waits. */
async function change(
	[chair, supervisor]: [Page, Page],
	made: MadeVote,
	kind: 'prolong' | 'add' | 'remove' | 'cancel',
	fill: () => Promise<void>
) {
	const path = `${desk(made)}/amendments`;
	await chair.goto(path);
	await chair.getByRole('link', { name: say(`amendments_kind_${kind}`), exact: true }).click();
	await fill();
	await chair.getByLabel(say('amendments_reason'), { exact: true }).fill(reason);
	await expectNoViolations(chair);
	const propose = kind === 'cancel' ? 'amendments_propose_cancel' : 'amendments_propose';
	await chair.getByRole('button', { name: say(propose), exact: true }).click();
	await expect(chair.getByText(say('amendments_wait_other'))).toBeVisible();
	await expect(chair.getByRole('button', { name: say('amendments_confirm') })).toHaveCount(0);
	await supervisor.goto(path);
	await expect(supervisor.getByText(say('amendments_because', { reason })).first()).toBeVisible();
	await expectNoViolations(supervisor);
	await supervisor.getByRole('button', { name: say('amendments_confirm') }).click();
	await expect(supervisor.getByRole('heading', { name: say('amendments_history') })).toBeVisible();
}

async function two(page: Page, made: MadeVote): Promise<[Page, Page]> {
	const supervisor = await anotherBrowser({ context: page.context() });
	await enterAs(page, made.community.chair);
	await enterAs(supervisor, made.community.supervisor);
	return [page, supervisor];
}

test('an open vote is prolonged, an elector added and one removed, and everybody is told', async ({
	page
}) => {
	test.setTimeout(120_000);
	const made = await running();
	const [slip = '', second = ''] = await slipPaths(made);
	const people = await two(page, made);
	const late = toLocal(Date.now() + 9 * DAY, zone);

	await test.step('the end is put off', async () => {
		await change(people, made, 'prolong', async () => {
			await page.getByLabel(say('amendments_closes_at')).fill(late);
		});
	});

	await test.step('an earlier end is refused', async () => {
		await page.goto(`${desk(made)}/amendments?do=prolong`);
		const form = page.locator('form[action="?/prolong"]');
		await form.evaluate((one) => one.setAttribute('novalidate', ''));
		await page.getByLabel(say('amendments_closes_at')).fill(toLocal(Date.now() + DAY, zone));
		await page.getByLabel(say('amendments_reason'), { exact: true }).fill(reason);
		await page.getByRole('button', { name: say('amendments_propose'), exact: true }).click();
		await expect(page.getByRole('alert')).toHaveText(say('amendments_answer_not_later'));
		await expect(page.getByLabel(say('amendments_reason'), { exact: true })).toHaveValue(reason);
	});

	await test.step('a line that came onto the roll becomes an elector', async () => {
		const entry = newId();
		await write([
			sql`INSERT INTO roll_entry (id, roll_id, name, building, room, door_order, added_at)
				VALUES (${entry}, ${made.rollId}, '新住户', '7栋', '701', '7|701', ${Date.now()})`
		]);
		await change(people, made, 'add', () => page.getByRole('radio').first().check());
	});

	await test.step('another one is typed by hand', async () => {
		await page.goto(`${desk(made)}/amendments?do=add`);
		await page.getByRole('link', { name: say('amendments_by_hand') }).click();
		await page.getByRole('button', { name: say('amendments_propose'), exact: true }).click();
		await expect(page.getByRole('alert')).toBeVisible();
		await page
			.getByLabel(say('rolls_form_optional', { field: say('rolls_field_building') }))
			.fill('8');
		await page.getByLabel(say('rolls_field_room'), { exact: true }).fill('801');
		await page.getByLabel(say('rolls_form_reason'), { exact: true }).fill(reason);
		await page.getByRole('button', { name: say('amendments_propose'), exact: true }).click();
		await expect(page.getByText(say('amendments_wait_other'))).toBeVisible();
		await page.getByRole('button', { name: say('votes_withdraw') }).click();
		await expect(page.getByText(say('amendments_wait_other'))).toHaveCount(0);
	});

	await test.step('one who has not voted is removed, and the slip says so', async () => {
		await change(people, made, 'remove', async () => {
			await page.getByLabel(say('amendments_find')).fill('住户2');
			await page.getByRole('button', { name: say('amendments_find_button') }).click();
			await page.getByRole('radio').first().check();
		});
		const [row] = await db().all<{ heads: number }>(
			sql`SELECT electorate_heads AS heads FROM vote WHERE id = ${made.voteId}`
		);
		expect(row?.heads).toBe(6);
		expect((await ask(second)).status).toBe(404);
	});

	await test.step('the ballot and the public page show it, in both languages', async () => {
		const phone = await anotherBrowser({ context: page.context() });
		await phone.setViewportSize({ width: 360, height: 740 });
		await phone.goto(slip);
		await expect(phone.getByRole('complementary')).toContainText(reason);
		await expect(phone.getByRole('complementary')).toContainText(
			say('amendments_removed', { count: 1 })
		);
		await expectToFit(phone);
		await expectNoViolations(phone);
		await phone.getByRole('button', { name: say('slips_begin') }).click();
		await expect(phone.getByRole('complementary')).toContainText(reason);
		await phone.goto(`/votes/${made.voteId}`);
		const changes = phone.getByRole('region', { name: say('amendments_public_title') });
		await expect(changes.getByRole('listitem')).toHaveCount(3);
		await expectToFit(phone);
		await expectNoViolations(phone);
		await phone
			.context()
			.addCookies([{ name: 'PARAGLIDE_LOCALE', value: 'en', url: new URL(phone.url()).origin }]);
		await phone.reload();
		await expect(phone.getByText(sayInEnglish('amendments_public_title'))).toBeVisible();
		await expectToFit(phone);
	});

	await test.step('and so do the result and its notice', async () => {
		const past = Date.now() - 60_000;
		await write([sql`UPDATE vote SET closes_at = ${past} WHERE id = ${made.voteId}`]);
		for (const path of [`/votes/${made.voteId}`, `/votes/${made.voteId}/notice`]) {
			await page.goto(path);
			await expect(page.getByText(say('amendments_because', { reason })).first()).toBeVisible();
			await expectNoViolations(page);
		}
	});
});

test('an open vote is called off: no result follows, and everybody is told why', async ({
	page
}) => {
	const made = await running();
	const [slip = ''] = await slipPaths(made);
	const people = await two(page, made);
	await change(people, made, 'cancel', () => Promise.resolve());
	await page.goto(desk(made));
	await expect(page.getByText(say('votes_status_cancelled')).first()).toBeVisible();
	await expectNoViolations(page);
	const phone = await anotherBrowser({ context: page.context() });
	await phone.setViewportSize({ width: 360, height: 740 });
	for (const path of [slip, `/votes/${made.voteId}`, `/votes/${made.voteId}/notice`]) {
		await phone.goto(path);
		await expect(phone.getByText(reason).first()).toBeVisible();
		await expectToFit(phone);
		await expectNoViolations(phone);
	}
	expect((await ask(`/votes/${made.voteId}/bundle.json`)).status).toBe(404);
});

test('a vote with paper ends by the clock, and is counted when two people close it', async ({
	page
}) => {
	const made = await running();
	const [slip] = await db().all<{ slip_id: string; elector_id: string }>(
		sql`SELECT lower(hex(randomblob(10))) AS slip_id, id AS elector_id FROM elector
			WHERE vote_id = ${made.voteId} LIMIT 1`
	);
	const holder = { slip_id: '', elector_id: '', ...slip, vote_id: made.voteId };
	await write([
		sql`INSERT INTO slip (id, vote_id, elector_id, code_hash, issued_at)
			VALUES (${holder.slip_id}, ${made.voteId}, ${holder.elector_id}, ${newId()}, 1)`
	]);
	await cast(holder, { choice: 'for', key: newId() }, Date.now());
	// One ballot is lost, so that the numbers do not agree.
	await write([
		sql`UPDATE vote SET channels = '["online","assisted","paper"]', closes_at = ${Date.now() - 60_000}
			WHERE id = ${made.voteId}`,
		sql`DELETE FROM ballot WHERE vote_id = ${made.voteId}`
	]);
	const [chair, supervisor] = await two(page, made);
	const note = '一张选票的数据损坏，已备案。';

	await supervisor.goto(`/votes/${made.voteId}`);
	await expect(supervisor.getByText(say('outcomes_waits_paper'))).toBeVisible();
	await expectNoViolations(supervisor);
	await chair.goto(`/desk/${made.community.unitId}`);
	await chair.getByRole('link', { name: say('closing_go') }).click();
	await expect(chair.getByText(say('closing_left_unexplained'))).toBeVisible();
	await expect(chair.getByRole('button', { name: say('closing_propose') })).toBeDisabled();
	await expectNoViolations(chair);
	await chair.getByLabel(say('closing_note')).fill(note);
	await chair.getByRole('button', { name: say('closing_note_save') }).click();
	await chair.getByRole('button', { name: say('closing_propose') }).click();
	await expect(chair.getByRole('button', { name: say('votes_withdraw') })).toBeVisible();
	await supervisor.goto(`${desk(made)}/closing`);
	await expect(supervisor.getByLabel(say('closing_note'))).toHaveValue(note);
	await supervisor.getByRole('button', { name: say('votes_closing_confirm') }).click();
	await expect(supervisor.getByText(say('votes_status_counted')).first()).toBeVisible();
	for (const path of [`/votes/${made.voteId}`, `/votes/${made.voteId}/notice`]) {
		await supervisor.goto(path);
		await expect(supervisor.getByText(say('closing_public_note', { note }))).toBeVisible();
		await expectNoViolations(supervisor);
	}
});

test('closing early asks why, and the result says it', async ({ page }) => {
	const made = await running();
	const [chair, supervisor] = await two(page, made);
	const why = '全部住户都已投票';
	await chair.goto(`${desk(made)}/closing`);
	await chair.getByLabel(say('closing_reason')).fill(why);
	await expectNoViolations(chair);
	await chair.getByRole('button', { name: say('votes_closing_propose') }).click();
	await expect(chair.getByRole('button', { name: say('votes_withdraw') })).toBeVisible();
	await supervisor.goto(`${desk(made)}/closing`);
	await expect(supervisor.getByText(say('closing_reason_given', { reason: why }))).toBeVisible();
	await supervisor.getByRole('button', { name: say('votes_closing_confirm') }).click();
	await supervisor.goto(`/votes/${made.voteId}`);
	await expect(supervisor.getByText(why)).toBeVisible();
});
