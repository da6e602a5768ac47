import { and, asc, count, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import { membership, person, unit } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { db, write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { isAdministrator, type Actor } from './actor.ts';
import * as sessions from './sessions.server.ts';

const PAGE = 50;

/** Everybody whose name or address contains the words, 50 a page; pages count from 1. */
export async function search(
	actor: Actor,
	{ words, page }: { words: string; page: number },
	now: number
) {
	if (!isAdministrator(actor)) refuse('forbidden', 'only an administrator sees everybody');
	const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
	const matching = sql`(${person.name} LIKE ${pattern} ESCAPE '\\' OR ${person.email} LIKE ${pattern} ESCAPE '\\')`;
	const { id, name, email, created_at, disabled_at } = person;
	const [[total], people] = await Promise.all([
		db().select({ people: count() }).from(person).where(matching),
		db()
			.select({ id, name, email, created_at, disabled_at })
			.from(person)
			.where(matching)
			.orderBy(asc(name), asc(id))
			.limit(PAGE)
			.offset((page - 1) * PAGE)
	]);
	const held = await listHeld(
		people.map((one) => one.id),
		now
	);
	return {
		people: people.map((one) => ({
			...one,
			memberships: held.filter(({ person_id }) => person_id === one.id)
		})),
		pages: Math.max(1, Math.ceil((total?.people ?? 0) / PAGE))
	};
}

/**
 * Shuts a person out: ends their sessions and takes back the invitations they had sent. Nobody
 * disables themselves, so that an administrator is always left.
 */
export async function disable(
	actor: Actor,
	personId: string,
	now: number
): Promise<'done' | 'self' | 'unchanged'> {
	if (!isAdministrator(actor)) refuse('forbidden', 'only an administrator disables people');
	if (personId === actor.id) return 'self';
	const [disabled] = await write([
		sql`UPDATE person SET disabled_at = ${now} WHERE id = ${personId} AND disabled_at IS NULL
			AND ${isStillAdministrator(actor, now)}`,
		log(actor, 'people.disable', personId, now),
		sessions.ending(personId),
		sql`UPDATE invitation SET revoked_at = ${now}, revoked_by = ${actor.id}
			WHERE created_by = ${personId} AND accepted_at IS NULL AND revoked_at IS NULL
				AND EXISTS (SELECT 1 FROM person p WHERE p.id = ${personId} AND p.disabled_at = ${now})`
	]);
	return disabled?.rowsAffected ? 'done' : 'unchanged';
}

/** Lets a disabled person sign in again, with the password and memberships they had. */
export async function enable(
	actor: Actor,
	personId: string,
	now: number
): Promise<'done' | 'unchanged'> {
	if (!isAdministrator(actor)) refuse('forbidden', 'only an administrator enables people');
	const [enabled] = await write([
		sql`UPDATE person SET disabled_at = NULL WHERE id = ${personId} AND disabled_at IS NOT NULL
			AND ${isStillAdministrator(actor, now)}`,
		log(actor, 'people.enable', personId, now)
	]);
	return enabled?.rowsAffected ? 'done' : 'unchanged';
}

/** Holds inside the statement too: two administrators may disable each other at the same moment. */
function isStillAdministrator(actor: Actor, now: number) {
	return sql`EXISTS (SELECT 1 FROM membership m JOIN person p ON p.id = m.person_id
		WHERE p.id = ${actor.id} AND p.disabled_at IS NULL AND m.role = 'administrator'
			AND m.from_at <= ${now} AND (m.until_at IS NULL OR m.until_at > ${now}))`;
}

async function listHeld(personIds: string[], now: number) {
	return db()
		.select({
			...{ person_id: membership.person_id, role: membership.role },
			...{ unit_id: unit.id, unit_name: unit.name, unit_name_en: unit.name_en }
		})
		.from(membership)
		.innerJoin(unit, eq(unit.id, membership.unit_id))
		.where(
			and(
				inArray(membership.person_id, personIds),
				or(isNull(membership.until_at), gt(membership.until_at, now))
			)
		)
		.orderBy(asc(unit.code), asc(membership.role));
}

function log({ id }: Actor, action: string, personId: string, at: number) {
	const actor = { kind: 'person' as const, id };
	return entry({ at, unitId: null, actor, action, subject: { kind: 'person', id: personId } });
}
