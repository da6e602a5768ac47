import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { makePerson } from '#db/community.fixture.ts';
import { makeRound, type Round } from '#lib/applications/applying.fixture.server.ts';
import { DAY } from '#lib/programmes/terms.fixture.ts';
import { write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import * as announcing from './announcing.server.ts';
import * as objecting from './objecting.server.ts';
import * as panel from './panel.server.ts';
import { countUnanswered, listAnswered, listProposed } from './public-list.server.ts';
import { getReport } from './report.server.ts';
import { REVIEW } from './reviewing.fixture.server.ts';
import { makeAssigned, sealWith } from './settling.fixture.server.ts';

type Made = Awaited<ReturnType<typeof makeAssigned>>;

const counts = { members: 9, present: 7, inFavour: 6, against: 1, abstained: 0 };
const SINCE = REVIEW + DAY;

let round: Round;
let chosen: Made;
let refused: Made;

beforeAll(async () => {
	round = await makeRound();
	chosen = await makeAssigned(round, 2);
	refused = await makeAssigned(round, 2);
	for (const expert of chosen.experts) await sealWith(expert, 400);
	for (const expert of refused.experts) await sealWith(expert, 0);
});

const written = { name: '王芳', contact: '13900000000', words: '请再核实一次' };

function object(
	more: Partial<objecting.ObjectionInput> = {},
	at = SINCE + DAY,
	address = '1.2.3.4'
) {
	const input = { key: newId(), applicationId: null, ...written, ...more };
	return objecting.object(round.programmeId, input, { address, now: at });
}

describe('a list before it is public', () => {
	test('takes no objection, and gives no report', async () => {
		expect(await object()).toBe('closed');
		await expect(getReport(chosen.applicationId)).rejects.toMatchObject({ status: 404 });
	});
});

describe('a public list', () => {
	beforeAll(async () => {
		const [yes, no] = [
			{ tier: 'base', ...counts, reason: '' },
			{ tier: null, ...counts, reason: '材料不足' }
		];
		await panel.record(round.organiser, chosen.applicationId, yes, REVIEW);
		await panel.record(round.organiser, refused.applicationId, no, REVIEW);
		await announcing.announce(round.organiser, round.programmeId, SINCE);
	});

	test('names who is proposed, and nobody who was refused', async () => {
		const proposed = await listProposed(round.programmeId);
		expect(proposed.map(({ application, tier }) => [application, tier])).toEqual([
			[chosen.applicationId, 'base']
		]);
	});

	test('takes an objection once, about what is on it, while its days last', async () => {
		const key = newId();
		const about = { key, applicationId: chosen.applicationId };
		expect(await Promise.all([object(about), object(about)])).toEqual(['kept', 'kept']);
		expect(await object({ applicationId: refused.applicationId })).toBe('no_such_application');
		expect(await object({ applicationId: 'forged' })).toBe('no_such_application');
		expect(await object({}, SINCE + 7 * DAY)).toBe('closed');
		expect(await announcing.objectionsOf(round.programmeId)).toHaveLength(1);
	});

	test('takes no more than a few a day from one network', async () => {
		const outcomes = [];
		for (let i = 0; i < 21; i++) outcomes.push(await object({}, SINCE + 2 * DAY, '9.9.9.9'));
		expect(outcomes.filter((one) => one === 'kept')).toHaveLength(20);
		expect(outcomes.at(-1)).toBe('too_many');
		expect(await object({}, SINCE + 2 * DAY, '8.8.8.8')).toBe('kept');
	});

	test('shows objections with their answers, never by whom; the organiser alone answers', async () => {
		const [first] = await announcing.objectionsOf(round.programmeId);
		const id = first?.id ?? '';
		const answer = (words: string, by = round.organiser) =>
			objecting.answer(by, id, words, SINCE + 3 * DAY);
		await expect(answer('好', chosen.chair)).rejects.toMatchObject({ status: 403 });
		const other = await makePerson(chosen.unitId, 'organiser');
		await expect(answer('好', other)).rejects.toMatchObject({ status: 403 });
		expect(await answer('  ')).toBe('no_answer');
		expect(await answer('已核实，无误')).toBe('answered');
		const [shown] = await listAnswered(round.programmeId);
		expect(shown).toMatchObject({ words: '请再核实一次', answer: '已核实，无误' });
		expect(JSON.stringify(shown)).not.toMatch(/王芳|13900000000/);
		expect(await countUnanswered(round.programmeId)).toBe(21);
		await expect(objecting.getOfProgramme('other', id)).rejects.toMatchObject({ status: 404 });
	});

	test('comes with a report to each unit, which names no reviewer', async () => {
		const report = await getReport(refused.applicationId);
		expect(report).toMatchObject({ tier: null, reason: '材料不足', result: { place: 2, of: 2 } });
		expect(report.words).toEqual([
			{ strengths: '有记录', improvements: '再快些' },
			{ strengths: '有记录', improvements: '再快些' }
		]);
		expect(report.result.totals).toEqual([]);
		for (const { actor } of refused.experts) {
			expect(JSON.stringify(report)).not.toContain(actor.id);
			expect(JSON.stringify(report)).not.toContain(actor.name);
		}
	});

	test('takes and answers nothing any more once designations were made', async () => {
		await write([
			sql`UPDATE programme SET settled_at = ${SINCE}, settled_by = ${round.organiser.id}
				WHERE id = ${round.programmeId}`
		]);
		expect(await object()).toBe('closed');
		const [first] = await announcing.objectionsOf(round.programmeId);
		const late = objecting.answer(round.organiser, first?.id ?? '', '改', SINCE + 4 * DAY);
		expect(await late).toBe('settled');
	});
});
