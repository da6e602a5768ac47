import { membership, person, unit } from '#db/schema.server.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import type { Actor, Role } from './actor.ts';

/** Puts a person into the test's database, with a hash that no password has unless one is given. */
export async function addPerson(name: string, password_hash = newId()) {
	const id = newId();
	const who = { id, name, email: `${id}@example.org`, password_hash };
	await write([
		db()
			.insert(person)
			.values({ ...who, created_at: 1 })
	]);
	return who;
}

/** Puts a unit into the test's database. */
export async function addUnit(id = newId()): Promise<string> {
	const names = { name: `${id}社区`, name_en: id };
	const place = {
		id,
		code: id,
		level: 'community' as const,
		kind: 'urban' as const,
		created_at: 1
	};
	await write([
		db()
			.insert(unit)
			.values({ ...place, ...names })
			.onConflictDoNothing()
	]);
	return id;
}

/** Puts a membership into the test's database; without a term it is in force. */
export async function addMembership(
	personId: string,
	unitId: string,
	role: Role,
	term: { from_at?: number; until_at?: number | null } = {}
): Promise<string> {
	const id = newId();
	const row = { id, person_id: personId, unit_id: unitId, role, from_at: 1, granted_at: 1 };
	await write([
		db()
			.insert(membership)
			.values({ ...row, ...term })
	]);
	return id;
}

/** A person with one role in one unit, as they act. */
export async function addActor(name: string, unitId: string, role: Role): Promise<Actor> {
	const { id, email } = await addPerson(name);
	await addMembership(id, unitId, role);
	return { id, name, email, memberships: [{ unit_id: unitId, role }] };
}
