import { asc, eq, sql } from 'drizzle-orm';
import { calibration, calibration_result, evaluator, person } from '#db/schema.server.ts';
import * as applications from '#lib/applications/applications.server.ts';
import * as submission from '#lib/applications/submission.server.ts';
import { canOrganise, type Actor } from '#lib/people/actor.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import { indicatorsOf } from '#lib/programmes/criteria.ts';
import { line } from '#lib/programmes/drafting.server.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { db, write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { calibration as find, scalesOf } from './calibrating.server.ts';
import { sampleFaults, type Sample, type SampleFault, type Scores } from './calibration.ts';
import { withoutName } from './without-name.ts';

/**
 * Keeps the sample as its organiser writes it, if nobody else has saved since `version` (0 for the first); not once
 * evaluators have been let at it.
 */
export async function keepSample(
	actor: Actor,
	programmeId: string,
	{ version, sample }: { version: number; sample: Sample },
	now: number
): Promise<'kept' | 'edited_meanwhile' | 'opened'> {
	const unitId = await mustOrganise(actor, programmeId);
	const body = JSON.stringify(sample);
	const [kept] = await write([
		sql`INSERT INTO ${calibration} (programme_id, sample, made_by, made_at)
			SELECT ${programmeId}, ${body}, ${actor.id}, ${now}
			WHERE ${version} = 0 OR EXISTS (SELECT 1 FROM calibration WHERE programme_id = ${programmeId})
			ON CONFLICT DO UPDATE SET sample = excluded.sample, version = version + 1,
				made_by = excluded.made_by, made_at = excluded.made_at
			WHERE version = ${version} AND opened_at IS NULL`,
		line(actor, { id: programmeId, unitId, action: 'reviews.keep_sample', now }, {})
	]);
	if (kept?.rowsAffected) return 'kept';
	return (await find(programmeId))?.opened_at ? 'opened' : 'edited_meanwhile';
}

/**
 * Lets the evaluators at the sample as it is at `version`; from here on it stays as it is. Where its words are a unit's,
 * somebody must have looked that nobody is named in them.
 */
export async function open(
	actor: Actor,
	programmeId: string,
	{ version, isAnonymous }: { version: number; isAnonymous: boolean },
	now: number
): Promise<'opened' | 'edited_meanwhile' | 'not_anonymous' | { faults: SampleFault[] }> {
	const unitId = await mustOrganise(actor, programmeId);
	const [found, scales] = await Promise.all([find(programmeId), scalesOf(programmeId)]);
	if (found?.opened_at) return 'opened';
	if (!found || found.version !== version) return 'edited_meanwhile';
	const faults = sampleFaults(found.sample, scales);
	if (faults.length > 0) return { faults };
	if (found.sample.takenFrom !== null && !isAnonymous) return 'not_anonymous';
	const [opened] = await write([
		sql`UPDATE ${calibration} SET opened_at = ${now}
			WHERE programme_id = ${programmeId} AND version = ${version} AND opened_at IS NULL`,
		line(actor, { id: programmeId, unitId, action: 'reviews.open_calibration', now }, {})
	]);
	return opened?.rowsAffected ? 'opened' : 'edited_meanwhile';
}

/** Ends the exercise: nobody answers it any more. */
export async function close(actor: Actor, programmeId: string, now: number): Promise<void> {
	const unitId = await mustOrganise(actor, programmeId);
	await write([
		sql`UPDATE ${calibration} SET closed_at = ${now}
			WHERE programme_id = ${programmeId} AND opened_at IS NOT NULL AND closed_at IS NULL`,
		line(actor, { id: programmeId, unitId, action: 'reviews.close_calibration', now }, {})
	]);
}

/** Takes a closed exercise up again, for those who have not answered yet. */
export async function reopen(actor: Actor, programmeId: string, now: number): Promise<void> {
	const unitId = await mustOrganise(actor, programmeId);
	await write([
		sql`UPDATE ${calibration} SET closed_at = NULL
			WHERE programme_id = ${programmeId} AND closed_at IS NOT NULL`,
		line(actor, { id: programmeId, unitId, action: 'reviews.open_calibration', now }, {})
	]);
}

/**
 * A sample made from a submitted application: its words by indicator with the unit's name taken out. Other names are for
 * the organiser to take out before it is opened.
 */
export async function takeOver(
	actor: Actor,
	programmeId: string,
	applicationId: string
): Promise<Sample> {
	await mustOrganise(actor, programmeId);
	await applications.getOfProgramme(programmeId, applicationId);
	const { body } = await submission.getStanding(applicationId);
	const said = new Map(body.indicators.map(({ key, narrative }) => [key, narrative]));
	const { terms } = await termsOf(programmeId);
	return {
		title: '',
		takenFrom: applicationId,
		lines: indicatorsOf(terms.criteria).map(({ key }) => ({
			...{ key, reference: null, why: '' },
			text: withoutName(said.get(key) ?? '', body.unit.name)
		}))
	};
}

/** How the evaluators scored it, those nearest to the reference first. */
export async function listResults(programmeId: string) {
	const { evaluator_id, scores, distance, done_at } = calibration_result;
	const rows = await db()
		.select({ evaluator_id, name: person.name, scores, distance, done_at })
		.from(calibration_result)
		.innerJoin(evaluator, eq(evaluator.id, evaluator_id))
		.innerJoin(person, eq(person.id, evaluator.person_id))
		.where(eq(calibration_result.programme_id, programmeId))
		.orderBy(asc(distance), asc(person.name));
	// They were checked before they were stored.
	return rows.map((row) => ({ ...row, scores: row.scores as Scores }));
}

async function mustOrganise(actor: Actor, programmeId: string): Promise<string> {
	const { unit_id: unitId } = await programmes.getCalled(programmeId);
	if (!canOrganise(actor, unitId)) refuse('forbidden', 'only the organiser keeps the exercise');
	return unitId;
}
