import { eq, sql } from 'drizzle-orm';
import { list_objection } from '#db/schema.server.ts';
import * as audit from '#lib/audit/audit.server.ts';
import { canOrganise, type Actor } from '#lib/people/actor.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { networkOf } from '#lib/server/network.ts';
import { refuse } from '#lib/server/refuse.ts';
import * as throttle from '#lib/server/throttle.ts';
import { canObject } from './announcing.ts';

const DAY = 86_400_000;
/** A whole estate may share one network; anybody with the address of the list can object. */
const BY_NETWORK = { limit: 20, windowMs: DAY };
const BY_ALL = { limit: 500, windowMs: DAY };

export type ObjectionInput = {
	key: string;
	/** What it is about; null is the list as a whole. */
	applicationId: string | null;
	name: string;
	contact: string;
	words: string;
};

/** Takes somebody's objection to a public list, without an account, while its days last. A repeated form is one objection. */
export async function object(
	programmeId: string,
	{ key, applicationId, name, contact, words }: ObjectionInput,
	{ address, now }: { address: string; now: number }
): Promise<'kept' | 'closed' | 'no_such_application' | 'too_many'> {
	const found = await programmes.getCalled(programmeId);
	if (!canObject(found, found.terms, now)) return 'closed';
	if (await isKept(key)) return 'kept';
	const tries = [
		await throttle.hit(`objection:${programmeId}:${networkOf(address)}`, BY_NETWORK, now),
		await throttle.hit(`objection:${programmeId}`, BY_ALL, now)
	];
	if (tries.some(({ allowed }) => !allowed)) return 'too_many';
	const id = newId();
	await write([
		sql`INSERT INTO ${list_objection}
				(id, form_key, programme_id, application_id, name, contact, words, made_at)
			SELECT ${id}, ${key}, p.id, ${applicationId}, ${name}, ${contact}, ${words}, ${now}
			FROM programme p WHERE p.id = ${programmeId} AND p.settled_at IS NULL
				AND (${applicationId} IS NULL OR EXISTS (SELECT 1 FROM panel_vote v
					JOIN application a ON a.id = v.application_id
					WHERE a.id = ${applicationId} AND a.programme_id = p.id AND v.tier_key IS NOT NULL))
			ON CONFLICT DO NOTHING`,
		audit.entry({
			...{ at: now, unitId: found.unit_id, action: 'reviews.object' },
			...{ actor: { kind: 'system' }, subject: { kind: 'programme', id: programmeId } },
			detail: { objection: id }
		})
	]);
	if (await isKept(key)) return 'kept';
	return applicationId === null ? 'closed' : 'no_such_application';
}

/** Answers an objection; everybody reads both. Until designations are made a later answer replaces it. */
export async function answer(
	actor: Actor,
	objectionId: string,
	words: string,
	now: number
): Promise<'answered' | 'no_answer' | 'settled'> {
	const objection = await get(objectionId);
	const { unit_id: unitId } = await programmes.get(objection.programme_id);
	if (!canOrganise(actor, unitId)) refuse('forbidden', 'only the organiser answers');
	const said = words.trim().slice(0, 5_000);
	if (said === '') return 'no_answer';
	const [answered] = await write([
		sql`UPDATE ${list_objection} SET answer = ${said}, answered_by = ${actor.id}, answered_at = ${now}
			WHERE id = ${objectionId} AND EXISTS (SELECT 1 FROM programme p
				WHERE p.id = ${objection.programme_id} AND p.settled_at IS NULL)`,
		audit.entry({
			...{ at: now, unitId, action: 'reviews.answer_objection' },
			actor: { kind: 'person', id: actor.id },
			subject: { kind: 'programme', id: objection.programme_id },
			detail: { objection: objectionId, answer: said }
		})
	]);
	return answered?.rowsAffected ? 'answered' : 'settled';
}

/** The objection to this programme's list, or 404. */
export async function getOfProgramme(programmeId: string, id: string) {
	const found = await get(id);
	if (found.programme_id !== programmeId) refuse('not_found', `${id} is about another list`);
	return found;
}

async function get(id: string) {
	const [found] = await db().select().from(list_objection).where(eq(list_objection.id, id));
	return found ?? refuse('not_found', `no objection ${id}`);
}

async function isKept(key: string): Promise<boolean> {
	return (await db().$count(list_objection, eq(list_objection.form_key, key))) > 0;
}
