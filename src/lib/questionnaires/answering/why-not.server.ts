import { and, eq, isNull } from 'drizzle-orm';
import { invitee_slip, response, response_mark } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { status, type Survey } from '../surveys/survey.ts';
import type { Holder } from './holder.ts';

/** Why a response was not taken. */
export type WhyNot = 'already' | 'closed' | 'not_open' | 'void' | 'quota';

/**
 * Why a response was not taken; 'taken' when it was, by the very same form, and the reply got lost. When nothing
 * else stood in its way it was a quota that filled meanwhile.
 */
export async function whyNot(
	survey: Survey,
	holder: Holder,
	key: string,
	now: number
): Promise<'taken' | WhyNot> {
	const earlier = await earlierKey(survey.id, holder, key);
	if (earlier === key) return 'taken';
	const state = status(survey, now);
	if (holder.kind === 'trial') return state === 'discarded' ? 'closed' : 'already';
	if (state === 'draft' || state === 'scheduled') return 'not_open';
	if (state !== 'open') return 'closed';
	if (earlier !== null) return 'already';
	return (await hasValidSlip(holder)) ? 'quota' : 'void';
}

/** Whether the response of this form was stored already. */
export async function isTaken(surveyId: string, holder: Holder, key: string): Promise<boolean> {
	return (await earlierKey(surveyId, holder, key)) === key;
}

/** Whether this invitee has answered, by any channel. */
export async function hasAnswered(surveyId: string, inviteeId: string): Promise<boolean> {
	const [found] = await db()
		.select({ key: response_mark.key })
		.from(response_mark)
		.where(and(eq(response_mark.survey_id, surveyId), eq(response_mark.invitee_id, inviteeId)));
	return found !== undefined;
}

/** The key of the response that this person has, or of the one with this key; null without. */
async function earlierKey(surveyId: string, holder: Holder, key: string): Promise<string | null> {
	if (holder.kind === 'invitee') {
		const [mark] = await db()
			.select({ key: response_mark.key })
			.from(response_mark)
			.where(
				and(eq(response_mark.survey_id, surveyId), eq(response_mark.invitee_id, holder.invitee_id))
			);
		return mark?.key ?? null;
	}
	const [found] = await db()
		.select({ key: response.form_key })
		.from(response)
		.where(and(eq(response.form_key, key), eq(response.survey_id, surveyId)));
	return found?.key ?? null;
}

async function hasValidSlip(holder: Holder): Promise<boolean> {
	if (holder.kind !== 'invitee' || holder.slip_id === null) return true;
	const [found] = await db()
		.select({ id: invitee_slip.id })
		.from(invitee_slip)
		.where(
			and(
				eq(invitee_slip.id, holder.slip_id),
				eq(invitee_slip.invitee_id, holder.invitee_id),
				isNull(invitee_slip.voided_at)
			)
		);
	return found !== undefined;
}
