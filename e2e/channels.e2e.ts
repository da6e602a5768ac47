/** One vote whose ballots come in by phone, with help, on paper and by proxy, and reconcile at the close. */
import { expect, test, type Page } from '@playwright/test';
import { doors, makeOpenVote, makePerson, type MadeVote } from '#db/community.fixture.ts';
import { newId } from '#lib/server/id.ts';
import * as assistance from '#lib/votes/assistance/assistance.server.ts';
import { parseBundle } from '#lib/votes/bundle.ts';
import { count } from '#lib/votes/count.ts';
import * as proxies from '#lib/votes/proxies/proxies.server.ts';
import { record } from '#lib/votes/proxies/recording.server.ts';
import { use } from '#lib/votes/proxies/using.server.ts';
import { searchElectors } from '#lib/votes/slips/slips.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { anotherBrowser, enterAs, expectNoViolations, expectToFit, openDemo } from './people.ts';
import { say } from './words.ts';
import { ask, days, holdSlip, slipPaths } from './world.ts';

/** As many as make a cell that may be shown. */
const each = [1, 2, 3, 4, 5];

test('a vote by four channels reconciles, and its file is counted to the same result', async ({
	page
}) => {
	test.setTimeout(120_000);
	await openDemo();
	const made = await makeOpenVote({
		rollKind: 'households',
		lines: doors(24),
		paper: true,
		proxy: true,
		proxy_limit: '5',
		...days(-1, 6)
	});
	const { community, voteId } = made;
	const desk = `/desk/${community.unitId}/votes/${voteId}`;
	const slips = await slipPaths(made);

	await test.step('five by phone, five with help, five by one holder', async () => {
		for (const i of each) await castOnline(voteId, slips[i - 1] ?? '');
		for (const i of each) await castWithHelp(made, await electorAt(made, 5 + i));
		for (const i of each) await castByProxy(made, await electorAt(made, 10 + i));
	});

	await test.step('five on paper, typed by two people who differ once', async () => {
		const other = await makePerson(community.unitId, 'editor');
		await enterAs(page, community.editor);
		await page.goto(`${desk}/paper`);
		await page.getByLabel('桌上有多少张').fill('5');
		await page.getByRole('button', { name: '新建并开始录入' }).click();
		const batch = page.url();
		await typeAll(page, `${batch}/entries/1`, ['1', '1', '2', '1', '1']);
		await page.context().clearCookies();
		await enterAs(page, other);
		await typeAll(page, `${batch}/entries/2`, ['1', '1', '1', '1', '1']);
		await page.goto(batch);
		await page.getByRole('group', { name: '第 3 张' }).getByRole('radio', { name: /赞成/ }).check();
		await page.getByRole('button', { name: '保存核对结果' }).click();
		await page.getByRole('link', { name: '登记门牌' }).click();
		for (const i of each) await page.getByRole('checkbox', { name: `${15 + i}室` }).check();
		await page.getByRole('button', { name: '保存这一栋' }).click();

		const [chair] = await two(page, community);
		await chair.goto(`${desk}/closing`);
		const open = say('closing_left_batches', { numbers: '1' });
		await expect(chair.getByText(open), 'a vote does not close over an open batch').toBeVisible();
		await page.goto(batch);
		await page.getByRole('button', { name: '确认入账' }).click();
		await expect(page.getByText('选票 5 张', { exact: false }).first()).toBeVisible();
	});

	await test.step('at the close every channel has as many ballots as marks', async () => {
		const [chair, supervisor] = await two(page, community);
		await chair.goto(`${desk}/closing`);
		for (const channel of ['online', 'assisted', 'paper', 'proxy'] as const) {
			const row = chair.getByRole('row', { name: say(`votes_channel_${channel}`) });
			await expect(row.getByRole('cell')).toHaveText(['5', '5']);
		}
		await expect(chair.getByText(say('closing_agrees'))).toBeVisible();
		await expectNoViolations(chair);
		await expectToFit(chair);
		await chair.getByLabel(say('closing_reason')).fill('愿意投票的都投了');
		await chair.getByRole('button', { name: say('votes_closing_propose') }).click();
		await expect(chair.getByRole('button', { name: say('votes_withdraw') })).toBeVisible();
		await supervisor.goto(`${desk}/closing`);
		await supervisor.getByRole('button', { name: say('votes_closing_confirm') }).click();
		await expect(supervisor.getByText(say('votes_status_counted')).first()).toBeVisible();
	});

	await test.step('the result has a line for each, and its file counts to it', async () => {
		await page.goto(`/votes/${voteId}`);
		await expect(page.getByText(say('proxies_included', { count: '5' }))).toBeVisible();
		await expectNoViolations(page);
		const parsed = parseBundle(await (await ask(`/votes/${voteId}/bundle.json`)).json());
		if (!parsed.ok) throw new Error('The published file is no bundle');
		const result = count(parsed.bundle);
		expect(result).toMatchObject({ ballots: 20, valid: 20, outcome: 'passed' });
		expect(result.turnout?.households).toEqual({ cast: 20, of: 24 });
	});
});

async function castOnline(voteId: string, slip: string): Promise<void> {
	const { cookie, form } = await holdSlip(slip);
	const body = new URLSearchParams([...form, ['choice', 'for']]);
	expect((await ask(`/v/${voteId}?/cast`, { cookie, body })).status).toBe(303);
}

async function castWithHelp({ community, voteId }: MadeVote, electorId: string): Promise<void> {
	const help = { present: true, why: 'eyesight', note: '' } as const;
	const ballot = { choice: 'for', key: newId(), ...help };
	const place = { voteId, electorId };
	expect(await assistance.record(community.editor, place, ballot, Date.now())).toBe('cast');
}

/** The elector at the last door holds them all. */
async function castByProxy(made: MadeVote, grantorId: string): Promise<void> {
	const { community, voteId } = made;
	const holder = { electorId: await electorAt(made, 24) };
	const file = new File(['%PDF-1.4\n%%EOF\n'], '委托书.pdf');
	const given = { key: newId(), grantorId, holder, file };
	expect(await record(community.editor, voteId, given, Date.now())).toBe('recorded');
	const { rows } = await proxies.list(community.chair, voteId);
	const proxyId = rows.find(({ grantor }) => grantor.id === grantorId)?.id ?? '';
	const ballot = { choice: 'for', key: newId() };
	expect(await use(community.editor, { voteId, proxyId }, ballot, Date.now())).toBe('cast');
}

/** The elector behind a door of the first building. */
async function electorAt({ community, voteId }: MadeVote, door: number): Promise<string> {
	const electors = await searchElectors(community.editor, voteId, `住户${door}`);
	const found = electors.find(({ name }) => name === `住户${door}`);
	if (!found) throw new Error(`Nobody lives behind door ${door}`);
	return found.id;
}

/** A whole entry, by keys or, without a script, in the table. */
async function typeAll(page: Page, entry: string, choices: string[]): Promise<void> {
	await page.goto(entry);
	if (test.info().project.use.javaScriptEnabled === false) {
		for (const [i, choice] of choices.entries()) {
			await page.getByLabel(`第 ${i + 1} 张的选择`).fill(choice);
		}
		await page.getByRole('button', { name: '保存这 20 行' }).click();
	} else {
		await expect(page.getByText('全部已保存')).toBeVisible();
		await page.getByLabel('键入', { exact: true }).pressSequentially(choices.join(''));
	}
	await expect(page.getByText(`已录 ${choices.length} / ${choices.length} 张`)).toBeVisible();
	await page.getByRole('button', { name: '这一遍录完了' }).click();
}

/** Chair and supervisor, each in a browser of their own. */
async function two(page: Page, { chair, supervisor }: { chair: Actor; supervisor: Actor }) {
	const context = page.context();
	const pages = [await anotherBrowser({ context }), await anotherBrowser({ context })] as const;
	await enterAs(pages[0], chair);
	await enterAs(pages[1], supervisor);
	return pages;
}
