import { and, asc, eq, sql } from 'drizzle-orm';
import { response_batch } from '#db/schema.server.ts';
import { entry, type NewEntry } from '#lib/audit/audit.server.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { Survey } from '../surveys/survey.ts';
import { get as getSurvey } from '../surveys/surveys.server.ts';
import { isOpenBatch, takesPaperNow } from './batch-sql.server.ts';
import { MOST_PAPERS, type Batch } from './batch.ts';

/** The batches of a survey in the order of their numbers, the discarded ones too. */
export function listOfSurvey(surveyId: string): Promise<Batch[]> {
	return db()
		.select()
		.from(response_batch)
		.where(eq(response_batch.survey_id, surveyId))
		.orderBy(asc(response_batch.number));
}

/** The batch of this survey, or 404. */
export async function get(surveyId: string, batchId: string): Promise<Batch> {
	const [found] = await db()
		.select()
		.from(response_batch)
		.where(and(eq(response_batch.id, batchId), eq(response_batch.survey_id, surveyId)));
	return found ?? refuse('not_found', `no batch ${batchId} of this survey`);
}

/** Makes a batch of so many papers, as long as the survey takes paper in; sent again, it is one. */
export async function make(
	actor: Actor,
	surveyId: string,
	{ key, papers }: { key: string; papers: number },
	now: number
): Promise<{ id: string } | 'papers' | 'not_taken'> {
	const survey = await editable(actor, surveyId);
	if (!isNumberOfPapers(papers)) return 'papers';
	await write([
		sql`INSERT INTO response_batch
				(id, form_key, survey_id, number, papers, created_by, created_at)
			SELECT ${newId()}, ${key}, survey.id,
				(SELECT coalesce(max(number), 0) + 1 FROM response_batch WHERE survey_id = survey.id),
				${papers}, ${actor.id}, ${now}
			FROM survey WHERE survey.id = ${surveyId} AND ${takesPaperNow(now)}
			ON CONFLICT (form_key) DO NOTHING`,
		entry({ ...lineOf(actor, survey, now), action: 'survey_paper.make', detail: { papers } })
	]);
	const [made] = await db()
		.select({ id: response_batch.id })
		.from(response_batch)
		.where(and(eq(response_batch.form_key, key), eq(response_batch.survey_id, surveyId)));
	return made ?? 'not_taken';
}

/** The papers on the table were counted again, and there are so many. */
export async function recount(
	actor: Actor,
	batch: Batch,
	papers: number,
	now: number
): Promise<'recounted' | 'papers' | 'meanwhile'> {
	const survey = await editable(actor, batch.survey_id);
	if (!isNumberOfPapers(papers)) return 'papers';
	const { id, number, version, papers: before } = batch;
	const [changed] = await write([
		sql`UPDATE response_batch SET papers = ${papers}, version = version + 1
			WHERE id = ${id} AND version = ${version} AND ${isOpenBatch}`,
		entry({
			...lineOf(actor, survey, now),
			action: 'survey_paper.recount',
			detail: { batch: number, from: before, to: papers }
		})
	]);
	return changed?.rowsAffected ? 'recounted' : 'meanwhile';
}

/** Gives a batch up with a reason: what was typed is deleted. Its number is not given again. */
export async function discard(
	actor: Actor,
	batch: Batch,
	reason: string,
	now: number
): Promise<'discarded' | 'no_reason' | 'meanwhile'> {
	const survey = await editable(actor, batch.survey_id);
	const why = reason.trim().slice(0, 300);
	if (why === '') return 'no_reason';
	const { id, number, papers } = batch;
	const [changed] = await write([
		sql`UPDATE response_batch SET discarded_at = ${now}, discarded_by = ${actor.id},
			discard_reason = ${why}, version = version + 1 WHERE id = ${id} AND ${isOpenBatch}`,
		entry({
			...lineOf(actor, survey, now),
			action: 'survey_paper.discard',
			detail: { batch: number, papers, reason: why }
		}),
		sql`DELETE FROM response_entry WHERE batch_id = ${id} AND EXISTS
			(SELECT 1 FROM response_batch WHERE id = ${id} AND discarded_at IS NOT NULL)`
	]);
	return changed?.rowsAffected ? 'discarded' : 'meanwhile';
}

/** The survey, if this person enters questionnaires of it. */
export async function editable(actor: Actor, surveyId: string): Promise<Survey> {
	const survey = await getSurvey(surveyId);
	if (!canEdit(actor, survey.unit_id)) refuse('forbidden', 'paper is for chair and editors');
	return survey;
}

/** A line of the log about the survey that the batch is of. */
export function lineOf(actor: Actor, survey: Survey, at: number): Omit<NewEntry, 'action'> {
	const who = { kind: 'person', id: actor.id } as const;
	return { at, unitId: survey.unit_id, actor: who, subject: { kind: 'survey', id: survey.id } };
}

function isNumberOfPapers(papers: number): boolean {
	return Number.isInteger(papers) && papers >= 1 && papers <= MOST_PAPERS;
}
