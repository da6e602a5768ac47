import { sql } from 'drizzle-orm';
import type { Round } from '#lib/applications/applying.fixture.server.ts';
import { write } from '#lib/server/db.ts';
import * as assigning from './assigning.server.ts';
import { makeExpert, makeSubmitted, REVIEW, type Expert } from './reviewing.fixture.server.ts';
import * as reviewing from './reviewing.server.ts';

/** Makes a submitted application that was admitted to review, given to as many evaluators; the first one leads. */
export async function makeAssigned(round: Round, count = 3) {
	const made = await makeSubmitted(round);
	const { applicationId } = made;
	await write([
		sql`UPDATE application SET screened_at = ${REVIEW}, screened_by = ${round.organiser.id}
			WHERE id = ${applicationId}`
	]);
	const experts: Expert[] = [];
	for (let i = 0; i < count; i++) experts.push(await makeExpert(round));
	const pairs = experts.map(({ evaluatorId: evaluator }) => ({
		evaluator,
		application: applicationId
	}));
	const { organiser, programmeId } = round;
	const assigned = await assigning.assignPairs(organiser, programmeId, pairs, REVIEW);
	if (assigned !== 'assigned') throw new Error(JSON.stringify(assigned));
	await write([
		sql`UPDATE review SET leads_since = NULL WHERE application_id = ${applicationId}`,
		sql`UPDATE review SET leads_since = ${REVIEW} WHERE application_id = ${applicationId}
			AND evaluator_id = ${experts[0]?.evaluatorId ?? ''}`
	]);
	return { ...made, experts };
}

/** An evaluator's review, whole and sealed: the same score everywhere, but for those given. */
export async function sealWith(
	{ actor }: Expert,
	score: number,
	but: Readonly<Record<string, number>> = {}
): Promise<string> {
	const [own] = await reviewing.listOwn(actor);
	const id = own?.id ?? '';
	for (const indicatorKey of ['e1', 'e2', 'd1']) {
		const judged = { indicatorKey, score: but[indicatorKey] ?? score, comment: '材料清楚' };
		await reviewing.judge(actor, id, judged, REVIEW);
	}
	const questions = '1. 楼门长是怎样产生的？\n2. 请看会议记录原件';
	await reviewing.comment(
		actor,
		id,
		{ strengths: '有记录', improvements: '再快些', questions },
		REVIEW
	);
	const sealed = await reviewing.seal(actor, id, REVIEW);
	if (sealed !== 'sealed') throw new Error(sealed);
	return id;
}
