import { sql } from 'drizzle-orm';
import { application } from '#db/schema.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { finalOf } from '#lib/questionnaires/findings/results.server.ts';
import { countResponses } from '#lib/questionnaires/findings/reading-responses.server.ts';
import { documentOf } from '#lib/questionnaires/surveys/documents.server.ts';
import { status, type Access, type Survey } from '#lib/questionnaires/surveys/survey.ts';
import * as surveys from '#lib/questionnaires/surveys/surveys.server.ts';
import { takeOver } from '#lib/questionnaires/surveys/taking-over.server.ts';
import type { Terms } from '#lib/programmes/programme.ts';
import { write } from '#lib/server/db.ts';
import { dueAt } from './application.ts';
import { getWritable, isWritten } from './applications.server.ts';
import { lineOf } from './log-line.server.ts';
import { pointsOf } from './measuring.ts';
import { fewestVoices, type NoVoice, type Voice } from './voice.ts';

const DAY = 86_400_000;

/** The unit's surveys that ask the programme's questionnaire, in the version that it names, those that open last first. */
export async function listSurveys(
	unitId: string,
	residents: Terms['residents']
): Promise<Survey[]> {
	if (!residents) return [];
	const own = await surveys.listOfUnit(unitId);
	return own.filter(
		({ questionnaire_version_id: version }) => version === residents.questionnaire_version_id
	);
}

/** Which of the unit's surveys speaks for its residents in this application; null for none. */
export async function choose(
	actor: Actor,
	applicationId: string,
	surveyId: string | null,
	now: number
): Promise<'chosen' | 'not_open' | 'no_such_survey'> {
	const writable = await getWritable(actor, applicationId, now);
	if (writable === 'not_open') return 'not_open';
	const { found, terms } = writable;
	const known = await listSurveys(found.unit_id, terms.residents);
	if (surveyId !== null && !known.some(({ id }) => id === surveyId)) return 'no_such_survey';
	const line = { id: applicationId, unitId: found.unit_id, now };
	await write([
		sql`UPDATE ${application} SET survey_id = ${surveyId}
			WHERE id = ${applicationId} AND survey_id IS NOT ${surveyId} AND ${isWritten(applicationId)}`,
		lineOf(actor, { ...line, action: 'applications.choose_survey' }, { survey: surveyId ?? '' })
	]);
	return 'chosen';
}

/** Drafts a survey of the unit with the programme's questionnaire, and chooses it; its desk opens it. */
export async function ask(
	actor: Actor,
	applicationId: string,
	{ access, key }: { access: Access; key: string },
	now: number
): Promise<{ survey: string } | 'not_open' | 'not_asked'> {
	const writable = await getWritable(actor, applicationId, now);
	if (writable === 'not_open') return 'not_open';
	const { found, terms } = writable;
	if (!terms.residents) return 'not_asked';
	const { questionnaire_version_id: version } = terms.residents;
	// It is over a day before the application must be in, if there is a day.
	const last = Math.max(dueAt(found, terms.phases) - DAY, now + DAY);
	const closes_at = Math.min(now + 14 * DAY, last);
	const { id } = await takeOver(actor, found.unit_id, { version, access, closes_at, key }, now);
	await choose(actor, applicationId, id, now);
	return { survey: id };
}

/** What residents said in a survey, worked out from its end; or why there is nothing to be heard. */
export async function voiceOf(surveyId: string | null, now: number): Promise<Voice | NoVoice> {
	const survey = surveyId === null ? null : await surveys.find(surveyId);
	if (!survey || survey.discarded_at !== null) return 'not_chosen';
	if (status(survey, now) !== 'closed') return 'not_closed';
	const document = await documentOf(survey.questionnaire_version_id);
	const made = await finalOf(survey, document, now);
	if (!made) return (await countResponses(survey.id)) < fewestVoices ? 'few' : 'working';
	const share = pointsOf(Object.values(made.summaries));
	if (share === null) return 'no_ratings';
	return { survey: survey.id, responses: made.responses, invited: survey.invited, share };
}
