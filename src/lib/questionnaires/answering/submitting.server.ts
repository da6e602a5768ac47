import { sql, type SQL } from 'drizzle-orm';
import { invitee_slip, response, response_draft } from '#db/schema.server.ts';
import { canEdit } from '#lib/people/actor.ts';
import { write, type Statement } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { Answers } from '../answers.ts';
import { documentOf } from '../surveys/documents.server.ts';
import type { Survey } from '../surveys/survey.ts';
import { quotasOf, walk } from '../walk.ts';
import type { Holder } from './holder.ts';
import { missingOn } from './missing.ts';
import { filesIn, keepStatements, withOwnFiles } from './own-files.server.ts';
import { aroundOf, noneFull } from './quotas.server.ts';
import { sift } from './sift.ts';
import { submitStatements } from './submit-statements.server.ts';
import { mayAnswer } from './taking.server.ts';
import { isTaken, whyNot, type WhyNot } from './why-not.server.ts';

/** `key` is the draft's, which its form carries: sending it again makes no second response. */
export type ResponseInput = { answers: Answers; key: string };

export type SubmitAnswer = 'taken' | WhyNot | 'incomplete';

/**
 * Takes one response online; it is on disk when the answer comes. Only answers that stand and are asked for are
 * stored, and only while the survey is open, the slip valid and no quota that counts it full: all of that is decided
 * inside the commit, with the mark, the counts, the files that it names and the end of its draft. The same form sent
 * again is answered 'taken' again.
 */
export async function submit(
	survey: Survey,
	holder: Holder,
	{ answers: given, key }: ResponseInput,
	now: number
): Promise<SubmitAnswer> {
	if (!/^[\w-]{8,64}$/.test(key)) refuse('invalid', 'a response without a form key');
	if (holder.kind === 'trial' && !canEdit(holder.actor, survey.unit_id)) {
		refuse('forbidden', 'only chair and editor try a questionnaire out');
	}
	if (!fits(survey, holder)) refuse('forbidden', 'this survey is answered in another way');
	const document = await documentOf(survey.questionnaire_version_id);
	const around = await aroundOf(survey.id, document, holder);
	const own = await withOwnFiles(survey.id, document, holder, given);
	const way = walk(document, sift(document, own, around).answers, around);
	const lacks = missingOn(way).required.length > 0;
	if (way.end.by === 'quota' || lacks) {
		if (await isTaken(survey.id, holder, key)) return 'taken';
		return way.end.by === 'quota' ? 'quota' : 'incomplete';
	}
	const quotas = holder.kind === 'trial' ? [] : quotasOf(document, way, around);
	const id = newId();
	const [taken] = await write([
		...submitStatements({
			...{ id, survey, answers: way.answers, key, quotas, channel: 'online' },
			invitee_id: holder.kind === 'invitee' ? holder.invitee_id : null,
			isTest: holder.kind === 'trial',
			only: sql`${mayAnswer(holder, now)} AND ${noneFull(quotas)} AND ${holdsSlip(holder)}`
		}),
		...finish(survey.id, holder, id, filesIn(way.answers))
	]);
	return taken?.rowsAffected ? 'taken' : whyNot(survey, holder, key, now);
}

/** Nobody answers a survey of invited people by its link alone, or an open one by a slip. */
function fits({ access }: Survey, { kind }: Holder): boolean {
	return kind === 'trial' || (access === 'open') === (kind === 'open');
}

function holdsSlip(holder: Holder): SQL {
	if (holder.kind !== 'invitee' || holder.slip_id === null) return sql`1`;
	return sql`EXISTS (SELECT 1 FROM ${invitee_slip} l WHERE l.id = ${holder.slip_id}
		AND l.invitee_id = ${holder.invitee_id} AND l.voided_at IS NULL)`;
}

/** What goes with a response that was taken: its draft ends, its files stay. */
function finish(surveyId: string, holder: Holder, id: string, files: string[]): Statement[] {
	const isStored = sql`EXISTS (SELECT 1 FROM ${response} r WHERE r.survey_id = ${surveyId} AND r.id = ${id})`;
	return [
		sql`DELETE FROM ${response_draft} WHERE key_hash = ${holder.keyHash} AND ${isStored}`,
		...keepStatements(surveyId, holder, files, isStored)
	];
}
