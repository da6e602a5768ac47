/** A proxy: recorded with its paper, cast by its holder on a handed-over phone, withdrawn, or overtaken by the grantor. */
import { expect, test, type Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { doors, makeOpenVote } from '#db/community.fixture.ts';
import { write } from '#lib/server/db.ts';
import { anotherBrowser, enterAs, expectNoViolations, expectToFit, openDemo } from './people.ts';
import { say } from './words.ts';
import { ask, days, holdSlip, slipPaths } from './world.ts';

const paper = { name: '委托书.pdf', mimeType: '', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };

/** From the list to the form of one grantor. */
async function begin(page: Page, desk: string, room: number): Promise<void> {
	await page.goto(`${desk}/proxies`);
	await page.getByLabel(say('proxies_find')).fill(`1-${room}`);
	await page.getByRole('button', { name: say('slips_find_button') }).click();
	const row = page.getByRole('listitem').filter({ hasText: new RegExp(`住户${room}(?!\\d)`) });
	await row.getByRole('link').click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText(`住户${room}`);
}

async function giveToElector(page: Page, desk: string, from: number, to: number): Promise<void> {
	await begin(page, desk, from);
	await page.getByLabel(say('proxies_find_holder')).fill(`住户${to}`);
	await page.getByRole('button', { name: say('slips_find_button') }).click();
	const row = page.getByRole('listitem').filter({ hasText: new RegExp(`住户${to}(?!\\d)`) });
	await row.getByRole('link').click();
	await page.getByLabel(say('proxies_file')).setInputFiles(paper);
	await page.getByRole('button', { name: say('proxies_record') }).click();
}

/** The holder takes the phone and chooses. */
async function castBy(page: Page, desk: string, grantor: string): Promise<void> {
	await page.goto(`${desk}/proxies`);
	await page.getByRole('link', { name: grantor }).click();
	await page.getByRole('checkbox', { name: say('proxies_present') }).check();
	await expectNoViolations(page);
	await page.getByRole('button', { name: say('proxies_hand_over') }).click();
	await expect(page.getByRole('link', { name: say('proxies_title') })).toHaveCount(0);
	await expectNoViolations(page);
	await expectToFit(page);
	await page.getByRole('radio', { name: say('votes_option_for'), exact: true }).check();
	await page.getByRole('button', { name: say('slips_to_check') }).click();
	await page.getByRole('button', { name: say('slips_cast') }).click();
}

test('proxies from the paper to the result', { tag: '@phone' }, async ({ page, context }) => {
	test.setTimeout(180_000);
	await openDemo();
	const made = await makeOpenVote({
		lines: doors(20),
		proxy: true,
		proxy_limit: '2',
		...days(-1, 6)
	});
	const { community, voteId } = made;
	const desk = `/desk/${community.unitId}/votes/${voteId}`;
	await enterAs(page, community.editor);

	await test.step('a proxy for an elector is recorded, up to the limit', async () => {
		await page.goto(desk);
		await page.getByRole('link', { name: say('proxies_title') }).click();
		await expect(page.getByText(say('proxies_none'))).toBeVisible();
		await expectNoViolations(page);
		await expectToFit(page);
		await giveToElector(page, desk, 1, 9);
		await expect(page.getByRole('status')).toHaveText(say('proxies_recorded_now'));
		await giveToElector(page, desk, 2, 9);
		await giveToElector(page, desk, 3, 9);
		await expect(page.getByRole('alert')).toContainText(say('proxies_fault_limit', { limit: 2 }));
		await giveToElector(page, desk, 9, 10);
		await expect(page.getByRole('alert')).toContainText(say('proxies_fault_grantor_holds'));
	});

	await test.step('so is one for somebody who is not on the roll, with name, digits and paper', async () => {
		await begin(page, desk, 4);
		await expectNoViolations(page);
		await expectToFit(page);
		const record = page.getByRole('button', { name: say('proxies_record') });
		await record.click();
		const alert = page.getByRole('alert');
		await expect(alert).toContainText(say('proxies_fault_no_name'));
		await expect(alert).toContainText(say('proxies_fault_no_digits'));
		await page.getByLabel(say('proxies_name')).fill('王小明');
		await page.getByLabel(say('proxies_digits')).fill('1234');
		await record.click();
		await expect(alert).toContainText(say('proxies_fault_no_file'));
		await expect(page.getByLabel(say('proxies_name'))).toHaveValue('王小明');
		await page.getByLabel(say('proxies_file')).setInputFiles(paper);
		await record.click();
		await expect(page.getByRole('status')).toHaveText(say('proxies_recorded_now'));
		await expect(page.getByRole('row').filter({ hasText: '王小明' })).toContainText('1234');
		const file = page.getByRole('link', { name: '委托书.pdf' }).first();
		const href = (await file.getAttribute('href')) ?? '';
		const path = new URL(href, page.url()).pathname;
		expect((await page.request.get(path)).status()).toBe(200);
		expect((await ask(path)).status, 'the paper is nobody else’s').toBe(404);
		await expectNoViolations(page);
		await expectToFit(page);
	});

	const slips = await slipPaths(made);
	await test.step('the grantor reads on the slip who may vote for him', async () => {
		const { cookie } = await holdSlip(slips[0] ?? '');
		const ballot = await (await ask(`/v/${voteId}`, { cookie })).text();
		expect(ballot).toContain(say('proxies_given', { holder: '住*9' }));
	});

	await test.step('the holder casts on the handed-over phone, once', async () => {
		await castBy(page, desk, '住户1');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('slips_done_title'));
		await page.getByRole('link', { name: say('proxies_staff_next') }).click();
		const row = page.getByRole('row').filter({ hasText: /住户1(?!\d)/ });
		await expect(row).toContainText(say('proxies_state_cast'));
		await row.getByRole('link').first().click();
		await expect(page.getByText(say('proxies_cast_note'))).toBeVisible();
		await expect(page.getByRole('button', { name: say('proxies_withdraw') })).toHaveCount(0);
		const { cookie, form } = await holdSlip(slips[0] ?? '');
		const body = new URLSearchParams([...form, ['choice', 'against']]);
		const late = await ask(`/v/${voteId}?/cast`, { cookie, body });
		expect(late.status).toBeGreaterThanOrEqual(400);
	});

	await test.step('a grantor who votes goes first; a withdrawn one is not used', async () => {
		const { cookie, form } = await holdSlip(slips[1] ?? '');
		const body = new URLSearchParams([...form, ['choice', 'against']]);
		expect((await ask(`/v/${voteId}?/cast`, { cookie, body })).status).toBe(303);
		await page.goto(`${desk}/proxies`);
		const lapsed = page.getByRole('row').filter({ hasText: /住户2(?!\d)/ });
		await expect(lapsed).toContainText(say('proxies_state_lapsed'));

		const other = await anotherBrowser({ context });
		await enterAs(other, community.chair);
		await other.goto(`${desk}/proxies`);
		await other.getByRole('link', { name: '住户4' }).click();
		await page.getByRole('link', { name: '住户4' }).click();
		await page.getByText(say('proxies_withdraw_title')).click();
		await page.getByRole('button', { name: say('proxies_withdraw') }).click();
		await expect(page.getByRole('alert')).toContainText(say('proxies_fault_no_reason'));
		await page.getByLabel(say('proxies_reason')).fill('委托人要自己投');
		await page.getByRole('button', { name: say('proxies_withdraw') }).click();
		const withdrawn = page.getByRole('row').filter({ hasText: /住户4(?!\d)/ });
		await expect(withdrawn).toContainText('委托人要自己投');
		await other.getByRole('checkbox', { name: say('proxies_present') }).check();
		await other.getByRole('button', { name: say('proxies_hand_over') }).click();
		await other.getByRole('radio', { name: say('votes_option_for'), exact: true }).check();
		await other.getByRole('button', { name: say('slips_to_check') }).click();
		await other.getByRole('button', { name: say('slips_cast') }).click();
		await expect(other.getByRole('alert')).toContainText(say('proxies_stop_withdrawn'));
	});

	await test.step('the result says that there were some, and no more while they are few', async () => {
		const ended = Date.now() - 1;
		await write([sql`UPDATE vote SET closes_at = ${ended} WHERE id = ${voteId}`]);
		for (const path of [`/votes/${voteId}`, `/votes/${voteId}/notice`]) {
			await page.goto(path);
			const few = say('proxies_included', { count: say('outcomes_under_five') });
			await expect(page.getByText(few)).toBeVisible();
		}
	});
});
