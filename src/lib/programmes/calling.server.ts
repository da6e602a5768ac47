import { createHash } from 'node:crypto';
import { and, desc, eq, sql, type SQL } from 'drizzle-orm';
import { application, person, programme, programme_terms, submission } from '#db/schema.server.ts';
import { canOrganise, type Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { amendmentFault, obstaclesOf, type AmendmentFault, type Obstacle } from './calling.ts';
import { changedParts } from './changes.ts';
import { line } from './drafting.server.ts';
import { bodyOf } from './kept-terms.server.ts';
import type { Terms } from './programme.ts';
import { get, type Programme } from './programmes.server.ts';
import { isPublished } from './questionnaires.server.ts';

/** What a called programme asks, and which of its versions that is. */
export type Frozen = { number: number; terms: Terms; sha256: string; made_at: number };

/** What keeps the call of a draft from being opened now, in order. */
export async function obstacles({ unit_id, terms }: Programme, now: number): Promise<Obstacle[]> {
	const version = terms.residents?.questionnaire_version_id;
	const published = version !== undefined && (await isPublished(unit_id, version));
	return obstaclesOf(terms, { published, now });
}

/** Opens the call: the draft as it is at `version` becomes public, and is frozen as the first version of the terms. */
export async function call(
	actor: Actor,
	programmeId: string,
	version: number,
	now: number
): Promise<'called' | 'already_called' | 'problems' | 'edited_meanwhile'> {
	const found = await get(programmeId);
	const { unit_id: unitId, terms } = found;
	if (!canOrganise(actor, unitId)) refuse('forbidden', 'only its organiser opens a call');
	if (found.called_at !== null) return 'already_called';
	if (found.version !== version || found.discarded_at !== null) return 'edited_meanwhile';
	if ((await obstacles(found, now)).length > 0) return 'problems';
	const sha256 = hashOf(terms);
	const [called] = await write([
		sql`UPDATE ${programme} SET called_at = ${now}, called_by = ${actor.id}
			WHERE id = ${programmeId} AND version = ${version} AND called_at IS NULL
				AND discarded_at IS NULL`,
		sql`INSERT INTO programme_terms (programme_id, number, body, sha256, made_by, made_at)
			SELECT id, 1, draft, ${sha256}, ${actor.id}, ${now} FROM programme
			WHERE id = ${programmeId} AND changes() > 0`,
		line(
			actor,
			{ id: programmeId, unitId, action: 'programmes.call', now },
			{ name: terms.name.zh, sha256, closes_at: terms.phases.closes_at }
		)
	]);
	if (called?.rowsAffected) return 'called';
	return (await get(programmeId)).called_at === null ? 'edited_meanwhile' : 'already_called';
}

export type Amendment = { version: number; terms: Terms; reason: string };

/** Changes what a called programme asks: a further version, which says why. Not once its list is public. */
export async function amend(
	actor: Actor,
	programmeId: string,
	{ version, terms, reason }: Amendment,
	now: number
): Promise<'amended' | 'edited_meanwhile' | 'not_called' | 'announced' | AmendmentFault> {
	const before = await get(programmeId);
	const { unit_id: unitId } = before;
	if (!canOrganise(actor, unitId)) refuse('forbidden', 'only its organiser amends a programme');
	if (before.called_at === null) return 'not_called';
	if (before.announced_at !== null) return 'announced';
	const submitted = await isSubmitted(programmeId);
	const fault = amendmentFault(before.terms, terms, { reason, submitted, now });
	if (fault) return fault;
	const questionnaire = terms.residents?.questionnaire_version_id;
	if (questionnaire !== undefined && !(await isPublished(unitId, questionnaire))) return 'problems';
	const changed = changedParts(before.terms, terms);
	// Whoever submits between the look above and this write keeps the goal where it was.
	const mayChange = submitted ? sql`1` : sql`NOT EXISTS (${submissionsOf(programmeId)})`;
	const [amended] = await write([
		sql`UPDATE ${programme} SET draft = ${JSON.stringify(terms)}, version = version + 1,
				revised_at = ${now}, revised_by = ${actor.id}
			WHERE id = ${programmeId} AND version = ${version} AND called_at IS NOT NULL
				AND announced_at IS NULL AND ${mayChange}`,
		sql`INSERT INTO programme_terms (programme_id, number, body, sha256, reason, made_by, made_at)
			SELECT id, (SELECT max(number) + 1 FROM programme_terms t WHERE t.programme_id = programme.id),
				draft, ${hashOf(terms)}, ${reason.trim()}, ${actor.id}, ${now}
			FROM programme WHERE id = ${programmeId} AND changes() > 0`,
		line(
			actor,
			{ id: programmeId, unitId, action: 'programmes.amend', now },
			{ changed, reason: reason.trim(), sha256: hashOf(terms) }
		)
	]);
	return amended?.rowsAffected ? 'amended' : 'edited_meanwhile';
}

/** What a called programme asks now; 404 before its call. */
export async function termsOf(programmeId: string): Promise<Frozen> {
	const { programme_id, number } = programme_terms;
	const [newest] = await select(
		and(
			eq(programme_id, programmeId),
			eq(
				number,
				sql`(SELECT max(t.number) FROM programme_terms t
			WHERE t.programme_id = ${programmeId})`
			)
		)
	);
	return newest ?? refuse('not_found', `${programmeId} was not called`);
}

/** What it asked in one of its versions, as whoever submitted then saw it; or 404. */
export async function termsNumbered(programmeId: string, number: number): Promise<Frozen> {
	const { programme_id } = programme_terms;
	const [found] = await select(
		and(eq(programme_id, programmeId), eq(programme_terms.number, number))
	);
	return found ?? refuse('not_found', `${programmeId} has no terms ${number}`);
}

/** The versions of a called programme, the newest first, with who made them and why. */
export function listVersions(programmeId: string) {
	const { number, sha256, reason, made_at } = programme_terms;
	return db()
		.select({ number, sha256, reason, made_at, made_by: person.name })
		.from(programme_terms)
		.innerJoin(person, eq(person.id, programme_terms.made_by))
		.where(eq(programme_terms.programme_id, programmeId))
		.orderBy(desc(number));
}

/** Somebody has submitted an application, be it that it was sent back since. */
export async function isSubmitted(programmeId: string): Promise<boolean> {
	return (await db().all(submissionsOf(programmeId))).length > 0;
}

const submissionsOf = (programmeId: string) =>
	sql`SELECT 1 FROM ${submission} JOIN ${application} ON ${application.id} = ${submission.application_id}
		WHERE ${application.programme_id} = ${programmeId} LIMIT 1`;

async function select(where: SQL | undefined): Promise<Frozen[]> {
	const { programme_id, number, sha256, made_at } = programme_terms;
	const rows = await db()
		.select({ programme_id, number, sha256, made_at })
		.from(programme_terms)
		.where(where)
		.orderBy(desc(number));
	return Promise.all(
		rows.map(async ({ programme_id: id, ...rest }) => ({
			...rest,
			terms: await bodyOf({ programme_id: id, ...rest })
		}))
	);
}

function hashOf(terms: Terms): string {
	return createHash('sha256').update(JSON.stringify(terms)).digest('hex');
}
