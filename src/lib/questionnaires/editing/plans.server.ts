import { and, eq, exists, isNotNull, sql } from 'drizzle-orm';
import {
	file,
	questionnaire,
	questionnaire_plan,
	questionnaire_version,
	survey
} from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import * as files from '#lib/files/files.server.ts';
import { isAllowed, kinds, type StoreRefusal } from '#lib/files/files.ts';
import { canEdit, canSeeDesk, type Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { questionsOf, type Document } from '../document.ts';
import { get } from './questionnaires.server.ts';

const most = 20;

/** Keeps the picture of a plan for a questionnaire; at most 20. A document that shows it names its id. */
export async function add(
	actor: Actor,
	questionnaireId: string,
	upload: File,
	now: number
): Promise<{ id: string } | { refused: StoreRefusal | 'too_many' | 'no_image' }> {
	const { unit_id: unitId } = await get(questionnaireId);
	if (!canEdit(actor, unitId)) refuse('forbidden', 'only chair and editor add plans');
	const kept = await files.store(actor, unitId, upload, now);
	if ('refused' in kept) return kept;
	const media = (await files.find(kept.id))?.media_type;
	const isImage = isAllowed(media) && kinds[media].image;
	const [added] = await write([
		sql`INSERT INTO ${questionnaire_plan} (questionnaire_id, file_id)
			SELECT ${questionnaireId}, ${kept.id} WHERE ${isImage} AND (
				SELECT count(*) FROM ${questionnaire_plan} WHERE questionnaire_id = ${questionnaireId}) < ${most}`,
		entry({
			at: now,
			unitId,
			actor: { kind: 'person', id: actor.id },
			action: 'questionnaires.add_plan',
			subject: { kind: 'questionnaire', id: questionnaireId },
			detail: { file: kept.name }
		}),
		sql`UPDATE ${file} SET removed_at = ${now} WHERE id = ${kept.id}
			AND NOT EXISTS (SELECT 1 FROM ${questionnaire_plan} WHERE file_id = ${kept.id})`
	]);
	if (added?.rowsAffected) return { id: kept.id };
	await files.erase(kept.id);
	return { refused: isImage ? 'too_many' : 'no_image' };
}

/** The plans that a document shows, as ids of files. */
export function plansIn(document: Document): string[] {
	const plans = questionsOf(document).flatMap((question) =>
		question.kind === 'place' && question.plan !== undefined ? [question.plan] : []
	);
	return [...new Set(plans)];
}

/** The plans that were added to a questionnaire, as ids of files. */
export async function plansOf(questionnaireId: string): Promise<string[]> {
	const rows = await db()
		.select({ id: questionnaire_plan.file_id })
		.from(questionnaire_plan)
		.where(eq(questionnaire_plan.questionnaire_id, questionnaireId));
	return rows.map(({ id }) => id);
}

/** A survey that was opened shows this plan, so anybody may see it. */
export async function isPublic(fileId: string): Promise<boolean> {
	const [shown] = await db()
		.select({ id: survey.id })
		.from(questionnaire_plan)
		.innerJoin(
			questionnaire_version,
			eq(questionnaire_version.questionnaire_id, questionnaire_plan.questionnaire_id)
		)
		.innerJoin(survey, eq(survey.questionnaire_version_id, questionnaire_version.id))
		.where(and(eq(questionnaire_plan.file_id, fileId), isNotNull(survey.opened_at)))
		.limit(1);
	return shown !== undefined;
}

/** It is the plan of a questionnaire at a desk that this person sees; a copy may be another unit's than the file. */
export async function isSeenBy(actor: Actor | null, fileId: string): Promise<boolean> {
	if (!actor) return false;
	const rows = await db()
		.select({ unit_id: questionnaire.unit_id })
		.from(questionnaire)
		.where(
			exists(
				db()
					.select()
					.from(questionnaire_plan)
					.where(
						and(
							eq(questionnaire_plan.questionnaire_id, questionnaire.id),
							eq(questionnaire_plan.file_id, fileId)
						)
					)
			)
		);
	return rows.some(({ unit_id }) => canSeeDesk(actor, unit_id));
}
