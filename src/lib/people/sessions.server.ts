/**
 * Who is signed in on which device. lucia keeps the life-cycle of a session; it is frozen upstream,
 * so nothing outside this file knows it, and the adapter to the database is our own.
 */
import { isHttpError } from '@sveltejs/kit';
import { createHash } from 'node:crypto';
import { and, desc, eq, gt, isNull, lte, or } from 'drizzle-orm';
import { Lucia, TimeSpan, type Adapter, type DatabaseSession } from 'lucia';
import { membership, person, session, unit } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { db, write, type Statement } from '#lib/server/db.ts';
import { newToken } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { Actor, Membership } from './actor.ts';

/** A session ends twelve hours after it was last used … */
const IDLE = new TimeSpan(12, 'h');
/** … and thirty days after signing in, however much it is used. */
export const LONGEST = 30 * 86_400_000;

interface Attributes {
	device: string;
	created_at: number;
	seen_at: number;
	/** What the person proved to know; a session is not opened when it has changed since. */
	password_hash?: string;
}

declare module 'lucia' {
	interface Register {
		Lucia: ReturnType<typeof luciaAt>;
		DatabaseUserAttributes: Omit<Actor, 'id'>;
		DatabaseSessionAttributes: Attributes;
	}
}

export type OpenedSession = { token: string; sessionId: string };

/** Opens a session for somebody who has just proved who they are. The token goes into the cookie. */
export async function open(
	who: { id: string; password_hash: string },
	device: string,
	now: number
): Promise<OpenedSession> {
	const token = newToken();
	const attributes = { device, created_at: now, seen_at: now, password_hash: who.password_hash };
	const { id } = await luciaAt(now).createSession(who.id, attributes, { sessionId: keyOf(token) });
	return { token, sessionId: id };
}

/** The session of a token with its person and the memberships in force now, or null. One query. */
export async function find(
	token: string,
	now: number
): Promise<{ sessionId: string; actor: Actor } | null> {
	if (!/^[\w-]{43}$/.test(token)) return null;
	const { session, user } = await luciaAt(now).validateSession(keyOf(token));
	return session && { sessionId: session.id, actor: user };
}

/** Gives a session a new token, so that an old copy of it is worth nothing; the old one may be gone. */
export async function rotate(sessionId: string): Promise<OpenedSession> {
	const token = newToken();
	const id = keyOf(token);
	const [changed] = await write([
		{ sql: 'UPDATE session SET id = ? WHERE id = ?', args: [id, sessionId] }
	]);
	if (!changed?.rowsAffected) refuse('unauthenticated', 'the session has ended meanwhile');
	return { token, sessionId: id };
}

/** Ends one session of the actor's own. */
export async function end(actor: Actor, sessionId: string): Promise<void> {
	const statement = 'DELETE FROM session WHERE id = ? AND person_id = ?';
	await write([{ sql: statement, args: [sessionId, actor.id] }]);
}

/**
 * Ends all sessions of a person, or all but one. A statement for the list of the change that makes
 * it needed: like an audit entry, it acts only if the statement just before it changed something.
 */
export function ending(personId: string, but = ''): Statement {
	return {
		sql: 'DELETE FROM session WHERE person_id = ? AND id <> ? AND changes() > 0',
		args: [personId, but]
	};
}

/** The devices on which the actor is signed in, last used first. */
export async function list(actor: Actor, now: number) {
	const sessions = await luciaAt(now).getUserSessions(actor.id);
	return sessions.map(({ id, device, created_at, seen_at }) => ({
		id,
		device,
		created_at,
		seen_at
	}));
}

/** What is stored instead of the token: a stolen backup opens no session. */
function keyOf(token: string): string {
	return createHash('sha256').update(token).digest('base64url');
}

function luciaAt(now: number) {
	return new Lucia(adapterAt(now), {
		sessionExpiresIn: IDLE,
		getUserAttributes: (attributes) => attributes,
		getSessionAttributes: ({ device, created_at, seen_at }) => ({ device, created_at, seen_at })
	});
}

function adapterAt(now: number): Adapter {
	return {
		getSessionAndUser: (id) => findWithPerson(id, now),
		async setSession({ id, userId, attributes: { device, password_hash = '' } }) {
			const [, inserted] = await write([
				{ sql: 'DELETE FROM session WHERE expires_at <= ?', args: [now] },
				{
					sql: `INSERT INTO session (id, person_id, device, created_at, seen_at, expires_at)
						SELECT ?, id, ?, ?, ?, ? FROM person
						WHERE id = ? AND password_hash = ? AND disabled_at IS NULL`,
					args: [id, device, now, now, now + IDLE.milliseconds(), userId, password_hash]
				},
				entry({
					at: now,
					unitId: null,
					actor: { kind: 'person', id: userId },
					action: 'people.sign_in',
					subject: { kind: 'person', id: userId },
					detail: { device }
				})
			]);
			if (!inserted?.rowsAffected) refuse('conflict', 'the person has changed meanwhile');
		},
		async updateSessionExpiration(id) {
			const sql = `UPDATE session SET seen_at = ?, expires_at = min(?, created_at + ?) WHERE id = ?`;
			const args = [now, now + IDLE.milliseconds(), LONGEST, id];
			// Reading must go on while nothing can be written; the next request extends the session.
			await write([{ sql, args }]).catch((error: unknown) => {
				if (!isHttpError(error, 503)) throw error;
			});
		},
		async deleteSession(id) {
			await write([{ sql: 'DELETE FROM session WHERE id = ?', args: [id] }]);
		},
		async deleteUserSessions(personId) {
			await write([{ sql: 'DELETE FROM session WHERE person_id = ?', args: [personId] }]);
		},
		async deleteExpiredSessions() {
			await write([{ sql: 'DELETE FROM session WHERE expires_at <= ?', args: [now] }]);
		},
		async getUserSessions(personId) {
			const own = and(eq(session.person_id, personId), isAlive(now));
			const rows = await db().select().from(session).where(own).orderBy(desc(session.seen_at));
			return rows.map(toDatabaseSession);
		}
	};
}

async function findWithPerson(id: string, now: number): ReturnType<Adapter['getSessionAndUser']> {
	const rows = await db()
		.select({
			session,
			name: person.name,
			email: person.email,
			role: membership.role,
			unit_id: membership.unit_id,
			closed_at: unit.closed_at
		})
		.from(session)
		.innerJoin(person, and(eq(person.id, session.person_id), isNull(person.disabled_at)))
		.leftJoin(membership, and(eq(membership.person_id, person.id), isInForce(now)))
		.leftJoin(unit, eq(unit.id, membership.unit_id))
		.where(and(eq(session.id, id), isAlive(now)));
	const [first] = rows;
	if (!first) return [null, null];
	const memberships = rows.flatMap(({ role, unit_id, closed_at }): Membership[] => {
		if (!role || !unit_id) return [];
		return [closed_at === null ? { role, unit_id } : { role, unit_id, closed: true }];
	});
	return [
		toDatabaseSession(first.session),
		{
			id: first.session.person_id,
			attributes: { name: first.name, email: first.email, memberships }
		}
	];
}

function toDatabaseSession(row: typeof session.$inferSelect): DatabaseSession {
	const { id, person_id, expires_at, ...attributes } = row;
	return { id, userId: person_id, expiresAt: new Date(expires_at), attributes };
}

function isAlive(now: number) {
	return and(gt(session.expires_at, now), gt(session.created_at, now - LONGEST));
}

function isInForce(now: number) {
	return and(
		lte(membership.from_at, now),
		or(isNull(membership.until_at), gt(membership.until_at, now))
	);
}
