import type { Cookies } from '@sveltejs/kit';
import { and, eq } from 'drizzle-orm';
import { invitee_slip } from '#db/schema.server.ts';
import * as session from '#lib/slips/session.server.ts';
import { findHolder, type SlipHolder } from './slips.server.ts';

/** Why nobody answers with this cookie. */
export type NoSession = 'none' | 'expired' | 'replaced';

/** Which slip a browser answers with, as the session itself says. */
export type SessionHolder = Pick<SlipHolder, 'slip_id' | 'invitee_id' | 'survey_id'>;

/** Lets this browser answer with the slip for half an hour: good for this survey and this invitee alone. Also prolongs it. */
export function open(
	cookies: Cookies,
	{ slip_id, invitee_id, survey_id }: SessionHolder,
	now: number
): void {
	session.begin(cookies, scopeOf(survey_id), { slip: slip_id, holder: invitee_id }, now);
}

/**
 * Whose slip this browser was given the session for. The slip may have been replaced since: this is for sending a
 * response, where the commit itself looks at it; everything else asks `find`.
 */
export function read(cookies: Cookies, surveyId: string, now: number): SessionHolder | NoSession {
	const found = session.read(cookies, scopeOf(surveyId), now);
	if (typeof found === 'string') return found;
	return { slip_id: found.slip, invitee_id: found.holder, survey_id: surveyId };
}

/** Whose slip this browser answers with, checked against the slips as they are now. */
export async function find(
	cookies: Cookies,
	surveyId: string,
	now: number
): Promise<SlipHolder | NoSession> {
	const found = read(cookies, surveyId, now);
	if (typeof found === 'string') return found;
	const its = and(eq(invitee_slip.id, found.slip_id), eq(invitee_slip.survey_id, surveyId));
	const holder = await findHolder(its);
	if (!holder) return 'none';
	return holder.voided_at === null ? holder : 'replaced';
}

/** Ends it, before the phone is handed on. */
export function end(cookies: Cookies, surveyId: string): void {
	session.end(cookies, scopeOf(surveyId));
}

const scopeOf = (surveyId: string): session.Scope => ({ path: `/q/${surveyId}`, id: surveyId });
