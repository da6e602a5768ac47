import { and, eq, sql } from 'drizzle-orm';
import { person } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { db, write, type Statement } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import type { Actor } from './actor.ts';
import { exclusive, hashOf, i, pending } from './invitations.server.ts';
import { passwordFault, type PasswordFault } from './password-rules.ts';
import * as passwords from './passwords.server.ts';
import * as sessions from './sessions.server.ts';

export type AcceptanceRefusal = 'not_pending' | 'other_person' | 'has_account' | 'excluded';

/** Accepts an invitation as somebody who has no account yet: makes the account and the membership. */
export async function acceptAsNew(
	token: string,
	{ name, password }: { name: string; password: string },
	now: number
): Promise<{ id: string; password_hash: string } | { refused: AcceptanceRefusal | PasswordFault }> {
	const invited = await findPending(token, now);
	if (!invited) return { refused: 'not_pending' };
	if (invited.person_id) return { refused: 'has_account' };
	const fault = passwordFault(password, [name, invited.email]);
	if (fault) return { refused: fault };
	const id = newId();
	const password_hash = await passwords.hash(password);
	const makePerson = sql`
		INSERT INTO person (id, email, name, password_hash, created_at)
		SELECT ${id}, i.email, ${name}, ${password_hash}, ${now} FROM invitation i
		WHERE i.id = ${invited.id} AND ${pending(now)}
		ON CONFLICT DO NOTHING`;
	const [made] = await write([makePerson, ...acceptance(invited, id, now)]);
	return made?.rowsAffected ? { id, password_hash } : { refused: 'not_pending' };
}

/**
 * Accepts an invitation as the person who is signed in, if it is theirs: adds the membership, ends
 * their other sessions and gives this one a new token.
 */
export async function acceptAs(
	actor: Actor,
	{ token, sessionId }: { token: string; sessionId: string },
	now: number
): Promise<sessions.OpenedSession | { refused: AcceptanceRefusal }> {
	const invited = await findPending(token, now);
	if (!invited) return { refused: 'not_pending' };
	if (invited.email !== actor.email) return { refused: 'other_person' };
	const [marked] = await write([
		...acceptance(invited, actor.id, now),
		sessions.ending(actor.id, sessionId)
	]);
	if (marked?.rowsAffected) return sessions.rotate(sessionId);
	return { refused: (await findPending(token, now)) ? 'excluded' : 'not_pending' };
}

type Invited = NonNullable<Awaited<ReturnType<typeof findPending>>>;

/** Two people may follow one link at once: the first marks it, and the other changes nothing. */
function acceptance(invited: Invited, personId: string, now: number): Statement[] {
	const { id, unit_id, role, name, email } = invited;
	return [
		sql`UPDATE invitation AS i SET accepted_at = ${now}, accepted_by = ${personId}
			WHERE i.id = ${id} AND ${pending(now)}
				AND EXISTS (SELECT 1 FROM person p
					WHERE p.id = ${personId} AND p.email = i.email AND p.disabled_at IS NULL)
				AND NOT EXISTS (${exclusive(email, unit_id, role, now)})`,
		sql`INSERT INTO membership (id, person_id, unit_id, role, from_at, granted_by, granted_at)
			SELECT ${newId()}, ${personId}, unit_id, role, ${now}, created_by, ${now}
			FROM invitation WHERE id = ${id} AND changes() > 0`,
		entry({
			at: now,
			unitId: unit_id,
			actor: { kind: 'person', id: personId },
			action: 'people.accept_invitation',
			subject: { kind: 'invitation', id },
			detail: { name, role }
		})
	];
}

async function findPending(token: string, now: number) {
	const { id, unit_id, role, name, email } = i;
	const [found] = await db()
		.select({ id, unit_id, role, name, email, person_id: person.id })
		.from(i)
		.leftJoin(person, eq(person.email, i.email))
		.where(and(eq(i.token_hash, hashOf(token)), pending(now)));
	return found;
}
