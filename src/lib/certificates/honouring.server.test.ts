import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { makeCommunity } from '#db/community.fixture.ts';
import { makeRound, type Round } from '#lib/applications/applying.fixture.server.ts';
import { makeExpert, type Expert } from '#lib/reviews/reviewing.fixture.server.ts';
import { write } from '#lib/server/db.ts';
import * as admissions from '#lib/programmes/admissions.server.ts';
import { newId } from '#lib/server/id.ts';
import { revoke } from './certificates.server.ts';
import { AFTER, announceRound, makeDecided, type Decided } from './deciding.fixture.server.ts';
import { designate } from './designating.server.ts';
import {
	certifyMembership,
	certifyReview,
	listUncertified,
	reviewersOf
} from './honouring.server.ts';
import * as memberships from './memberships.server.ts';
import { listIssued, listMemberships } from './issued.server.ts';
import { show } from './showing.server.ts';

let round: Round;
let decided: Decided;
let expert: Expert;

beforeAll(async () => {
	round = await makeRound();
	decided = await makeDecided(round, 'base');
	expert = await makeExpert(round);
	await write([
		sql`INSERT INTO review (id, application_id, evaluator_id, assigned_at, assigned_by, sealed_at)
			VALUES (${newId()}, ${decided.applicationId}, ${expert.evaluatorId}, ${AFTER},
				${round.organiser.id}, ${AFTER})`
	]);
	await announceRound(round);
});

describe('the certificate of an expert', () => {
	const given = () => ({ programmeId: round.programmeId, evaluatorId: expert.evaluatorId });

	test('is made once the round is over, for who has reviewed, by the organiser alone', async () => {
		expect(await certifyReview(round.organiser, given(), AFTER)).toBe('not_over');
		await designate(round.organiser, round.programmeId, AFTER);
		await expect(certifyReview(decided.chair, given(), AFTER)).rejects.toMatchObject({
			status: 403
		});
		const idle = { ...given(), evaluatorId: (await makeExpert(round)).evaluatorId };
		expect(await certifyReview(round.organiser, idle, AFTER)).toBe('no_reviews');
		const made = await certifyReview(round.organiser, given(), AFTER);
		const again = await certifyReview(round.organiser, given(), AFTER);
		if (typeof made === 'string' || typeof again === 'string') throw new Error('not made');
		expect(again.id).toBe(made.id);
		expect(await show(made.id, AFTER)).toMatchObject({ state: 'valid', valid_until: null });
		expect(made.printed.lead.zh).toContain('1 份');
		expect(await reviewersOf(round.programmeId)).toMatchObject([
			{ reviews: 1, certificate: { id: made.id } }
		]);
	});

	test('that was revoked can be followed by another', async () => {
		const [own] = await reviewersOf(round.programmeId);
		const first = own?.certificate?.id ?? '';
		await revoke(round.organiser, first, '姓名有误', AFTER);
		expect((await reviewersOf(round.programmeId))[0]?.certificate).toBe(null);
		const next = await certifyReview(round.organiser, given(), AFTER);
		expect(next).toMatchObject({ kind: 'review', revoked_at: null });
		expect(await show(first, AFTER)).toMatchObject({ state: 'revoked' });
	});
});

describe('the certificate of a membership', () => {
	test('is made for a unit that belongs to the organiser, and for no other', async () => {
		const { organiserId, organiser } = round;
		const admissionId = newId();
		await write([
			sql`INSERT INTO admission (id, form_key, organiser_id, unit_id, kind, joined_at, entered_by, entered_at)
				VALUES (${admissionId}, ${newId()}, ${organiserId}, ${decided.unitId}, 'standing', 1,
					${organiser.id}, 1)`
		]);
		expect((await listUncertified(organiserId)).map(({ id }) => id)).toEqual([admissionId]);
		const forged = { organiserId, admissionId: 'another' };
		await expect(certifyMembership(organiser, forged, AFTER)).rejects.toMatchObject({
			status: 404
		});
		const made = await certifyMembership(organiser, { organiserId, admissionId }, AFTER);
		expect(made.printed.award).toEqual({ zh: '常委单位', en: made.printed.award.en });
		expect(await listUncertified(organiserId)).toEqual([]);
		expect((await listMemberships(decided.unitId)).map(({ id }) => id)).toEqual([made.id]);
		const issued = await listIssued(organiserId, { kind: 'membership', page: 1 });
		expect(issued.rows.map(({ id }) => id)).toEqual([made.id]);
		const numbered = await listIssued(organiserId, { search: `${made.number}号`, page: 1 });
		expect(numbered.rows.map(({ id }) => id)).toContain(made.id);
	});

	test.each([
		[
			'the unit leaves',
			(org: string, id: string) =>
				memberships.leave(round.organiser, org, { id, reason: '合并' }, AFTER)
		],
		[
			'it belongs otherwise',
			(org: string, id: string) =>
				memberships.revise(round.organiser, org, { id, kind: 'member' }, AFTER)
		]
	])('stands no more once %s', async (_, change) => {
		const { organiserId, organiser } = round;
		const { unitId } = await makeCommunity();
		const key = newId();
		expect(
			await admissions.admit(organiser, organiserId, { key, unitId, kind: 'standing' }, 1)
		).toBe('admitted');
		const admissionId =
			(await listUncertified(organiserId)).find(({ code }) => code !== '')?.id ?? '';
		const made = await certifyMembership(organiser, { organiserId, admissionId }, AFTER);
		await memberships.revise(organiser, organiserId, { id: admissionId, kind: 'standing' }, AFTER);
		expect(await show(made.id, AFTER)).toMatchObject({ state: 'valid' });
		await change(organiserId, admissionId);
		expect(await show(made.id, AFTER)).toMatchObject({ state: 'revoked' });
		expect(await listMemberships(unitId)).toEqual([]);
	});
});
