import { expect, test, type Page } from '@playwright/test';
import { asc, eq, sql } from 'drizzle-orm';
import { doors, makeOpenVote, type MadeVote, type VoteWish } from '#db/community.fixture.ts';
import { assistance, ballot, elector, mark } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { anotherBrowser, enterAs, expectNoViolations, expectToFit, openDemo } from './people.ts';
import { say } from './words.ts';
import { days, slipPaths } from './world.ts';

test.beforeAll(openDemo);

const inFavour = 'votes_option_for';
const against = 'votes_option_against';

test('at the door a resident votes on the editor’s phone, objects by slip, and two people take the ballot out @phone', async ({
	page
}) => {
	const { made, path, electorId } = await openVote({ privacy: 'named' });
	const { editor, chair, supervisor } = made.community;
	await enterAs(page, editor);
	await page.goto(deskOf(made));
	await page.getByRole('link', { name: say('assistance_find') }).click();
	await looksRight(page);
	await page.getByLabel(say('assistance_find')).fill('1-2');
	await page.getByRole('button', { name: say('slips_find_button') }).click();
	await looksRight(page);
	await page.getByRole('link', { name: /1栋2室/ }).click();
	await looksRight(page);

	await page.getByLabel(say('assistance_present')).check();
	await page.getByLabel(say('assistance_why_eyesight')).check();
	await page.getByRole('button', { name: say('assistance_hand_over') }).click();
	await expectNothingButTheBallot(page);
	await looksRight(page);
	await choose(page, inFavour);
	await expectNothingButTheBallot(page);
	await expect(page.getByRole('main')).toContainText(say(inFavour));
	await looksRight(page);
	expect(await kept(made.voteId), 'a hand-over that is not finished leaves nothing').toEqual({
		ballots: 0,
		marks: 0,
		helped: 0
	});
	await page.getByRole('button', { name: say('slips_cast') }).click();
	await expect(page.getByText(say('assistance_hand_back'))).toBeVisible();
	await expect(page.getByRole('main')).not.toContainText(say(inFavour));
	await looksRight(page);
	expect(await kept(made.voteId)).toEqual({ ballots: 1, marks: 1, helped: 1 });
	await page.getByRole('link', { name: say('assistance_staff_next') }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('assistance_title'));

	const resident = await anotherBrowser({ context: page.context() });
	await resident.goto(path);
	await resident.getByRole('button', { name: say('slips_begin') }).click();
	await expect(resident.getByRole('heading', { level: 1 })).toHaveText(
		say('objections_entered_title')
	);
	await looksRight(resident);
	await resident.getByRole('link', { name: say('objections_not_me') }).click();
	await looksRight(resident);
	await resident.getByLabel(say('objections_form_note')).fill('那天我不在家');
	await resident.getByRole('button', { name: say('objections_form_send') }).click();
	await expect(resident.getByRole('status')).toContainText('您在');
	await expect(resident.getByRole('link', { name: say('objections_not_me') })).toHaveCount(0);
	await looksRight(resident);

	await page.goto(`${deskOf(made)}/objections`);
	await expect(page.getByRole('main')).toContainText('那天我不在家');
	await expect(page.getByRole('button', { name: say('objections_propose') })).toHaveCount(0);
	await enterAs(page, chair);
	await page.goto(deskOf(made));
	await page.getByRole('link', { name: say('objections_card_settle') }).click();
	await looksRight(page);
	await page.getByLabel(say('objections_upheld')).check();
	await page.getByLabel(say('objections_reason')).fill('核对过，当天本人在外地');
	await page.getByRole('button', { name: say('objections_propose') }).click();
	await expect(page.getByText(say('objections_done_proposed'))).toBeVisible();
	await expect(page.getByRole('button', { name: say('objections_confirm') })).toHaveCount(0);
	await enterAs(page, supervisor);
	await page.goto(`${deskOf(made)}/objections`);
	await looksRight(page);
	await page.getByRole('button', { name: say('objections_confirm') }).click();
	await expect(page.getByText(say('objections_done_settled'))).toBeVisible();
	await looksRight(page);
	expect(await kept(made.voteId)).toEqual({ ballots: 0, marks: 0, helped: 0 });

	await resident.reload();
	await expect(resident.getByRole('status')).toContainText('核对过，当天本人在外地');
	await choose(resident, against);
	await resident.getByRole('button', { name: say('slips_cast') }).click();
	await expect(resident.getByRole('heading', { level: 1 })).toHaveText(say('slips_done_title'));
	expect(await channelOf(electorId)).toBe('online');

	await page.goto(`/desk/${made.community.unitId}/log?subject=${electorId}`);
	for (const part of ['本人在场', '提出异议', '已取出']) {
		await expect(page.getByRole('main')).toContainText(part);
	}
	await expect(page.getByRole('main')).not.toContainText('那天我不在家');
	await resident.context().close();
});

test('a confidential ballot stays though the objection is upheld, and the slip page says so', async ({
	page
}) => {
	const { made, path } = await openVote({ privacy: 'confidential' });
	const { editor, chair, supervisor } = made.community;
	await enterAs(page, editor);
	await help(page, made);
	await choose(page, against);
	await page.getByRole('button', { name: say('slips_cast') }).click();

	const resident = await anotherBrowser({ context: page.context() });
	await resident.goto(path);
	await resident.getByRole('button', { name: say('slips_begin') }).click();
	await resident.getByRole('link', { name: say('objections_not_me') }).click();
	await resident.getByRole('button', { name: say('objections_form_send') }).click();
	for (const [who, button] of [
		[supervisor, 'objections_propose'],
		[chair, 'objections_confirm']
	] as const) {
		await enterAs(page, who);
		await page.goto(`${deskOf(made)}/objections`);
		if (who === supervisor) {
			await page.getByLabel(say('objections_upheld')).check();
			await page.getByLabel(say('objections_reason')).fill('本人当天住院');
		}
		await page.getByRole('button', { name: say(button) }).click();
	}
	expect(await kept(made.voteId)).toEqual({ ballots: 1, marks: 1, helped: 1 });
	await resident.reload();
	await expect(resident.getByRole('main')).toContainText(say('objections_own_kept'));
	await looksRight(resident);
	await resident.context().close();
});

test('the browser’s Back shows nothing of what was chosen', async ({ page }) => {
	const { made } = await openVote({ privacy: 'confidential' });
	await enterAs(page, made.community.editor);
	await help(page, made);
	const handedOver = page.url();
	await choose(page, inFavour);
	await page.getByRole('button', { name: say('slips_cast') }).click();
	await expect(page.getByText(say('assistance_hand_back'))).toBeVisible();
	for (let times = 0; times < 3; times += 1) {
		// The browser may refuse to send the form again, which is as good as showing nothing.
		await page.goBack({ timeout: 5_000 }).catch(() => null);
		await expect(page.locator('body')).not.toContainText(say('slips_check_title'));
		await expect(page.locator(':checked')).toHaveCount(0);
	}
	await page.goto(handedOver);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('assistance_title'));
	await page.goto(`${deskOf(made)}/assistance?q=1-2`);
	await expect(page.getByText(say('slips_has_voted', { channel: '协助' })).first()).toBeVisible();
});

test('a ballot that came in meanwhile by slip is the only one', async ({ page }) => {
	const { made, path } = await openVote({ privacy: 'confidential' });
	await enterAs(page, made.community.editor);
	await help(page, made);
	await choose(page, inFavour);
	const resident = await anotherBrowser({ context: page.context() });
	await resident.goto(path);
	await resident.getByRole('button', { name: say('slips_begin') }).click();
	await choose(resident, against);
	await resident.getByRole('button', { name: say('slips_cast') }).click();
	await page.getByRole('button', { name: say('slips_cast') }).click();
	await expect(page.getByRole('alert')).toHaveText(say('assistance_stop_already_cast'));
	await looksRight(page);
	expect(await kept(made.voteId)).toEqual({ ballots: 1, marks: 1, helped: 0 });
	await resident.context().close();
});

/** An open vote of households, with the slip of the second door. */
async function openVote(wish: VoteWish) {
	const made = await makeOpenVote({
		rollKind: 'households',
		lines: doors(6),
		...days(-1, 6),
		...wish
	});
	const [, path = ''] = await slipPaths(made);
	const electors = await db()
		.select({ id: elector.id })
		.from(elector)
		.where(eq(elector.vote_id, made.voteId))
		.orderBy(asc(elector.door_order));
	return { made, path, electorId: electors[1]?.id ?? '' };
}

/** From the search to the handed-over ballot of the second door. */
async function help(page: Page, made: MadeVote): Promise<void> {
	await page.goto(`${deskOf(made)}/assistance?q=1-2`);
	await page.getByRole('link', { name: /1栋2室/ }).click();
	await page.getByLabel(say('assistance_present')).check();
	await page.getByLabel(say('assistance_why_no_phone')).check();
	await page.getByRole('button', { name: say('assistance_hand_over') }).click();
	await expect(page.getByRole('button', { name: say('slips_to_check') })).toBeVisible();
}

/** On to the check with this choice. */
async function choose(page: Page, option: typeof inFavour | typeof against): Promise<void> {
	await page.getByRole('radio', { name: new RegExp(`^${say(option)}`) }).check();
	await page.getByRole('button', { name: say('slips_to_check') }).click();
}

function deskOf({ community, voteId }: MadeVote): string {
	return `/desk/${community.unitId}/votes/${voteId}`;
}

/** No link leads from a handed-over screen to the desk, or anywhere. */
async function expectNothingButTheBallot(page: Page): Promise<void> {
	await expect(page.getByRole('navigation')).toHaveCount(0);
	await expect(page.locator('a:not(.skip)')).toHaveCount(0);
}

async function kept(voteId: string) {
	const many = async (table: typeof ballot | typeof mark | typeof assistance) =>
		(
			await db()
				.select({ one: sql`1` })
				.from(table)
				.where(eq(table.vote_id, voteId))
		).length;
	return { ballots: await many(ballot), marks: await many(mark), helped: await many(assistance) };
}

async function channelOf(electorId: string): Promise<string | undefined> {
	const [found] = await db()
		.select({ channel: mark.channel })
		.from(mark)
		.where(eq(mark.elector_id, electorId));
	return found?.channel;
}

async function looksRight(page: Page): Promise<void> {
	await expectNoViolations(page);
	await expectToFit(page);
}
