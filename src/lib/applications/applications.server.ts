import { and, asc, desc, eq, isNull, sql, type SQL } from 'drizzle-orm';
import { admission, application, programme, unit } from '#db/schema.server.ts';
import { canEdit, holds, type Actor } from '#lib/people/actor.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import type { Terms } from '#lib/programmes/programme.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import { canBeWritten } from './application.ts';
import { lineOf } from './log-line.server.ts';

export type Application = typeof application.$inferSelect;

/** An application with the unit that makes it. */
export type Listed = Application & { unit_name: string; unit_name_en: string; unit_code: string };

/** The application, or null. */
export async function find(id: string): Promise<Application | null> {
	const [found] = await db().select().from(application).where(eq(application.id, id));
	return found ?? null;
}

/** The application, or 404. */
export async function get(id: string): Promise<Application> {
	return (await find(id)) ?? refuse('not_found', `no application ${id}`);
}

/** The application of this unit, or 404: an id of another unit is as good as none. */
export async function getOfUnit(unitId: string, id: string): Promise<Application> {
	const found = await get(id);
	return found.unit_id === unitId ? found : refuse('not_found', `${id} is another unit's`);
}

/** The application to this programme, or 404. */
export async function getOfProgramme(programmeId: string, id: string): Promise<Application> {
	const found = await get(id);
	if (found.programme_id !== programmeId) refuse('not_found', `${id} is another programme's`);
	return found;
}

/** A unit's applications, the newest first, withdrawn ones too. */
export function listOfUnit(unitId: string): Promise<Listed[]> {
	return select(eq(application.unit_id, unitId), desc(application.created_at));
}

/** The applications to a programme in the order of their units' codes; not the withdrawn ones. */
export function listOfProgramme(programmeId: string): Promise<Listed[]> {
	const where = and(eq(application.programme_id, programmeId), isNull(application.withdrawn_at));
	return select(where, asc(unit.code));
}

/**
 * Begins a unit's application while the call is open. Only units that the organiser has admitted apply; each once, unless
 * it withdrew.
 */
export async function begin(
	actor: Actor,
	unitId: string,
	{ programmeId, key }: { programmeId: string; key: string },
	now: number
): Promise<{ id: string } | 'not_open' | 'not_admitted'> {
	if (!canEdit(actor, unitId)) refuse('forbidden', 'only chair and editor apply');
	if (!/^[\w-]{8,64}$/.test(key)) refuse('invalid', 'an application without a form key');
	const known = await idOf(unitId, programmeId);
	if (known !== null) return { id: known };
	const { terms } = await termsOf(programmeId);
	const { opens_at, closes_at } = terms.phases;
	if (now < opens_at || now >= closes_at) return 'not_open';
	const id = newId();
	await write([
		sql`INSERT INTO ${application} (id, form_key, programme_id, unit_id, created_by, created_at)
			SELECT ${id}, ${key}, p.id, ${unitId}, ${actor.id}, ${now} FROM ${programme} p
			JOIN ${admission} a ON a.organiser_id = p.unit_id AND a.unit_id = ${unitId}
				AND a.left_at IS NULL
			WHERE p.id = ${programmeId} AND p.called_at IS NOT NULL AND p.discarded_at IS NULL
			ON CONFLICT DO NOTHING`,
		lineOf(actor, { id, unitId, action: 'applications.begin', now }, { programme: programmeId })
	]);
	const begun = await idOf(unitId, programmeId);
	return begun === null ? 'not_admitted' : { id: begun };
}

/** Takes an application back, submitted or not, until the panel has decided; another one can follow while the call is open. */
export async function withdraw(
	actor: Actor,
	applicationId: string,
	reason: string,
	now: number
): Promise<'withdrawn' | 'decided' | 'no_reason'> {
	const { unit_id: unitId } = await get(applicationId);
	if (!holds(actor, unitId, 'chair')) refuse('forbidden', 'only the chair withdraws');
	if (reason.trim() === '') return 'no_reason';
	const [withdrawn] = await write([
		sql`UPDATE ${application} SET withdrawn_at = ${now}, withdrawn_by = ${actor.id},
				withdrawal_reason = ${reason.trim()}
			WHERE id = ${applicationId} AND withdrawn_at IS NULL
				AND NOT EXISTS (SELECT 1 FROM panel_vote WHERE application_id = ${applicationId})`,
		lineOf(actor, { id: applicationId, unitId, action: 'applications.withdraw', now }, { reason })
	]);
	if (withdrawn?.rowsAffected) return 'withdrawn';
	return (await get(applicationId)).withdrawn_at === null ? 'decided' : 'withdrawn';
}

/** An application that its team may write now, with what the programme asks; otherwise why not. */
export async function getWritable(
	actor: Actor,
	applicationId: string,
	now: number
): Promise<{ found: Application; terms: Terms } | 'not_open'> {
	const found = await get(applicationId);
	if (!canEdit(actor, found.unit_id)) refuse('forbidden', 'only the team writes it');
	const { terms } = await termsOf(found.programme_id);
	return canBeWritten(found, terms.phases, now) ? { found, terms } : 'not_open';
}

/** For statements: the application is still being written, and its time has not run out since it was looked at. */
export function isWritten(applicationId: string): SQL {
	return sql`EXISTS (SELECT 1 FROM application WHERE id = ${applicationId}
		AND submitted_at IS NULL AND withdrawn_at IS NULL)`;
}

async function idOf(unitId: string, programmeId: string): Promise<string | null> {
	const { id, unit_id, programme_id, withdrawn_at } = application;
	const [found] = await db()
		.select({ id })
		.from(application)
		.where(and(eq(unit_id, unitId), eq(programme_id, programmeId), isNull(withdrawn_at)));
	return found?.id ?? null;
}

async function select(where: SQL | undefined, order: SQL): Promise<Listed[]> {
	const rows = await db()
		.select({ application, unit_name: unit.name, unit_name_en: unit.name_en, unit_code: unit.code })
		.from(application)
		.innerJoin(unit, eq(unit.id, application.unit_id))
		.where(where)
		.orderBy(order, asc(application.id));
	return rows.map(({ application: found, ...rest }) => ({ ...found, ...rest }));
}
