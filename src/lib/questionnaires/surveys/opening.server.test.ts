import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { invitee, response, response_mark, roll, roll_entry, survey } from '#db/schema.server.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { listChanges } from './changes.server.ts';
import * as opening from './opening.server.ts';
import type { Access } from './survey.ts';
import { actorOf, NOON, openSurvey } from './survey.fixture.server.ts';
import * as surveys from './surveys.server.ts';
import { responsesOf, turnout } from './turnout.server.ts';

const DAY = 86_400_000;

/** A draft that asks a roll of so many lines, one of them taken off it. */
async function draftOf(lines: number, access: Access = 'named') {
	const made = await openSurvey({
		...{ access, invitees: [] },
		changes: { opened_at: null, opened_by: null, invited: null }
	});
	const entries = Array.from({ length: lines }, (_, at) => ({
		...{ id: newId(), roll_id: made.rollId, name: `王小${at}`, building: String((at % 3) + 1) },
		...{ room: String(at), door_order: String(at).padStart(6, '0'), area: 9_050, added_at: NOON },
		removed_at: at === 1 ? NOON : null
	}));
	for (let from = 0; from < lines; from += 500) {
		await write([
			db()
				.insert(roll_entry)
				.values(entries.slice(from, from + 500))
		]);
	}
	return made;
}

const inviteesOf = (id: string) => db().select().from(invitee).where(eq(invitee.survey_id, id));

describe('opening a survey', () => {
	it('invites each line of the roll, and no line that was taken off it', async () => {
		const { surveyId, chair } = await draftOf(2_500);
		expect(await opening.open(chair, surveyId, 1, NOON)).toBe('opened');
		const invitees = await inviteesOf(surveyId);
		expect(invitees).toHaveLength(2_499);
		expect(invitees[0]).toMatchObject({ building: '1', area: 9_050 });
		expect(await surveys.get(surveyId)).toMatchObject({
			...{ invited: 2_499, opened_at: NOON, opens_at: NOON }
		});
		expect(await opening.open(chair, surveyId, 1, NOON)).toBe('already_opened');
	});

	it('happens once when two press at the same moment', async () => {
		const { surveyId, chair } = await draftOf(30);
		const answers = await Promise.all([
			opening.open(chair, surveyId, 1, NOON),
			opening.open(chair, surveyId, 1, NOON)
		]);
		expect(answers.toSorted()).toEqual(['already_opened', 'opened']);
		expect(await inviteesOf(surveyId)).toHaveLength(29);
	});

	it('asks nobody in particular where it is open to all', async () => {
		const { surveyId, chair } = await draftOf(0, 'open');
		expect(await opening.open(chair, surveyId, 1, NOON)).toBe('opened');
		expect(await surveys.get(surveyId)).toMatchObject({ invited: null });
	});

	it('waits for a roll with lines in use, and for an end that is to come', async () => {
		const empty = await draftOf(0);
		expect(await opening.open(empty.chair, empty.surveyId, 1, NOON)).toBe('empty_roll');
		await write([db().update(roll).set({ retired_at: 1 }).where(eq(roll.id, empty.rollId))]);
		expect(await opening.open(empty.chair, empty.surveyId, 1, NOON)).toBe('no_roll');
		const late = await draftOf(3);
		expect(await opening.open(late.chair, late.surveyId, 1, NOON + DAY)).toBe('too_late');
	});

	it('opens what was seen, not what somebody else made of it, and leaves nobody behind', async () => {
		const { surveyId, chair } = await draftOf(5);
		expect(await opening.open(chair, surveyId, 7, NOON)).toBe('edited_meanwhile');
		expect(await inviteesOf(surveyId)).toEqual([]);
	});
});

describe('a running survey', () => {
	it('ends before its time with a reason, once', async () => {
		const { surveyId, chair } = await openSurvey();
		expect(await opening.close(chair, surveyId, ' ', NOON)).toBe('no_reason');
		expect(await opening.close(chair, surveyId, '已收齐', NOON)).toBe('closed');
		expect(await opening.close(chair, surveyId, '已收齐', NOON + 1)).toBe('not_running');
		expect(await listChanges(surveyId)).toMatchObject([{ what: 'closed', reason: '已收齐' }]);
	});

	it('runs longer with a reason, never shorter, and not once it is over', async () => {
		const { surveyId, chair } = await openSurvey();
		const { closes_at } = await surveys.get(surveyId);
		const longer = { to: closes_at + DAY, reason: '下雨' };
		expect(await opening.prolong(chair, surveyId, { ...longer, to: closes_at }, NOON)).toBe(
			'not_later'
		);
		expect(await opening.prolong(chair, surveyId, { ...longer, to: NOON + 400 * DAY }, NOON)).toBe(
			'too_long'
		);
		expect(await opening.prolong(chair, surveyId, longer, NOON)).toBe('prolonged');
		expect(await listChanges(surveyId)).toMatchObject([{ from: closes_at, to: closes_at + DAY }]);
		const later = { ...longer, to: closes_at + 2 * DAY };
		expect(await opening.prolong(chair, surveyId, later, closes_at + DAY)).toBe('not_running');
	});

	it('has results to publish when it is over, and to take back with a reason', async () => {
		const { surveyId, chair } = await openSurvey();
		expect(await opening.publishResults(chair, surveyId, NOON)).toBe('not_over');
		expect(await opening.publishResults(chair, surveyId, NOON + DAY)).toBe('published');
		expect(await opening.withdrawResults(chair, surveyId, '', NOON + DAY)).toBe('no_reason');
		expect(await opening.withdrawResults(chair, surveyId, '录错', NOON + DAY)).toBe('withdrawn');
		expect((await surveys.get(surveyId)).published_at).toBeNull();
	});

	it('is moved by chair and editors alone', async () => {
		const { surveyId, unitId, chair } = await openSurvey();
		const supervisor = actorOf(chair.id, unitId, 'supervisor');
		for (const act of [
			opening.open(supervisor, surveyId, 1, NOON),
			opening.close(supervisor, surveyId, '因', NOON),
			opening.prolong(supervisor, surveyId, { to: NOON + 9 * DAY, reason: '因' }, NOON),
			opening.publishResults(supervisor, surveyId, NOON),
			opening.withdrawResults(supervisor, surveyId, '因', NOON)
		]) {
			await expect(act).rejects.toMatchObject({ status: 403 });
		}
	});
});

describe('the turnout', () => {
	it('is counted by building from the marks of a roll', async () => {
		const made = await openSurvey({ invitees: ['10-1', '3-1', '3-2'], access: 'confidential' });
		const id = made.invitees[1]?.id ?? '';
		const mark = { survey_id: made.surveyId, invitee_id: id, channel: 'paper' as const, key: 'k' };
		await write([db().insert(response_mark).values(mark)]);
		expect(await turnout(await surveys.get(made.surveyId))).toEqual({
			...{ responses: 1, of: 3, byChannel: [{ channel: 'paper', responses: 1 }] },
			byBuilding: [
				{ building: '3', invitees: 2, answered: 1, slips: 0 },
				{ building: '10', invitees: 1, answered: 0, slips: 0 }
			]
		});
	});

	it('of an open survey is how many responses came in, without trials', async () => {
		const { surveyId } = await openSurvey({ access: 'open' });
		const one = { survey_id: surveyId, answers: '{}', channel: 'online' as const };
		await write([
			db()
				.insert(response)
				.values({ ...one, id: 'a' }),
			db()
				.insert(response)
				.values({ ...one, id: 'b', is_test: true })
		]);
		const found = await surveys.get(surveyId);
		expect(await turnout(found)).toMatchObject({ responses: 1, of: null, byBuilding: [] });
		expect((await responsesOf([found])).get(surveyId)).toBe(1);
		const [row] = await db().select().from(survey).where(eq(survey.id, surveyId));
		expect(row?.invited).toBeNull();
	});
});
