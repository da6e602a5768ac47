import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { person, recovery } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { db, write } from '#lib/server/db.ts';
import { newId, newToken } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import { isAdministrator, type Actor } from './actor.ts';
import { hashOf } from './invitations.server.ts';
import { passwordFault, type PasswordFault } from './password-rules.ts';
import * as passwords from './passwords.server.ts';
import * as sessions from './sessions.server.ts';

const DAY = 86_400_000;

/**
 * Makes a link with which somebody who has forgotten their password chooses a new one: good once,
 * for a day, and only until a newer one is made. By an administrator, for a chair could so become
 * their own supervisor; or by the installation itself, from the command line.
 */
export async function offer(
	actor: Actor | null,
	personId: string,
	now: number
): Promise<{ token: string } | { refused: 'unchanged' }> {
	if (actor && !isAdministrator(actor)) refuse('forbidden', 'only an administrator helps out');
	const id = newId();
	const token = newToken();
	const [, made] = await write([
		sql`DELETE FROM recovery WHERE person_id = ${personId} AND used_at IS NULL`,
		sql`INSERT INTO recovery (id, token_hash, person_id, created_by, created_at, expires_at)
			SELECT ${id}, ${hashOf(token)}, p.id, ${actor?.id ?? null}, ${now}, ${now + DAY}
			FROM person p WHERE p.id = ${personId} AND p.disabled_at IS NULL`,
		entry({
			at: now,
			unitId: null,
			actor: actor ? { kind: 'person', id: actor.id } : { kind: 'system' },
			action: 'people.offer_recovery',
			subject: { kind: 'person', id: personId }
		})
	]);
	return made?.rowsAffected ? { token } : { refused: 'unchanged' };
}

/** As `offer`, for the installation itself, which knows people by their address. */
export async function offerTo(
	email: string,
	now: number
): Promise<{ token: string } | { refused: 'unchanged' }> {
	const [who] = await db().select({ id: person.id }).from(person).where(eq(person.email, email));
	return who ? offer(null, who.id, now) : { refused: 'unchanged' };
}

/** Whose password the link changes, or null when it is not good any more. */
export async function find(token: string, now: number) {
	const [found] = await db()
		.select({ id: recovery.id, person_id: person.id, name: person.name, email: person.email })
		.from(recovery)
		.innerJoin(person, and(eq(person.id, recovery.person_id), isNull(person.disabled_at)))
		.where(
			and(
				eq(recovery.token_hash, hashOf(token)),
				isNull(recovery.used_at),
				gt(recovery.expires_at, now)
			)
		);
	return found ?? null;
}

/** Sets the new password and ends every session of that person. */
export async function recover(
	token: string,
	password: string,
	now: number
): Promise<{ id: string; password_hash: string } | { refused: PasswordFault | 'not_pending' }> {
	const found = await find(token, now);
	if (!found) return { refused: 'not_pending' };
	const fault = passwordFault(password, [found.name, found.email]);
	if (fault) return { refused: fault };
	const id = found.person_id;
	const password_hash = await passwords.hash(password);
	const [used] = await write([
		sql`UPDATE recovery SET used_at = ${now}
			WHERE id = ${found.id} AND used_at IS NULL AND expires_at > ${now}`,
		sql`UPDATE person SET password_hash = ${password_hash} WHERE id = ${id} AND changes() > 0`,
		entry({
			at: now,
			unitId: null,
			actor: { kind: 'person', id },
			action: 'people.recover',
			subject: { kind: 'person', id }
		}),
		sessions.ending(id)
	]);
	return used?.rowsAffected ? { id, password_hash } : { refused: 'not_pending' };
}
