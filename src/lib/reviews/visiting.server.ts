import { sql } from 'drizzle-orm';
import { visit } from '#db/schema.server.ts';
import * as applications from '#lib/applications/applications.server.ts';
import { canOrganise, type Actor } from '#lib/people/actor.ts';
import { write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import { allIn, isUndecided } from './settling.server.ts';
import { placeOf } from './taking-part.server.ts';
import { lineOf } from './visit-line.server.ts';
import { findOfApplication, get } from './visits.server.ts';
import { checklistOf, mostItems, type Item, type Plan } from './visits.ts';

export type PlanFault = 'no_questions' | 'too_many_questions';

/**
 * Plans a visit to a place whose reviews are all in, for the check list comes from what they ask. An application has one
 * at a time; the form's key plans it once.
 */
export async function plan(
	actor: Actor,
	programmeId: string,
	input: Plan & { applicationId: string; key: string },
	now: number
): Promise<{ id: string } | PlanFault | 'not_all_in' | 'planned_already'> {
	const { applicationId, key, planned_for } = input;
	await applications.getOfProgramme(programmeId, applicationId);
	const { organiserId } = await requireOrganiser(actor, applicationId);
	if (!/^[\w-]{8,64}$/.test(key)) refuse('invalid', 'a visit without a form key');
	const checklist = checklistOf(input.lines, [], newId);
	const fault = faultOf(checklist);
	if (fault) return fault;
	const id = newId();
	const [planned] = await write([
		sql`INSERT INTO ${visit} (id, form_key, application_id, planned_for, plan, checklist, made_by, made_at)
			SELECT ${id}, ${key}, ${applicationId}, ${planned_for}, ${input.plan.trim()},
				${JSON.stringify(checklist)}, ${actor.id}, ${now}
			WHERE ${allIn(applicationId)} AND ${isUndecided(applicationId)} ON CONFLICT DO NOTHING`,
		lineOf(
			actor,
			{ id, unitId: organiserId, action: 'visits.plan', now },
			{
				application: applicationId
			}
		)
	]);
	if (planned?.rowsAffected) return { id };
	const standing = await findOfApplication(applicationId);
	if (!standing) return 'not_all_in';
	return standing.form_key === key ? { id: standing.id } : 'planned_already';
}

/** Changes day, plan or check list until the report; an item that something was found on stays. */
export async function revise(
	actor: Actor,
	visitId: string,
	{ version, ...input }: Plan & { version: number },
	now: number
): Promise<'revised' | 'edited_meanwhile' | 'closed' | 'found_already' | PlanFault> {
	const found = await get(visitId);
	const { organiserId } = await requireOrganiser(actor, found.application_id);
	const checklist = checklistOf(input.lines, found.checklist, newId);
	const fault = faultOf(checklist);
	if (fault) return fault;
	const gone = JSON.stringify(
		found.checklist.map(({ key }) => key).filter((key) => !checklist.some((one) => one.key === key))
	);
	const [revised] = await write([
		sql`UPDATE ${visit} SET planned_for = ${input.planned_for}, plan = ${input.plan.trim()},
				checklist = ${JSON.stringify(checklist)}, version = version + 1
			WHERE id = ${visitId} AND version = ${version} AND reported_at IS NULL AND cancelled_at IS NULL
				AND NOT EXISTS (SELECT 1 FROM visit_finding f JOIN json_each(${gone}) g ON g.value = f.part
					WHERE f.visit_id = ${visitId} AND trim(f.words) <> '')
				AND NOT EXISTS (SELECT 1 FROM visit_photo p JOIN json_each(${gone}) g ON g.value = p.part
					WHERE p.visit_id = ${visitId} AND p.removed_at IS NULL)`,
		lineOf(
			actor,
			{ id: visitId, unitId: organiserId, action: 'visits.revise', now },
			{
				items: checklist.length
			}
		)
	]);
	if (revised?.rowsAffected) return 'revised';
	const standing = await get(visitId);
	if (standing.reported_at !== null || standing.cancelled_at !== null) return 'closed';
	return standing.version === version ? 'found_already' : 'edited_meanwhile';
}

/** Calls a visit off before its report, and says why; another one can be planned. */
export async function cancel(
	actor: Actor,
	visitId: string,
	reason: string,
	now: number
): Promise<'cancelled' | 'no_reason' | 'closed' | 'rescored'> {
	const found = await get(visitId);
	const { organiserId } = await requireOrganiser(actor, found.application_id);
	const why = reason.trim().slice(0, 1_000);
	if (why === '') return 'no_reason';
	const [cancelled] = await write([
		sql`UPDATE ${visit} SET cancelled_at = ${now}, cancelled_by = ${actor.id}, cancel_reason = ${why}
			WHERE id = ${visitId} AND reported_at IS NULL AND cancelled_at IS NULL
				AND NOT EXISTS (SELECT 1 FROM agreed_score
					WHERE application_id = ${found.application_id} AND by = 'visit')`,
		lineOf(
			actor,
			{ id: visitId, unitId: organiserId, action: 'visits.cancel', now },
			{ reason: why }
		)
	]);
	if (cancelled?.rowsAffected) return 'cancelled';
	const standing = await get(visitId);
	if (standing.cancelled_at !== null) return 'cancelled';
	return standing.reported_at === null ? 'rescored' : 'closed';
}

function faultOf(checklist: readonly Item[]): PlanFault | null {
	if (checklist.length === 0) return 'no_questions';
	return checklist.length > mostItems ? 'too_many_questions' : null;
}

async function requireOrganiser(actor: Actor, applicationId: string) {
	const place = await placeOf(actor, applicationId);
	if (!canOrganise(actor, place.organiserId))
		refuse('forbidden', 'only the organiser plans visits');
	return place;
}
