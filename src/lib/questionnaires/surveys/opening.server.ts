import { sql, type SQL } from 'drizzle-orm';
import { entry } from '#lib/audit/audit.server.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import * as rolls from '#lib/rolls/rolls.server.ts';
import { write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { deleteInvitees, invite, isWhole, own, type Invited } from './invitees.server.ts';
import { lineOf } from './log-line.ts';
import { get } from './surveys.server.ts';
import type { NotOpened, Survey } from './survey.ts';

export { close, prolong } from './closing.server.ts';
export { publishResults, withdrawResults } from './results.server.ts';

/**
 * Opens a survey that was drafted as `version`, with the questions, the access and the times that it has then. Unless
 * anybody may answer, the roll is copied into invitees: they are written first, and one short commit then opens the
 * survey with them, or nothing, if the roll was not changed meanwhile. A time of opening that has passed becomes now.
 */
export async function open(
	actor: Actor,
	surveyId: string,
	version: number,
	now: number
): Promise<'opened' | NotOpened> {
	const survey = await get(surveyId);
	if (!canEdit(actor, survey.unit_id)) refuse('forbidden', 'only chair and editor open surveys');
	const why = await obstacle(survey, now);
	if (why) return why;
	const mayOpen = sql`id = ${surveyId} AND version = ${version} AND opened_at IS NULL
		AND discarded_at IS NULL AND closes_at > ${now}`;
	const opened =
		survey.roll_id === null
			? await commit(actor, survey, { when: mayOpen, invited: null, now })
			: await openWithRoll(actor, survey, survey.roll_id, mayOpen, now);
	if (opened) return 'opened';
	return (await obstacle(await get(surveyId), now)) ?? 'edited_meanwhile';
}

/** What stands against opening a draft now, or null. */
export async function obstacle(survey: Survey, now: number): Promise<NotOpened | null> {
	if (survey.discarded_at !== null) return 'discarded';
	if (survey.opened_at !== null) return 'already_opened';
	if (survey.closes_at <= now) return 'too_late';
	if (survey.access === 'open') return null;
	const roll = survey.roll_id === null ? null : await rolls.find(survey.roll_id);
	if (!roll || roll.retired_at !== null) return 'no_roll';
	return (await rolls.sumsOf(roll)).entries === 0 ? 'empty_roll' : null;
}

async function openWithRoll(
	actor: Actor,
	survey: Survey,
	rollId: string,
	mayOpen: SQL,
	now: number
): Promise<boolean> {
	const roll = await rolls.find(rollId);
	const ready = sql`${mayOpen} AND EXISTS (SELECT 1 FROM roll WHERE roll.id = survey.roll_id
		AND roll.version = ${roll?.version ?? null} AND roll.retired_at IS NULL)`;
	const invited = await invite(survey.id, rollId, ready);
	const when = sql`${ready} AND ${invited.invitees > 0} AND ${isWhole(invited)}`;
	const opened = await commit(actor, survey, { when, invited, now });
	if (!opened) await deleteInvitees(sql`survey_id = ${survey.id} AND ${own(invited.attempt)}`);
	return opened;
}

/** What other attempts have written down goes with the commit that opens it. */
async function commit(
	actor: Actor,
	survey: Survey,
	{ when, invited, now }: { when: SQL; invited: Invited | null; now: number }
): Promise<boolean> {
	const others = invited
		? [
				sql`DELETE FROM invitee WHERE survey_id = ${survey.id} AND NOT (${own(invited.attempt)})
					AND EXISTS (SELECT 1 FROM survey WHERE ${when})`
			]
		: [];
	const detail = {
		access: survey.access,
		questionnaire_version: survey.questionnaire_version_id,
		invited: invited?.invitees ?? null,
		closes_at: survey.closes_at
	};
	const results = await write([
		...others,
		sql`UPDATE survey SET opened_at = ${now}, opened_by = ${actor.id},
				opens_at = max(opens_at, ${now}), invited = ${invited?.invitees ?? null}
			WHERE ${when}`,
		entry({ ...lineOf(actor, survey, 'surveys.open', now), detail })
	]);
	return (results[others.length]?.rowsAffected ?? 0) > 0;
}
