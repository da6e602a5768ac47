import { fail } from '@sveltejs/kit';
import * as drafts from '#lib/questionnaires/answering/drafts.server.ts';
import { howLong } from '#lib/questionnaires/answering/how-long.ts';
import { rollOf } from '#lib/questionnaires/answering/holder.ts';
import { hasAnswered } from '#lib/questionnaires/answering/why-not.server.ts';
import * as sessions from '#lib/questionnaires/surveys/slip-session.server.ts';
import type { SlipHolder } from '#lib/questionnaires/surveys/slips.server.ts';
import { checkPhone } from '#lib/slips/phone-check.server.ts';
import { maskName } from '#lib/ui/format.ts';
import { askedIn, holderOf, introOf, requireTaking, turnAway } from '../../q/asked.server.ts';
import { enter } from '../../q/beginning.server.ts';
import { turnAway as turnFromSlips } from '../../turn-away.ts';
import type { RequestEvent } from './$types';

/** What the first page of a survey's slip says; only while responses are taken, and until this person has answered. */
export async function introOfSlip(slip: SlipHolder, now: number) {
	const { asked } = await open(slip, now);
	const { name, building, entrance, room, phone_last4 } = slip;
	const draft = await drafts.find(slip.survey_id, holderOf(slip));
	return {
		asked: introOf(asked, 'open'),
		whose: { door: { building, entrance, room }, name: maskName(name) },
		long: howLong(asked.document, { roll: rollOf(slip) }),
		asksDigits: phone_last4 !== '',
		hasDraft: draft !== null && Object.keys(draft.answers).length > 0
	};
}

/** Begins the response of whoever holds the slip, or goes on with it, once the digits are right. */
export async function beginWithSlip(slip: SlipHolder, digits: string, event: RequestEvent) {
	const { now } = event.locals;
	const { asked } = await open(slip, now);
	const answer = await checkPhone(slip, digits, now);
	if (typeof answer === 'object') turnFromSlips('many_digits', answer);
	if (answer !== 'right') return fail(answer === 'wrong' ? 403 : 400, { problem: answer });
	sessions.open(event.cookies, slip, now);
	return enter(asked, holderOf(slip), event);
}

async function open(slip: SlipHolder, now: number) {
	const asked = await askedIn(slip.survey_id);
	requireTaking(asked, null, now);
	if (await hasAnswered(slip.survey_id, slip.invitee_id)) turnAway('already', asked);
	return { asked };
}
