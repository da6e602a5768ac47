import { beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { makeCommunity, makePerson } from '#db/community.fixture.ts';
import {
	fillIn,
	makeApplication,
	makeRound,
	OPEN,
	type Round
} from '#lib/applications/applying.fixture.server.ts';
import * as submission from '#lib/applications/submission.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { DAY, START } from '#lib/programmes/terms.fixture.ts';
import { write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import * as assigning from './assigning.server.ts';
import { canSeeScores } from './review.ts';
import * as reviewing from './reviewing.server.ts';

const REVIEW = START + 70 * DAY;
type Expert = { actor: Actor; evaluatorId: string };

/** An evaluator of the organiser's pool. */
async function makeExpert({ organiserId }: Round, tier = 'senior', city = ''): Promise<Expert> {
	const actor = await makePerson(organiserId, 'evaluator');
	const evaluatorId = newId();
	await write([
		sql`INSERT INTO evaluator (id, form_key, organiser_id, person_id, city, joined_at)
			VALUES (${evaluatorId}, ${newId()}, ${organiserId}, ${actor.id}, ${city}, ${START})`,
		sql`INSERT INTO evaluator_tier (evaluator_id, from_at, tier, decided_by)
			VALUES (${evaluatorId}, ${START}, ${tier}, ${actor.id})`
	]);
	return { actor, evaluatorId };
}

/** A submitted and screened application. */
async function makeScreened(round: Round) {
	const made = await makeApplication(round);
	await fillIn(made);
	const receipt = await submission.submit(made.chair, made.applicationId, OPEN);
	if (typeof receipt === 'string') throw new Error(receipt);
	await write([
		sql`UPDATE application SET screened_at = ${REVIEW}, screened_by = ${round.organiser.id}
			WHERE id = ${made.applicationId}`
	]);
	return made;
}

let round: Round;
let made: Awaited<ReturnType<typeof makeScreened>>;
let experts: Expert[];

beforeAll(async () => {
	round = await makeRound();
	made = await makeScreened(round);
	experts = [
		await makeExpert(round),
		await makeExpert(round, 'junior'),
		await makeExpert(round, 'middle')
	];
});

async function reviewOf({ actor }: Expert): Promise<string> {
	const [own] = await reviewing.listOwn(actor);
	return own?.id ?? '';
}

async function fill(expert: Expert, score: number): Promise<string> {
	const id = await reviewOf(expert);
	for (const indicatorKey of ['e1', 'e2', 'd1']) {
		const judged = { indicatorKey, score, comment: '材料清楚' };
		expect(await reviewing.judge(expert.actor, id, judged, REVIEW)).toBe('kept');
	}
	const words = { strengths: '有记录', improvements: '公开再快些', questions: '谁来参加？' };
	expect(await reviewing.comment(expert.actor, id, words, REVIEW)).toBe('kept');
	return id;
}

describe('assignment', () => {
	test('is planned first, and made by the organiser alone', async () => {
		const planned = await assigning.plan(round.programmeId);
		const pairs = 'pairs' in planned ? planned.pairs : [];
		expect(pairs).toHaveLength(3);
		expect(await reviewing.listOwn(experts[0]!.actor)).toEqual([]);
		await expect(
			assigning.assignPairs(made.chair, round.programmeId, pairs, REVIEW)
		).rejects.toMatchObject({ status: 403 });
		const assign = () => assigning.assignPairs(round.organiser, round.programmeId, pairs, REVIEW);
		expect(await assign()).toBe('assigned');
		expect(await assign()).toBe('assigned');
		const { pairs: stand } = await assigning.board(round.programmeId);
		expect(stand).toHaveLength(3);
	});

	test('refuses who must recuse themselves, and assigns nobody then', async () => {
		const near = await makeExpert(round);
		const community = await makeCommunity();
		await write([
			sql`INSERT INTO affiliation (evaluator_id, unit_id) VALUES (${near.evaluatorId}, ${made.unitId})`
		]);
		const pairs = [{ evaluator: near.evaluatorId, application: made.applicationId }];
		expect(await assigning.assignPairs(round.organiser, round.programmeId, pairs, REVIEW)).toEqual({
			refused: [{ ...pairs[0], because: ['own_unit'] }]
		});
		const unknown = [{ evaluator: 'nobody', application: made.applicationId }];
		expect(
			await assigning.assignPairs(round.organiser, round.programmeId, unknown, REVIEW)
		).toEqual({ refused: [{ ...unknown[0], because: 'unknown' }] });
		expect(await reviewing.listOwn(community.chair)).toEqual([]);
	});
});

describe('a review', () => {
	test('is its evaluator’s alone', async () => {
		const id = await reviewOf(experts[0]!);
		for (const stranger of [experts[1]!.actor, made.chair, round.organiser]) {
			await expect(reviewing.getOwn(stranger, id)).rejects.toMatchObject({ status: 404 });
		}
	});

	test('takes scores that the scale knows, and evidence that was submitted', async () => {
		const { actor } = experts[0]!;
		const id = await reviewOf(experts[0]!);
		const judge = (indicatorKey: string, score: number) =>
			reviewing.judge(actor, id, { indicatorKey, score, comment: '' }, REVIEW);
		expect(await judge('e1', 250)).toBe('not_on_scale');
		expect(await judge('none', 300)).toBe('no_such_indicator');
		const { body } = await submission.getStanding(made.applicationId);
		const evidenceId = body.indicators[0]?.evidence[0]?.id ?? '';
		const mark = { evidenceId, mark: 'partly' as const };
		expect(await reviewing.markEvidence(actor, id, mark, REVIEW)).toBe('kept');
		expect((await reviewing.marks(id)).get(evidenceId)).toBe('partly');
		const forged = { evidenceId: 'another', mark: 'partly' as const };
		expect(await reviewing.markEvidence(actor, id, forged, REVIEW)).toBe('no_such_evidence');
	});

	test('is sealed when complete and in time, and changes no more', async () => {
		const { actor } = experts[0]!;
		const id = await reviewOf(experts[0]!);
		expect(await reviewing.seal(actor, id, REVIEW)).toBe('incomplete');
		await fill(experts[0]!, 300);
		expect(await reviewing.seal(actor, id, START + 130 * DAY)).toBe('too_late');
		expect(await reviewing.seal(actor, id, REVIEW)).toBe('sealed');
		const late = { indicatorKey: 'e1', score: 400, comment: '改' };
		expect(await reviewing.judge(actor, id, late, REVIEW)).toBe('sealed');
		expect((await reviewing.judgements(id)).get('e1')?.score).toBe(300);
	});

	test('shows others’ scores only when all are sealed', () => {
		const [a, b] = [
			{ evaluator: 'a', sealed_at: 1 },
			{ evaluator: 'b', sealed_at: null }
		];
		expect(canSeeScores([a, b], 'a', 'a')).toBe(true);
		expect(canSeeScores([a, b], 'a', 'b')).toBe(false);
		expect(canSeeScores([a, b], 'b', null)).toBe(false);
		expect(canSeeScores([a, { ...b, sealed_at: 2 }], 'a', null)).toBe(true);
		expect(canSeeScores([], 'a', null)).toBe(false);
	});
});
