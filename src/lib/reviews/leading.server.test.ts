import { beforeAll, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { makeRound, type Round } from '#lib/applications/applying.fixture.server.ts';
import { write } from '#lib/server/db.ts';
import * as assigning from './assigning.server.ts';
import { listDeclines } from './declared.server.ts';
import { decline } from './declining.server.ts';
import * as leading from './leading.server.ts';
import { makeExpert, makeSubmitted, REVIEW, type Expert } from './reviewing.fixture.server.ts';

let round: Round;
let made: Awaited<ReturnType<typeof makeSubmitted>>;
let experts: Expert[];

beforeAll(async () => {
	round = await makeRound();
	made = await makeSubmitted(round);
	await write([
		sql`UPDATE application SET screened_at = ${REVIEW}, screened_by = ${round.organiser.id}
			WHERE id = ${made.applicationId}`
	]);
	experts = [
		await makeExpert(round, 'junior'),
		await makeExpert(round, 'senior'),
		await makeExpert(round, 'middle')
	];
});

const give = (some: readonly Expert[]) =>
	assigning.assignPairs(
		round.organiser,
		round.programmeId,
		some.map(({ evaluatorId }) => ({ evaluator: evaluatorId, application: made.applicationId })),
		REVIEW
	);

test('pairs are given all or none', async () => {
	const [first] = experts;
	if (!first) throw new Error('no expert');
	await write([
		sql`INSERT INTO interest (evaluator_id, application_id, reason, declared_at)
			VALUES (${first.evaluatorId}, ${made.applicationId}, '亲戚在那里工作', ${REVIEW})`
	]);
	expect(await give(experts)).toMatchObject({ refused: [{ because: ['interest'] }] });
	expect((await assigning.board(round.programmeId)).pairs).toEqual([]);
	await write([sql`DELETE FROM interest WHERE evaluator_id = ${first.evaluatorId}`]);
	expect(await give([...experts, ...experts])).toBe('assigned');
	expect((await assigning.board(round.programmeId)).pairs).toHaveLength(3);
});

test('the first senior one leads, and the next one when they are taken off', async () => {
	const { pairs } = await assigning.board(round.programmeId);
	const idOf = (place: number) =>
		pairs.find(({ evaluator }) => evaluator === experts[place]?.evaluatorId)?.id ?? '';
	const leader = async () => (await leading.findLead(made.applicationId))?.id;
	expect(await leader()).toBe(idOf(1));
	const lead = (reviewId: string, who = round.organiser) =>
		leading.lead(who, made.applicationId, reviewId, REVIEW);
	await expect(lead(idOf(0), made.chair)).rejects.toMatchObject({ status: 403 });
	expect(await lead('another')).toBe('no_such_review');
	expect(await leader()).toBe(idOf(1));
	expect(await lead(idOf(0))).toBe('leads');
	expect(await lead(idOf(0))).toBe('leads');
	expect(await leading.isLead(experts[0]!.actor, made.applicationId)).toBe(true);
	const release = () => assigning.release(round.organiser, idOf(0), REVIEW);
	expect(await release()).toBe('released');
	expect(await release()).toBe('released');
	expect(await leader()).toBe(idOf(1));
	expect(await lead(idOf(0))).toBe('no_such_review');
});

test('where one application cannot be given out, the others are planned all the same', async () => {
	const own = await makeRound();
	const pool = [await makeExpert(own), await makeExpert(own), await makeExpert(own, 'junior')];
	const two = [await makeSubmitted(own), await makeSubmitted(own)];
	await write([
		sql`UPDATE application SET screened_at = ${REVIEW}, screened_by = ${own.organiser.id}
			WHERE programme_id = ${own.programmeId}`,
		sql`INSERT INTO interest (evaluator_id, application_id, reason, declared_at)
			VALUES (${pool[2]?.evaluatorId ?? ''}, ${two[1]?.applicationId ?? ''}, '顾问', ${REVIEW})`
	]);
	const { pairs, shortage } = await assigning.plan(own.programmeId);
	expect(shortage?.applications).toEqual([two[1]?.applicationId]);
	expect(pairs.map(({ application }) => application)).toEqual(
		Array.from({ length: 3 }, () => two[0]?.applicationId)
	);
});

test('whoever leads and gives the review back is followed by another', async () => {
	const { pairs } = await assigning.board(round.programmeId);
	const lead = await leading.findLead(made.applicationId);
	const expert = experts.find(({ evaluatorId }) => evaluatorId === lead?.evaluator_id);
	if (!lead || !expert) throw new Error('nobody leads');
	expect(pairs).toHaveLength(2);
	const words = { reason: '身体原因', hasInterest: false };
	expect(await decline(expert.actor, lead.id, words, REVIEW)).toBe('declined');
	const next = await leading.findLead(made.applicationId);
	expect(next?.id).toBe(pairs.find(({ id }) => id !== lead.id)?.id);
	expect(await listDeclines(round.programmeId)).toMatchObject([
		{ application: made.applicationId, reason: '身体原因' }
	]);
});
