import { error, type Cookies, type RequestEvent } from '@sveltejs/kit';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import type { Document } from '#lib/questionnaires/document.ts';
import { rollOf, type Holder } from '#lib/questionnaires/answering/holder.ts';
import * as phones from '#lib/questionnaires/answering/phone-cookie.server.ts';
import { turns, type Turn, type TurnedAway } from '#lib/questionnaires/answering/turned-away.ts';
import { documentOf } from '#lib/questionnaires/surveys/documents.server.ts';
import * as sessions from '#lib/questionnaires/surveys/slip-session.server.ts';
import type { SlipHolder } from '#lib/questionnaires/surveys/slips.server.ts';
import { endsAt, status, type Survey } from '#lib/questionnaires/surveys/survey.ts';
import * as surveys from '#lib/questionnaires/surveys/surveys.server.ts';
import { keyedHash } from '#lib/server/keyed-hash.ts';
import { refuse } from '#lib/server/refuse.ts';
import * as units from '#lib/units/units.server.ts';
import { helpOf } from '../paper.server.ts';

export type Asked = { survey: Survey; unit: units.Unit; document: Document };

/** Ends a resident's request with the kind page for this reason, and its status. */
export function turnAway(
	turn: Turn,
	{ survey, unit }: Pick<Asked, 'survey' | 'unit'>,
	{ retryAfter, ...facts }: { at?: number; retryAfter?: number } = {}
): never {
	const isShown = turn === 'closed' || turn === 'already';
	const notAsked: TurnedAway = {
		...{ turn, zone: unit.time_zone, help: helpOf(unit), ...facts },
		...(isShown && { survey: survey.id })
	};
	error(turns[turn], { message: turn, notAsked, ...(retryAfter && { retryAfter }) });
}

/** The survey, the unit that asks, and the questions. */
export async function askedIn(surveyId: string): Promise<Asked> {
	const survey = await surveys.get(surveyId);
	const [unit, document] = await Promise.all([
		units.get(survey.unit_id),
		documentOf(survey.questionnaire_version_id)
	]);
	return { survey, unit, document };
}

/**
 * Lets through while the survey takes responses; before it opens only staff who prepare it, to try it out: 'trial'.
 */
export function requireTaking(asked: Asked, actor: Actor | null, now: number): 'open' | 'trial' {
	const { survey } = asked;
	const state = status(survey, now);
	if (state === 'open') return 'open';
	if (state === 'discarded') turnAway('cancelled', asked);
	if (state === 'closed') turnAway('closed', asked, { at: endsAt(survey) });
	if (actor && canEdit(actor, survey.unit_id)) return 'trial';
	if (state === 'draft') refuse('not_found', 'this survey is not open yet');
	turnAway('not_open', asked, { at: survey.opens_at });
}

/** Who answers in this browser; null where nothing was begun with a link that needs no slip. */
export async function findHolder(
	asked: Asked,
	mode: 'open' | 'trial',
	{ cookies, locals: { actor, now } }: Pick<RequestEvent, 'cookies' | 'locals'>
): Promise<Holder | null> {
	const { survey } = asked;
	if (mode === 'open' && survey.access !== 'open') {
		return holderOf(await requireSlip(asked, cookies, now));
	}
	const phone = phones.read(cookies, survey.id);
	return typeof phone === 'string' ? null : ofPhone(phone, mode, actor);
}

/** The holder that a phone just begun is. */
export function ofPhone(
	phone: Exclude<phones.Phone, string>,
	mode: 'open' | 'trial',
	actor: Actor | null
): Holder {
	if (mode === 'trial' && actor) return { kind: 'trial', keyHash: phone.trialHash, actor };
	return { kind: 'open', keyHash: phone.keyHash };
}

/** Whose slip this browser was given; everybody else gets the page that says why not. Goes on for half an hour from now. */
export async function requireSlip(
	asked: Asked,
	cookies: Cookies,
	now: number
): Promise<SlipHolder> {
	const found = await sessions.find(cookies, asked.survey.id, now);
	if (typeof found === 'string') turnAway(found === 'none' ? 'no_slip' : found, asked);
	sessions.open(cookies, found, now);
	return found;
}

/** An invitee, whose draft is found by whichever phone the slip is opened on. */
export function holderOf(slip: SlipHolder): Holder {
	const { survey_id, invitee_id, slip_id } = slip;
	const keyHash = keyedHash('answering', `invitee.${survey_id}.${invitee_id}`);
	return { kind: 'invitee', keyHash, invitee_id, slip_id, roll: rollOf(slip) };
}

/** What a resident's pages say of the survey: no more than its notice tells. */
export function introOf({ survey, unit, document }: Asked, mode: 'open' | 'trial') {
	const { name, name_en, kind, time_zone } = unit;
	const { title, intro, thanks } = document;
	return {
		unit: { name, name_en, kind, time_zone },
		help: helpOf(unit),
		survey: { id: survey.id, unit_id: survey.unit_id, access: survey.access },
		...{ title, intro, thanks },
		/** It is tried out by staff, and counts for nothing. */
		isTrial: mode === 'trial',
		closesAt: endsAt(survey)
	};
}

export type Intro = ReturnType<typeof introOf>;
