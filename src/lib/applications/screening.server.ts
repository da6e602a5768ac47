import { sql } from 'drizzle-orm';
import { application } from '#db/schema.server.ts';
import { canOrganise, type Actor } from '#lib/people/actor.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { status } from './application.ts';
import { get, type Application } from './applications.server.ts';
import { checklist } from './checklist.server.ts';
import {
	answered,
	screeningFaults,
	type Answer,
	type Screening,
	type ScreeningFault
} from './eligibility.ts';
import { lineOf } from './log-line.server.ts';

/** The check list as the form was sent: over which submission, and over which edit of the answers. */
export type ScreeningInput = {
	submission: number;
	version: number;
	answers: ReadonlyMap<string, { answer: Answer | null; note: string }>;
};

/** How the check list of an application was answered so far; null where nobody has begun. */
export function screeningOf({ screening }: Pick<Application, 'screening'>): Screening | null {
	// It was put together by us before it was stored.
	return screening as Screening | null;
}

/** Keeps the answers to the check list, if nobody has saved since `version` and the same submission still stands. */
export async function keep(
	actor: Actor,
	applicationId: string,
	input: ScreeningInput,
	now: number
): Promise<'kept' | 'edited_meanwhile' | 'not_submitted'> {
	const { found, unitId, body } = await prepare(actor, applicationId, input, now);
	if (status(found) !== 'submitted') return 'not_submitted';
	const [kept] = await write([
		sql`UPDATE ${application} SET screening = ${JSON.stringify(body)}
			WHERE id = ${applicationId} AND ${isUntouched(applicationId, input)}`,
		lineOf(actor, { id: applicationId, unitId, action: 'applications.check', now })
	]);
	return kept?.rowsAffected ? 'kept' : 'edited_meanwhile';
}

/** Lets an application go on to review: every item of the check list is met, or does not apply for a reason that is given. */
export async function admit(
	actor: Actor,
	applicationId: string,
	input: ScreeningInput,
	now: number
): Promise<'admitted' | 'edited_meanwhile' | 'not_submitted' | { faults: ScreeningFault[] }> {
	const { found, unitId, body } = await prepare(actor, applicationId, input, now);
	if (status(found) !== 'submitted') return 'not_submitted';
	const faults = screeningFaults(body.answers);
	if (faults.length > 0) return { faults };
	const [admitted] = await write([
		sql`UPDATE ${application} SET screening = ${JSON.stringify(body)}, screened_at = ${now},
				screened_by = ${actor.id}, refusal_reason = ''
			WHERE id = ${applicationId} AND ${isUntouched(applicationId, input)}`,
		lineOf(actor, { id: applicationId, unitId, action: 'applications.admit', now })
	]);
	return admitted?.rowsAffected ? 'admitted' : 'edited_meanwhile';
}

/** Screens an application out, with a reason that its unit reads. */
export async function turnDown(
	actor: Actor,
	applicationId: string,
	{ submission, reason }: { submission: number; reason: string },
	now: number
): Promise<'turned_down' | 'no_reason' | 'edited_meanwhile' | 'not_submitted'> {
	const { found, unitId } = await mustScreen(actor, applicationId);
	if (status(found) !== 'submitted') return 'not_submitted';
	if (reason.trim() === '') return 'no_reason';
	const [refused] = await write([
		sql`UPDATE ${application} SET screened_at = ${now}, screened_by = ${actor.id},
				refusal_reason = ${reason.trim().slice(0, 2_000)}
			WHERE id = ${applicationId} AND ${stands(applicationId, submission)}`,
		lineOf(actor, { id: applicationId, unitId, action: 'applications.turn_down', now }, { reason })
	]);
	return refused?.rowsAffected ? 'turned_down' : 'edited_meanwhile';
}

/** Takes the outcome of a screening back, while nobody reviews the application and the list is not public. */
export async function reconsider(
	actor: Actor,
	applicationId: string,
	reason: string,
	now: number
): Promise<'reconsidered' | 'no_reason' | 'in_review'> {
	const { unitId } = await mustScreen(actor, applicationId);
	if (reason.trim() === '') return 'no_reason';
	const [taken] = await write([
		sql`UPDATE ${application} SET screened_at = NULL, screened_by = NULL, refusal_reason = ''
			WHERE id = ${applicationId} AND screened_at IS NOT NULL AND withdrawn_at IS NULL
				AND ${isNotPublic()}
				AND NOT EXISTS (SELECT 1 FROM review WHERE application_id = ${applicationId}
					AND released_at IS NULL AND declined_at IS NULL)`,
		lineOf(actor, { id: applicationId, unitId, action: 'applications.reconsider', now }, { reason })
	]);
	return taken?.rowsAffected ? 'reconsidered' : 'in_review';
}

/** The application with its organiser's right checked. */
export async function mustScreen(
	actor: Actor,
	applicationId: string
): Promise<{ found: Application; unitId: string }> {
	const found = await get(applicationId);
	const { unit_id: organiser } = await programmes.get(found.programme_id);
	if (!canOrganise(actor, organiser)) refuse('forbidden', 'only the organiser screens');
	return { found, unitId: found.unit_id };
}

/** For statements on `application`: the list of its programme is not public yet. */
export function isNotPublic() {
	return sql`EXISTS (SELECT 1 FROM programme p WHERE p.id = programme_id AND p.announced_at IS NULL)`;
}

async function prepare(actor: Actor, applicationId: string, input: ScreeningInput, now: number) {
	const { found, unitId } = await mustScreen(actor, applicationId);
	const { items } = await checklist(found.programme_id);
	const body: Screening = {
		submission: input.submission,
		version: input.version + 1,
		answers: answered(items, input.answers),
		by: actor.id,
		at: now
	};
	return { found, unitId, body };
}

/** The submission that was looked at is the one that stands, and nothing was decided on it. */
function stands(applicationId: string, submission: number) {
	return sql`submitted_at IS NOT NULL AND withdrawn_at IS NULL AND screened_at IS NULL AND ${isNotPublic()}
		AND ${submission} = (SELECT max(number) FROM submission s WHERE s.application_id = ${applicationId})`;
}

function isUntouched(applicationId: string, { submission, version }: ScreeningInput) {
	return sql`${stands(applicationId, submission)}
		AND coalesce(json_extract(screening, '$.version'), 0) = ${version}`;
}
