import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import {
	calibration as table,
	calibration_result,
	evaluator,
	programme
} from '#db/schema.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import { indicatorsOf } from '#lib/programmes/criteria.ts';
import { line } from '#lib/programmes/drafting.server.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { db, write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import {
	distance,
	isBlank,
	scoreFaults,
	type Sample,
	type ScoreFault,
	type Scores
} from './calibration.ts';

export type Calibration = Omit<typeof table.$inferSelect, 'sample'> & { sample: Sample };

/** The exercise of a programme as its organiser keeps it, or null. */
export async function calibration(programmeId: string): Promise<Calibration | null> {
	const [found] = await db().select().from(table).where(eq(table.programme_id, programmeId));
	// It was put together by us before it was stored.
	return found ? { ...found, sample: found.sample as Sample } : null;
}

/** How one evaluator scored it. */
export type OwnResult = { scores: Scores; distance: number | null; done_at: number };

/** The exercise as an evaluator sees it: with the reference scores and why they are so only once it is answered. */
export type Exercise = {
	programmeId: string;
	title: string;
	isOpen: boolean;
	lines: { key: string; text: string; reference: number | null; why: string }[];
	result: OwnResult | null;
};

/** The exercise for an evaluator of the programme's pool, or 404: before it was opened, and for anybody else. */
export async function exercise(actor: Actor, programmeId: string): Promise<Exercise> {
	const [found, evaluatorId] = await Promise.all([
		calibration(programmeId),
		evaluatorOf(actor, programmeId)
	]);
	if (!found || found.opened_at === null || evaluatorId === null) {
		refuse('not_found', `no exercise ${programmeId} for them`);
	}
	const [scales, result] = await Promise.all([
		scalesOf(programmeId),
		resultOf(programmeId, evaluatorId)
	]);
	const lines = found.sample.lines.filter((one) => !isBlank(one) && scales.has(one.key));
	return {
		programmeId,
		title: found.sample.title,
		isOpen: found.closed_at === null,
		lines: result ? lines : lines.map((one) => ({ ...one, reference: null, why: '' })),
		result
	};
}

/** What an evaluator may practise on, the open ones that wait for them first; with their result where there is one. */
export async function listOwnExercises(actor: Actor) {
	const { id, year, draft } = programme;
	const { distance: far, done_at } = calibration_result;
	const rows = await db()
		.select({
			...{ programmeId: id, year, opened_at: table.opened_at, closed_at: table.closed_at },
			name: sql<{ zh: string; en?: string }>`json_extract(${draft}, '$.name')`.mapWith(
				(text: string): { zh: string; en?: string } => JSON.parse(text)
			),
			...{ distance: far, done_at }
		})
		.from(table)
		.innerJoin(programme, eq(programme.id, table.programme_id))
		.innerJoin(
			evaluator,
			and(eq(evaluator.organiser_id, programme.unit_id), eq(evaluator.person_id, actor.id))
		)
		.leftJoin(
			calibration_result,
			and(
				eq(calibration_result.programme_id, id),
				eq(calibration_result.evaluator_id, evaluator.id)
			)
		)
		.where(and(isNotNull(table.opened_at), isNull(evaluator.left_at)))
		.orderBy(asc(done_at), asc(table.opened_at));
	return rows.filter(({ closed_at, done_at }) => closed_at === null || done_at !== null);
}

/**
 * Keeps how an evaluator scored the sample, by indicator in hundredths of a point, and how far that lies from the
 * reference. All lines at once, and once only: afterwards they know the reference.
 */
export async function answerCalibration(
	actor: Actor,
	programmeId: string,
	scores: Scores,
	now: number
): Promise<'answered' | 'already' | 'closed' | { faults: ScoreFault[] }> {
	const { lines, isOpen, result } = await exercise(actor, programmeId);
	if (result) return 'already';
	if (!isOpen) return 'closed';
	const [found, scales, evaluatorId, { unit_id: unitId }] = await Promise.all([
		calibration(programmeId),
		scalesOf(programmeId),
		evaluatorOf(actor, programmeId),
		programmes.get(programmeId)
	]);
	const faults = scoreFaults({ lines }, scores, scales);
	if (faults.length > 0 || !found) return { faults };
	const own = Object.fromEntries(lines.map(({ key }) => [key, scores[key] ?? 0]));
	const far = distance(found.sample, own, scales);
	const [answered] = await write([
		sql`INSERT INTO ${calibration_result} (programme_id, evaluator_id, scores, distance, done_at)
			SELECT c.programme_id, e.id, ${JSON.stringify(own)}, ${far}, ${now}
			FROM calibration c JOIN evaluator e ON e.id = ${evaluatorId}
			WHERE c.programme_id = ${programmeId} AND c.opened_at IS NOT NULL AND c.closed_at IS NULL
				AND e.left_at IS NULL
			ON CONFLICT DO NOTHING`,
		line(
			actor,
			{ id: programmeId, unitId, action: 'reviews.answer_calibration', now },
			{ evaluator: evaluatorId ?? '', distance: far ?? 0 }
		)
	]);
	if (answered?.rowsAffected) return 'answered';
	return (await resultOf(programmeId, evaluatorId ?? '')) ? 'already' : 'closed';
}

/** The scales of a called programme's indicators. */
export async function scalesOf(programmeId: string) {
	const { terms } = await termsOf(programmeId);
	return new Map(indicatorsOf(terms.criteria).map(({ key, scale }) => [key, scale]));
}

async function evaluatorOf({ id }: Actor, programmeId: string): Promise<string | null> {
	const [found] = await db()
		.select({ id: evaluator.id })
		.from(evaluator)
		.innerJoin(programme, eq(programme.unit_id, evaluator.organiser_id))
		.where(
			and(eq(programme.id, programmeId), eq(evaluator.person_id, id), isNull(evaluator.left_at))
		);
	return found?.id ?? null;
}

async function resultOf(programmeId: string, evaluatorId: string): Promise<OwnResult | null> {
	const { programme_id, evaluator_id, scores, distance: far, done_at } = calibration_result;
	const [found] = await db()
		.select({ scores, distance: far, done_at })
		.from(calibration_result)
		.where(and(eq(programme_id, programmeId), eq(evaluator_id, evaluatorId)));
	return found ? { ...found, scores: found.scores as Scores } : null;
}
