import { expect, test, type Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import {
	closeVote,
	doors,
	makeCommunity,
	makeConsultation,
	makeOpenVote,
	makeRoll,
	type MadeVote,
	type VoteWish
} from '#db/community.fixture.ts';
import { db } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { cast, castState, type SlipHolder } from '#lib/votes/casting.server.ts';
import type { Choice } from '#lib/votes/methods/method.ts';
import * as votes from '#lib/votes/votes.server.ts';
import { enterAs, expectNoViolations, expectToFit, openDemo } from './people.ts';
import { say } from './words.ts';
import { ask, days, holdSlip, slipPaths } from './world.ts';

const three = { options: ['草坪', '花圃', '步道'] };
const projects = {
	options: ['坡道', '路灯', '滑梯'],
	costs: ['300', '150.50', '600'],
	budget: '1000'
};

/** What a resident does on the phone, what others cast, and what the pages say of it. */
type Journey = {
	name: string;
	wish: VoteWish;
	/** Fills in the ballot. */
	fill: (page: Page) => Promise<void>;
	/** The check reads it back like this. */
	said: string[];
	/** What it was. */
	choice: unknown;
	/** The other ballots, by the places of the options. */
	others: unknown[];
	/** What stands in the result. */
	result: string[];
};

const journeys: Journey[] = [
	{
		name: 'several of the options',
		wish: { method: 'approval', limit: '2', ...three },
		fill: (page) => tick(page, '草坪', '步道'),
		said: ['草坪', '步道', say('ballots_picked_count', { count: 2 })],
		choice: ['草坪', '步道'],
		others: [[0], [0, 1], [2], null],
		result: ['“草坪”', '3 人', '60.0%']
	},
	{
		name: 'a ranking, round by round',
		wish: { method: 'irv', ...three },
		fill: (page) => rank(page, { 步道: 1, 草坪: 2 }),
		said: ['步道', '草坪', say('ballots_rank_left_out', { names: '花圃' })],
		choice: [['步道'], ['草坪']],
		others: [[[0]], [[0]], [[1]], [[1]]],
		result: [
			'“草坪”',
			say('results_round', { round: 2 }),
			'3 票',
			say('results_round_leaves', { round: 1, names: '“步道”' })
		]
	},
	{
		name: 'a ranking, pair by pair',
		wish: { method: 'schulze', ...three },
		fill: (page) => rank(page, { 花圃: 1, 草坪: 1, 步道: 3 }),
		said: ['草坪、花圃', '步道'],
		choice: [['草坪', '花圃'], ['步道']],
		others: [[[0], [2]], [[0], [1]], [[2], [0]], [[0]]],
		result: [say('results_pairs_beats', { name: '“草坪”', losers: '“花圃”、“步道”' })]
	},
	{
		name: 'a ranking, points by place',
		wish: { method: 'borda', ...three },
		fill: (page) => rank(page, { 花圃: 1, 草坪: 2, 步道: 3 }),
		said: ['花圃', '草坪', '步道'],
		choice: [['花圃'], ['草坪'], ['步道']],
		others: [
			[[0], [1]],
			[[0], [1]],
			[[0], [1]],
			[[2], [0]]
		],
		result: ['8 分', '5 分', '2 分']
	},
	{
		name: 'scores',
		wish: { method: 'score', ...three },
		fill: async (page) => {
			for (const [name, score] of [
				['草坪', '5'],
				['花圃', '2']
			] as const) {
				const group = page.getByRole('group', { name });
				await group.getByRole('radio', { name: score, exact: true }).check();
			}
		},
		said: ['5 分', '草坪', '2 分', '花圃'],
		choice: { 草坪: 5, 花圃: 2 },
		others: [{ 0: 4, 1: 1 }, { 0: 3 }, { 2: 5 }, { 0: 4 }],
		result: ['16 分', '4.00', '5.00', '3 分']
	},
	{
		name: 'a budget, most wanted first',
		wish: { method: 'budget-greedy', ...projects },
		fill: (page) => tick(page, '坡道', '路灯'),
		said: ['坡道', '路灯', say('ballots_cost_total', { cost: '450.50 元' })],
		choice: ['坡道', '路灯'],
		others: [[0], [0, 2], [1], [1]],
		result: ['450.50 元', '549.50 元', say('results_greedy_skip')]
	},
	{
		name: 'a budget, equal shares of points',
		wish: { method: 'budget-equal-shares', by: 'points', points: '5', ...projects },
		fill: async (page) => {
			await page.getByLabel('坡道').fill('４');
			await page.getByLabel('滑梯').fill('1');
		},
		said: ['4 点', '坡道', '1 点', '滑梯'],
		choice: { 坡道: 4, 滑梯: 1 },
		others: [{ 0: 5 }, { 0: 5 }, { 1: 5 }, { 1: 5 }],
		result: ['14 点', '10 点', say('results_shares_how')]
	}
];

for (const { name, wish, fill, said, choice, others, result } of journeys) {
	test(`${name}: cast on a phone, counted, and the result says why`, async ({ page }) => {
		await page.setViewportSize({ width: 360, height: 640 });
		const { made, path } = await open({ ...wish, privacy: 'named' });
		await page.goto(path);
		await page.getByRole('button', { name: say('slips_begin') }).click();
		await expectTidy(page);
		await fill(page);
		await page.getByRole('button', { name: say('slips_to_check') }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('slips_check_title'));
		const main = page.getByRole('main');
		for (const text of said) await expect(main).toContainText(text);
		await expectTidy(page);
		await page.getByRole('button', { name: say('slips_cast') }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('slips_done_title'));

		const { options } = await votes.get(made.voteId);
		const labels = new Map(options.map(({ id, label }) => [id, label]));
		const [first, ...rest] = await holdersOf(made.voteId);
		const state = await castState(first?.elector_id ?? '');
		expect(named(state?.choice, labels)).toEqual(choice);
		for (const [i, other] of others.entries()) {
			const ids = placed(
				other,
				options.map(({ id }) => id)
			);
			const holder = rest[i];
			if (!holder) throw new Error('Too few electors');
			expect(await cast(holder, { choice: ids, key: newId() }, Date.now())).toBe('cast');
		}
		await closeVote(made, Date.now());
		await page.goto(`/votes/${made.voteId}`);
		for (const text of result) await expect(main).toContainText(text);
		await expectTidy(page);
		await page.goto(`/votes/${made.voteId}/notice`);
		await expect(main).toContainText(result[0] ?? '');
		await expectTidy(page);
	});
}

test('what is wrong with a ballot is said, and what was entered stays', async ({ page }) => {
	const { path } = await open({ method: 'approval', limit: '2', minimum: '2', ...three });
	await page.goto(path);
	await page.getByRole('button', { name: say('slips_begin') }).click();
	const next = page.getByRole('button', { name: say('slips_to_check') });
	await next.click();
	await expect(page.getByRole('alert')).toContainText(say('ballots_fault_empty_several'));
	await tick(page, '草坪', '花圃', '步道');
	await next.click();
	const many = { limit: 2, count: 3, over: 1 };
	await expect(page.getByRole('alert')).toContainText(say('ballots_fault_too_many', many));
	for (const name of three.options) {
		await expect(page.getByRole('checkbox', { name })).toBeChecked();
	}
	await expectTidy(page);
});

test('a blank ballot is asked about, taken, and counted as taking part', async ({ page }) => {
	const { made, path } = await open({ method: 'irv', ...three, lines: doors(1) });
	await page.goto(path);
	await page.getByRole('button', { name: say('slips_begin') }).click();
	await rank(page, { 草坪: 1 });
	await page.getByRole('button', { name: say('ballots_blank') }).click();
	await expect(page.getByRole('main')).toContainText(say('ballots_blank_means'));
	await expectTidy(page);
	await page.getByRole('button', { name: say('slips_cast') }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('slips_done_title'));
	const rows = await db().all(sql`SELECT choice FROM ballot WHERE vote_id = ${made.voteId}`);
	expect(rows).toEqual([{ choice: null }]);
	await closeVote(made, Date.now());
	await page.goto(`/votes/${made.voteId}`);
	await expect(page.getByRole('main')).toContainText(say('votes_because_nobody_chose'));
});

test('whatever is posted as a ballot is answered, and nothing is stored @server', async () => {
	for (const wish of [
		{ method: 'approval', ...three },
		{ method: 'irv', ...three },
		{ method: 'score', ...three },
		{ method: 'budget-greedy', by: 'points', ...projects }
	] as const) {
		const { made, path } = await open(wish);
		const [option] = (await votes.get(made.voteId)).options;
		const { cookie, form } = await holdSlip(path);
		const field = `value-${option?.id}`;
		for (const fields of [
			[],
			[['choice', 'x']],
			[['choice', '__proto__']],
			[[field, '99999999999999999999']],
			[[field, 'NaN']],
			[[field, '-1']],
			[[field, '4'.repeat(100_000)]],
			[['value-x', '1']]
		]) {
			const body = new URLSearchParams([...form, ...fields]);
			for (const action of ['check', 'cast']) {
				const answer = await ask(`/v/${made.voteId}?/${action}`, { cookie, body });
				expect(answer.status, `${wish.method}: ${JSON.stringify(fields).slice(0, 80)}`).toBe(400);
			}
		}
		expect(await db().all(sql`SELECT 1 FROM ballot WHERE vote_id = ${made.voteId}`)).toEqual([]);
	}
});

type Draft = { name: string; method: string; more: [label: string, text: string][]; fact: string };

const drafts: Draft[] = [
	{
		name: 'several',
		method: say('votes_method_approval'),
		more: [[say('methods_limit'), '2']],
		fact: say('ballots_pick_up_to', { limit: 2 })
	},
	{ name: 'ranked', method: say('votes_method_irv'), more: [], fact: say('ballots_rank') },
	{
		name: 'scored',
		method: say('votes_method_score'),
		more: [[say('methods_scale_highest'), '10']],
		fact: say('methods_fact_scale', { lowest: 0, highest: 10 })
	},
	{
		name: 'paid for',
		method: say('votes_method_budget_greedy'),
		more: [
			[say('methods_cost_number', { number: 1 }), '300'],
			[say('methods_cost_number', { number: 2 }), '150.5'],
			[say('methods_budget'), '400']
		],
		fact: say('methods_fact_budget_of', { budget: '400 元', sum: '450.50 元' })
	}
];

for (const { name, method, more, fact } of drafts) {
	test(`options that are ${name} are drafted in the form and shown before opening`, async ({
		page
	}) => {
		await openDemo();
		const community = await makeCommunity();
		const consultation = await makeConsultation(community);
		await makeRoll(community.unitId, 'adults', doors(3));
		await enterAs(page, community.editor);
		const desk = `/desk/${community.unitId}`;
		await page.goto(`${desk}/consultations/${consultation}/votes/new`);
		await page.getByLabel(say('votes_field_question'), { exact: true }).fill('哪一个？');
		await page.getByRole('radio', { name: new RegExp(`^${method}`) }).check();
		await page.getByRole('radio', { name: /简单多数/ }).check();
		await page.getByLabel(say('votes_option_number', { number: 1 }), { exact: true }).fill('草坪');
		await page.getByRole('button', { name: say('votes_save_draft') }).click();
		await expect(page.getByRole('alert')).toContainText(say('votes_error_options_too_few_options'));
		await page.getByLabel(say('votes_option_number', { number: 2 }), { exact: true }).fill('花圃');
		for (const [label, text] of more) await page.getByLabel(label, { exact: true }).fill(text);
		await expectNoViolations(page);
		await page.getByRole('button', { name: say('votes_save_draft') }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('哪一个？');
		await expect(page.getByRole('radio', { name: new RegExp(`^${method}`) })).toBeChecked();
		for (const [label, text] of more) {
			const kept = text === '150.5' ? '150.50' : text;
			await expect(page.getByLabel(label, { exact: true })).toHaveValue(kept);
		}
		await page.goto(`${new URL(page.url()).pathname}/opening`);
		await expect(page.getByRole('main')).toContainText(fact);
	});
}

/** A vote of five adults that is open now, with the path of the first one's slip. */
async function open(wish: VoteWish): Promise<{ made: MadeVote; path: string }> {
	await openDemo();
	const made = await makeOpenVote({
		rollKind: 'adults',
		lines: doors(5),
		...days(-1, 6),
		...wish
	});
	const [path = ''] = await slipPaths(made);
	return { made, path };
}

function holdersOf(voteId: string): Promise<SlipHolder[]> {
	return db().all(sql`
		SELECT s.id AS slip_id, s.elector_id, s.vote_id FROM slip s JOIN elector e ON e.id = s.elector_id
		WHERE s.vote_id = ${voteId} ORDER BY e.door_order, e.id`);
}

async function tick(page: Page, ...names: string[]): Promise<void> {
	for (const name of names) await page.getByRole('checkbox', { name }).check();
}

async function rank(page: Page, ranks: Record<string, number>): Promise<void> {
	for (const [name, rank] of Object.entries(ranks)) {
		await page.getByLabel(name).selectOption(String(rank));
	}
}

async function expectTidy(page: Page): Promise<void> {
	await expectNoViolations(page);
	await expectToFit(page);
}

/** A choice with labels in place of ids, lists in the order of the labels. */
function named(choice: Choice | null | undefined, labels: Map<string, string>): unknown {
	const name = (id: string) => labels.get(id) ?? id;
	const inOrder = (ids: readonly string[]) =>
		[...labels.keys()].filter((id) => ids.includes(id)).map(name);
	if (typeof choice === 'string') return name(choice);
	if (!choice) return choice;
	if (!Array.isArray(choice)) {
		return Object.fromEntries(Object.entries(choice).map(([id, value]) => [name(id), value]));
	}
	const tiers = choice.filter((tier) => Array.isArray(tier));
	return tiers.length > 0
		? tiers.map((tier) => inOrder(tier))
		: inOrder(choice.filter((id) => typeof id === 'string'));
}

/** A choice written by the places of the options, with their ids. */
function placed(choice: unknown, ids: string[]): unknown {
	if (typeof choice === 'number') return ids[choice];
	if (Array.isArray(choice)) return choice.map((part) => placed(part, ids));
	if (choice === null) return null;
	return Object.fromEntries(
		Object.entries(choice ?? {}).map(([place, value]) => [ids[Number(place)], value])
	);
}
