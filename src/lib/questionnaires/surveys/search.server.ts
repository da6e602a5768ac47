import { and, asc, eq, isNull, type SQL } from 'drizzle-orm';
import { invitee, invitee_slip, response_mark, survey } from '#db/schema.server.ts';
import { canSeeDesk, type Actor } from '#lib/people/actor.ts';
import { isMeant } from '#lib/rolls/find-door.server.ts';
import { db } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';

const MOST_FOUND = 30;

/**
 * Invitees by door or by a part of the name, at most 30. `issued_at` is null without a valid slip, `channel` while
 * they have not answered.
 */
export async function searchInvitees(actor: Actor, surveyId: string, typed: string) {
	await requireDeskOf(actor, surveyId);
	const fits = isMeant(invitee, typed);
	return fits ? select(surveyId, fits) : [];
}

/** One invitee of this survey with the slip, or 404. */
export async function getInvitee(actor: Actor, surveyId: string, inviteeId: string) {
	await requireDeskOf(actor, surveyId);
	const [found] = await select(surveyId, eq(invitee.id, inviteeId));
	return found ?? refuse('not_found', `no invitee ${inviteeId}`);
}

async function requireDeskOf(actor: Actor, surveyId: string): Promise<void> {
	const its = db().select({ unitId: survey.unit_id }).from(survey);
	const [of] = await its.where(eq(survey.id, surveyId));
	if (!of) refuse('not_found', `no survey ${surveyId}`);
	if (!canSeeDesk(actor, of.unitId)) refuse('forbidden', 'invitees are seen by the desk alone');
}

function select(surveyId: string, which: SQL | undefined) {
	const { id, name, building, entrance, room } = invitee;
	const { survey_id, invitee_id, channel } = response_mark;
	return db()
		.select({ id, name, building, entrance, room, issued_at: invitee_slip.issued_at, channel })
		.from(invitee)
		.leftJoin(
			invitee_slip,
			and(eq(invitee_slip.invitee_id, invitee.id), isNull(invitee_slip.voided_at))
		)
		.leftJoin(response_mark, and(eq(survey_id, invitee.survey_id), eq(invitee_id, invitee.id)))
		.where(and(eq(invitee.survey_id, surveyId), which))
		.orderBy(asc(invitee.door_order), asc(invitee.id))
		.limit(MOST_FOUND);
}
