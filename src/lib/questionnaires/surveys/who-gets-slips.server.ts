import { and, asc, eq, exists, isNull, not, type SQL } from 'drizzle-orm';
import { invitee, invitee_slip, response_mark, survey } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import type { Door } from '#lib/slips/slips.ts';
import type { Scope } from './slips.ts';

/** The invitees in a scope for whom `wanted` holds, in the order of doors: all, so that the caller can tell how many are left over. */
export function select(surveyId: string, scope: Scope, wanted: SQL | undefined): Promise<Door[]> {
	const { id, name, building, entrance, room } = invitee;
	return db()
		.select({ id, name, building, entrance, room })
		.from(invitee)
		.where(
			and(
				eq(invitee.survey_id, surveyId),
				'inviteeId' in scope ? eq(invitee.id, scope.inviteeId) : undefined,
				'building' in scope ? eq(invitee.building, scope.building) : undefined,
				wanted
			)
		)
		.orderBy(asc(invitee.door_order), asc(invitee.id));
}

/** The invitee's valid slip, to ask whether there is one. */
export function validSlip(which?: SQL) {
	const own = and(eq(invitee_slip.invitee_id, invitee.id), isNull(invitee_slip.voided_at), which);
	return db().select({ id: invitee_slip.id }).from(invitee_slip).where(own);
}

/** The invitee has not answered by any channel. */
export function notAnswered(): SQL {
	const { survey_id, invitee_id } = response_mark;
	const own = and(eq(survey_id, invitee.survey_id), eq(invitee_id, invitee.id));
	return not(exists(db().select({ id: invitee_id }).from(response_mark).where(own)));
}

/** Why no slip of this survey can be made now, or null. */
export async function blocked(
	surveyId: string,
	now: number
): Promise<'not_opened' | 'over' | null> {
	const [found] = await db().select().from(survey).where(eq(survey.id, surveyId));
	if (!found || found.opened_at === null) return 'not_opened';
	const over = found.discarded_at !== null || found.closed_at !== null || now >= found.closes_at;
	return over ? 'over' : null;
}
