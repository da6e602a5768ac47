import { beforeAll, describe, expect, test } from 'vitest';
import { and, eq, isNull } from 'drizzle-orm';
import { designation } from '#db/schema.server.ts';
import { makeRound, type Round } from '#lib/applications/applying.fixture.server.ts';
import { criteria, DAY } from '#lib/programmes/terms.fixture.ts';
import { db } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { findOfDesignation } from './certificates.server.ts';
import { AFTER, announceRound, makeDecided, type Decided } from './deciding.fixture.server.ts';
import { designate } from './designating.server.ts';
import * as rechecks from './rechecks.server.ts';
import { recheck } from './rechecking.server.ts';
import type { Recheck } from './rechecking.ts';
import * as register from './register.server.ts';
import { show } from './showing.server.ts';

const LATER = AFTER + 300 * DAY;

let round: Round;
let decided: Decided[];

beforeAll(async () => {
	round = await makeRound();
	decided = [await makeDecided(round, 'base'), await makeDecided(round, 'base')];
	await announceRound(round);
	await designate(round.organiser, round.programmeId, AFTER);
});

async function standingOf({ unitId }: Decided) {
	const [found] = await db()
		.select()
		.from(designation)
		.where(and(eq(designation.unit_id, unitId), isNull(designation.ended_at)));
	return found;
}

const found = (change: Partial<Recheck> = {}): Recheck & { key: string } => ({
	key: newId(),
	outcome: 'kept',
	tier: null,
	reason: '各项保持',
	assessment: criteria.map(({ key }) => ({ criterion: key, share: 7_000, words: '属实' })),
	nextDueAt: LATER + 300 * DAY,
	...change
});

test('the key of a form is good for one designation: of another nothing is said to be kept', async () => {
	const other = await makeRound();
	const both = [await makeDecided(other, 'base'), await makeDecided(other, 'base')];
	await announceRound(other);
	await designate(other.organiser, other.programmeId, AFTER);
	const [first, second] = await Promise.all(
		both.map(async (one) => (await standingOf(one))?.id ?? '')
	);
	const input = found();
	const said = { key: newId(), words: '坚持每月协商' };
	const places = both.map(({ unitId }, i) => ({
		unitId,
		designationId: (i ? second : first) ?? ''
	}));
	expect(await recheck(other.organiser, first!, input, LATER)).toBe('recorded');
	expect(await recheck(other.organiser, second!, input, LATER)).toBe('not_standing');
	expect(await rechecks.state(both[0]!.chair, places[0]!, said, LATER)).toBe('stated');
	expect(await rechecks.state(both[1]!.chair, places[1]!, said, LATER)).toBe('not_standing');
});

describe('a re-check', () => {
	test('is due half-way, and the unit says first what became of it', async () => {
		const [first] = decided;
		const { organiserId } = round;
		const due = await rechecks.listDue(organiserId, { page: 1, now: LATER });
		expect(due).toMatchObject({ total: 2, overdue: 0 });
		expect(await rechecks.listDue(organiserId, { page: 1, now: LATER + 300 * DAY })).toMatchObject({
			overdue: 2
		});
		const id = (await standingOf(first!))?.id ?? '';
		const place = { unitId: first!.unitId, designationId: id };
		const said = { key: newId(), words: '两年来坚持每月协商' };
		await expect(rechecks.state(first!.supervisor, place, said, LATER)).rejects.toMatchObject({
			status: 403
		});
		const foreign = { unitId: decided[1]!.unitId, designationId: id };
		await expect(rechecks.state(decided[1]!.chair, foreign, said, LATER)).rejects.toMatchObject({
			status: 404
		});
		expect(await rechecks.state(first!.chair, place, { ...said, words: ' ' }, LATER)).toBe(
			'no_words'
		);
		expect(await rechecks.state(first!.chair, place, said, LATER)).toBe('stated');
		expect(await rechecks.state(first!.chair, place, said, LATER)).toBe('stated');
		expect((await rechecks.findStatement(id))?.words).toBe('两年来坚持每月协商');
		const { lines } = await rechecks.listDue(organiserId, { page: 1, now: LATER });
		expect(lines.find((line) => line.id === id)?.isStated).toBe(true);
	});

	test('keeps a designation, and says when it is looked at next', async () => {
		const before = await standingOf(decided[0]!);
		await expect(
			recheck(decided[0]!.chair, before?.id ?? '', found(), LATER)
		).rejects.toMatchObject({ status: 403 });
		expect(await recheck(round.organiser, before?.id ?? '', found(), LATER)).toBe('recorded');
		expect(await standingOf(decided[0]!)).toMatchObject({
			id: before?.id,
			recheck_due_at: LATER + 300 * DAY
		});
		expect(await rechecks.listOf(before?.id ?? '')).toMatchObject([
			{ outcome: 'kept', reason: '各项保持' }
		]);
	});

	test('downgrades it once: the lower tier follows with a certificate, the old one says so', async () => {
		const before = await standingOf(decided[1]!);
		const old = await findOfDesignation(before?.id ?? '');
		const down = found({ outcome: 'downgraded', tier: 'site', reason: '公开不够及时' });
		const answers = await Promise.all(
			[1, 2].map(() => recheck(round.organiser, before?.id ?? '', down, LATER))
		);
		expect(answers).toEqual(['recorded', 'recorded']);
		const follower = await standingOf(decided[1]!);
		expect(follower).toMatchObject({ tier_key: 'site', valid_until: before?.valid_until });
		const now = await findOfDesignation(follower?.id ?? '');
		expect(await show(old?.id ?? '', LATER + DAY)).toMatchObject({
			state: 'downgraded',
			ended: { reason: '公开不够及时' },
			next: { id: now?.id }
		});
		expect(await show(now?.id ?? '', LATER + DAY)).toMatchObject({ state: 'valid', next: null });
		const lines = await register.listOfUnit(decided[1]!.unitId, LATER + DAY);
		expect(lines.map(({ state, tier_key }) => `${tier_key} ${state}`)).toEqual([
			'site valid',
			'base downgraded'
		]);
	});

	test('that comes too late finds nothing to look at', async () => {
		const lines = await register.listOfUnit(decided[1]!.unitId, LATER + DAY);
		const ended = lines.find(({ ended_at }) => ended_at !== null)?.id ?? '';
		expect(await recheck(round.organiser, ended, found(), LATER + DAY)).toBe('not_standing');
	});
});

test('the register finds by state as the dates say', async () => {
	for (const now of [
		AFTER - DAY,
		AFTER + DAY,
		LATER + DAY,
		AFTER + 600 * DAY,
		AFTER + 2_000 * DAY
	]) {
		const lines = await register.listOfProgramme(round.programmeId, now);
		for (const { id, state } of lines) {
			const named = await register.listAll({ state }, now);
			expect(named.some((line) => line.id === id)).toBe(true);
		}
	}
});
