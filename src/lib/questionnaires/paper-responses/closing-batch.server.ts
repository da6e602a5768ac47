import { sql } from 'drizzle-orm';
import { entry } from '#lib/audit/audit.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { rollOf } from '../answering/holder.ts';
import { submitStatements } from '../answering/submit-statements.server.ts';
import { documentOf } from '../surveys/documents.server.ts';
import type { Survey } from '../surveys/survey.ts';
import { quotasOf, walk } from '../walk.ts';
import { isTakenIn } from './batch-sql.server.ts';
import type { Batch } from './batch.ts';
import { editable, lineOf } from './batches.server.ts';
import { compare, type Comparison, type Settled } from './comparing.server.ts';

/**
 * Why a batch cannot be taken in. `papers`: not as many as lie on the table. `doubles`: people of it have answered by
 * another channel.
 */
export type NotClosed = 'not_compared' | 'unsettled' | 'empty' | 'papers' | 'doubles' | 'meanwhile';

/**
 * Makes responses of the papers, in one commit or not at all, and as those that come online: of a confidential survey
 * mark and answers apart, with random ids. What was typed is deleted. Of several who close it at the same time one
 * does.
 */
export async function close(
	actor: Actor,
	batch: Batch,
	now: number
): Promise<'closed' | NotClosed> {
	const survey = await editable(actor, batch.survey_id);
	const compared = await compare(survey, batch);
	if (!compared) return 'not_compared';
	const wrong = whyNot(batch, compared);
	if (wrong) return wrong;
	const { papers, differences } = compared;
	const invitees = JSON.stringify(papers.flatMap(({ holder }) => holder?.invitee_id ?? []));
	const [closed] = await write([
		sql`UPDATE response_batch SET closed_at = ${now}, closed_by = ${actor.id},
				settled = ${differences.length}, responses = ${papers.length}, version = version + 1
			WHERE id = ${batch.id} AND version = ${batch.version} AND ${isTakenIn(now)}
			AND NOT EXISTS (SELECT 1 FROM response_mark m WHERE m.survey_id = ${survey.id}
				AND m.invitee_id IN (SELECT value FROM json_each(${invitees})))`,
		entry({
			...lineOf(actor, survey, now),
			action: 'survey_paper.close',
			detail: { batch: batch.number, papers: papers.length, settled: differences.length }
		}),
		...(await responses(survey, batch, papers)),
		sql`DELETE FROM response_entry WHERE batch_id = ${batch.id} AND ${isClosed(batch)}`
	]);
	return closed?.rowsAffected ? 'closed' : 'meanwhile';
}

/** What stands in the way. */
export function whyNot(
	{ papers: onTable }: Pick<Batch, 'papers'>,
	{ unsettled, papers, doubles }: Pick<Comparison, 'unsettled' | 'papers' | 'doubles'>
): NotClosed | null {
	if (unsettled > 0) return 'unsettled';
	if (papers.length === 0) return 'empty';
	if (doubles.length > 0) return 'doubles';
	return papers.length === onTable ? null : 'papers';
}

/** In the order of ids that say nothing; the key of a paper makes one response however often this is sent. */
async function responses(survey: Survey, batch: Batch, papers: readonly Settled[]) {
	const document = await documentOf(survey.questionnaire_version_id);
	return papers
		.map((paper, i) => ({ ...paper, id: newId(), key: `paper-${batch.id}-${i}` }))
		.sort((a, b) => (a.id < b.id ? -1 : 1))
		.flatMap(({ id, key, holder, answers }) => {
			const around = holder ? { roll: rollOf(holder) } : {};
			const way = walk(document, answers, around);
			return submitStatements({
				...{ id, survey, key, answers: way.answers, channel: 'paper' },
				quotas: quotasOf(document, way, around),
				invitee_id: holder?.invitee_id ?? null,
				only: isClosed(batch)
			});
		});
}

/** This very version of the batch is closed. */
const isClosed = ({ id, version }: Batch) => sql`EXISTS (SELECT 1 FROM response_batch b
	WHERE b.id = ${id} AND b.closed_at IS NOT NULL AND b.version = ${version + 1})`;
