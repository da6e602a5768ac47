import { beforeAll, describe, expect, it } from 'vitest';
import { roll, unit } from '#db/schema.server.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import * as drafting from './drafting.server.ts';
import * as giving from './giving.server.ts';
import * as rounds from './rounds.server.ts';
import type { GivingInput } from './survey.form.ts';
import { actorOf, NOON, openSurvey } from './survey.fixture.server.ts';
import * as surveys from './surveys.server.ts';

let street: Awaited<ReturnType<typeof openSurvey>>;
let communities: string[];
let foreign: string;

const place = (code: string, level: 'street' | 'community') => ({
	...{ id: newId(), code, level, kind: 'urban' as const, name: `第${code}`, name_en: code },
	created_at: 1
});

beforeAll(async () => {
	const above = place('130102001000', 'street');
	const below = ['130102001001', '130102001002'].map((code) => place(code, 'community'));
	const other = place('130102002001', 'community');
	const only = { unit_id: below[0]?.id ?? '', kind: 'adults' as const, name: '名册' };
	await write([
		db()
			.insert(unit)
			.values([above, ...below, other]),
		db()
			.insert(roll)
			.values({ id: newId(), ...only, created_at: 1 })
	]);
	street = await openSurvey({ unitId: above.id, access: 'open' });
	communities = below.map(({ id }) => id);
	foreign = other.id;
});

const input = (changes: Partial<GivingInput> = {}): GivingInput => ({
	key: newId(),
	questionnaire_version_id: street.versionId,
	access: 'open',
	opens_at: '2026-03-10T08:00',
	closes_at: '2026-03-20T18:00',
	live: false,
	communities,
	...changes
});

async function given(changes: Partial<GivingInput> = {}) {
	const answer = await giving.give(street.chair, street.unitId, input(changes), NOON);
	if ('fault' in answer) throw new Error(answer.fault);
	return answer.round;
}

describe('a questionnaire given to several communities', () => {
	it('is open at once in each of them where anybody may answer', async () => {
		const round = await given();
		const { parts } = await rounds.getOfUnit(street.unitId, round, NOON);
		expect(parts.map(({ unit, status }) => [unit.id, status])).toEqual(
			communities.map((id) => [id, 'open'])
		);
		expect(parts.map(({ survey }) => survey.round_of)).toEqual([round, round]);
	});

	it('waits as a draft at each desk where it asks a roll, with the roll chosen if there is but one', async () => {
		const { parts } = await rounds.getOfUnit(street.unitId, await given({ access: 'named' }), NOON);
		expect(parts.map(({ status }) => status)).toEqual(['draft', 'draft']);
		expect(parts.map(({ survey }) => survey.roll_id !== null)).toEqual([true, false]);
	});

	it('is given once, however often the form is sent', async () => {
		const sent = input();
		const both = await Promise.all([
			giving.give(street.chair, street.unitId, sent, NOON),
			giving.give(street.chair, street.unitId, sent, NOON)
		]);
		expect(both[0]).toEqual(both[1]);
		const again = await giving.give(street.chair, street.unitId, sent, NOON + 1);
		expect(again).toEqual(both[0]);
		if ('fault' in again) throw new Error(again.fault);
		expect(await surveys.listOfRound(again.round)).toHaveLength(2);
	});

	it('is given whatever keys the drafts of others have', async () => {
		const sent = input();
		const taken = { ...input({ key: `${sent.key}/${communities[1]}` }), version: 0 };
		const draft = { ...taken, consultation_id: '', roll_id: '' };
		const drafted = await drafting.draft(street.chair, street.unitId, draft, NOON);
		const answer = await giving.give(street.chair, street.unitId, sent, NOON);
		if ('fault' in answer) throw new Error(answer.fault);
		expect(await surveys.listOfRound(answer.round)).toHaveLength(2);
		if ('fault' in drafted) throw new Error(drafted.fault);
		const same = input({ key: draft.key });
		const refused = giving.give(street.chair, street.unitId, same, NOON);
		await expect(refused).rejects.toMatchObject({ status: 409 });
	});

	it('goes to communities below alone', async () => {
		const wrong = input({ communities: [...communities, foreign] });
		const answer = await giving.give(street.chair, street.unitId, wrong, NOON);
		expect(answer).toEqual({ fault: 'no_such_one', field: 'communities' });
		const targets = await giving.listTargets(street.unitId);
		expect(targets.map(({ id, rolls }) => [id, rolls])).toEqual([
			[communities[0], 1],
			[communities[1], 0]
		]);
		const stranger = actorOf('x', foreign, 'chair');
		await expect(giving.give(stranger, street.unitId, input(), NOON)).rejects.toMatchObject({
			status: 403
		});
	});

	it('keeps its questions and its access when a community dates it anew', async () => {
		const { parts } = await rounds.getOfUnit(street.unitId, await given({ access: 'named' }), NOON);
		const own = parts[1]?.survey;
		if (!own) throw new Error('no part');
		const chair = actorOf(street.chair.id, own.unit_id, 'chair');
		const later = { ...input({ access: 'open' }), closes_at: '2026-03-25T18:00' };
		const revised = { ...later, version: 1, consultation_id: '', roll_id: '' };
		expect(await drafting.revise(chair, own.id, 1, revised, NOON)).toBe('revised');
		const after = await surveys.get(own.id);
		expect(after).toMatchObject({ access: 'named', round_of: own.round_of });
		expect(after.closes_at).toBeGreaterThan(own.closes_at);
	});

	it('is listed for who gave it, and nobody else’s', async () => {
		const round = await given();
		const { rounds: listed } = await rounds.listOfUnit(street.unitId);
		expect(listed.find(({ id }) => id === round)).toMatchObject({ communities: 2 });
		await expect(rounds.getOfUnit(foreign, round, NOON)).rejects.toMatchObject({ status: 404 });
		expect(await rounds.listOfUnit(foreign)).toMatchObject({ rounds: [], total: 0 });
	});
});
