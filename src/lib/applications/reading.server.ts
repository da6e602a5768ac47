import { sql, type SQL } from 'drizzle-orm';
import { termsNumbered } from '#lib/programmes/calling.server.ts';
import { canSeeDesk, canSeeProgrammes, type Actor } from '#lib/people/actor.ts';
import { db } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { get } from './applications.server.ts';
import { read, type Reading } from './reading.ts';
import { getStanding, list, type Submission } from './submission.server.ts';

/** The application as it was submitted, for whoever may read it: the caller has looked. 404 while none stands. */
export async function readingOf(applicationId: string): Promise<Reading> {
	return readingFrom(await getStanding(applicationId));
}

/** One of an application's submissions by its number, sent back or not; or 404. */
export async function readingNumbered(applicationId: string, number: number): Promise<Reading> {
	const found = (await list(applicationId)).find((one) => one.number === number);
	return readingFrom(found ?? refuse('not_found', `${applicationId} has no submission ${number}`));
}

/**
 * Whether somebody may open a file as evidence of an application: its own team always, the organiser once it was
 * submitted with it, and the evaluators who review it now. Nobody else, and nobody but the team once it was withdrawn.
 */
export async function canReadFile(actor: Actor | null, fileId: string): Promise<boolean> {
	if (!actor) return false;
	const uses = await db().all<Use>(
		sql`SELECT a.unit_id, p.unit_id AS organiser_id, a.withdrawn_at IS NULL AND ${wasSubmitted} AS stands,
				a.withdrawn_at IS NULL AND ${isReviewing(actor)} AS reviews
			FROM evidence e JOIN application a ON a.id = e.application_id
			JOIN programme p ON p.id = a.programme_id
			WHERE e.file_id = ${fileId}`
	);
	return uses.some(
		({ unit_id, organiser_id, stands, reviews }) =>
			canSeeDesk(actor, unit_id) ||
			(stands === 1 && canSeeProgrammes(actor, organiser_id)) ||
			reviews === 1
	);
}

type Use = { unit_id: string; organiser_id: string; stands: number; reviews: number };

/** For statements: the piece `e` is part of the submission `s`. */
const isPart = sql`s.application_id = e.application_id AND e.added_at <= s.submitted_at
	AND (e.removed_at IS NULL OR e.removed_at > s.submitted_at)`;

/** The piece `e` was part of a submission, be it that it was sent back since. */
const wasSubmitted: SQL = sql`EXISTS (SELECT 1 FROM submission s WHERE ${isPart})`;

/** This person reviews the application `a` now, and the piece `e` is part of what stands. */
const isReviewing = ({ id }: Actor): SQL => sql`EXISTS (SELECT 1 FROM review r
	JOIN evaluator v ON v.id = r.evaluator_id AND v.left_at IS NULL
	JOIN submission s ON s.returned_at IS NULL AND ${isPart}
	WHERE r.application_id = a.id AND v.person_id = ${id}
		AND r.released_at IS NULL AND r.declined_at IS NULL)`;

async function readingFrom({ application_id, body, ...rest }: Submission): Promise<Reading> {
	const { programme_id } = await get(application_id);
	const { terms } = await termsNumbered(programme_id, rest.terms_number);
	return read(terms, body, rest);
}
