import { and, asc, desc, eq, isNotNull, isNull, like, or, sql, type SQL } from 'drizzle-orm';
import { evaluator, membership, person } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { trainingKinds, type EvaluatorTier, type TrainingKind } from './promotion.ts';

/** An evaluator as a list shows them. */
export type Listed = {
	id: string;
	person_id: string;
	name: string;
	email: string;
	field: string;
	/** The first four digits of their city's division code. */
	city: string;
	joined_at: number;
	join_reason: string;
	left_at: number | null;
	leave_reason: string;
	tier: EvaluatorTier;
	/** Since when they have held it. */
	since: number;
	/** Reviews that they have in hand. */
	load: number;
	/** Reviews that they have sealed. */
	done: number;
	/** Hours of training by kind. */
	hours: Record<TrainingKind, number>;
	/** How far their last calibration lay off the reference, in hundredths of a per cent. */
	calibration: number | null;
};

export const perPage = 50;

export type Search = { search?: string; tier?: EvaluatorTier | undefined; page?: number };

/** An organiser's pool now, by name, a page at a time; pages count from 1. */
export async function list(
	organiserId: string,
	{ search = '', tier, page = 1 }: Search = {}
): Promise<{ evaluators: Listed[]; total: number; pages: number }> {
	const wanted = search
		.trim()
		.slice(0, 60)
		.replace(/[\\%_]/g, '');
	const where = and(
		eq(evaluator.organiser_id, organiserId),
		isNull(evaluator.left_at),
		tier ? sql`${TIER} = ${tier}` : undefined,
		wanted
			? or(
					like(person.name, `%${wanted}%`),
					like(evaluator.field, `%${wanted}%`),
					like(evaluator.city, `${wanted}%`)
				)
			: undefined
	);
	const [evaluators, counted] = await Promise.all([
		select(where, page),
		db()
			.select({ total: sql<number>`count(*)` })
			.from(evaluator)
			.innerJoin(person, eq(person.id, evaluator.person_id))
			.where(where)
	]);
	const total = counted[0]?.total ?? 0;
	return { evaluators, total, pages: Math.max(1, Math.ceil(total / perPage)) };
}

/** All of a pool at once, for assigning and for promotion. */
export function listAll(organiserId: string): Promise<Listed[]> {
	return select(and(eq(evaluator.organiser_id, organiserId), isNull(evaluator.left_at)));
}

/** Who has left the pool, the last one first. */
export async function listFormer(organiserId: string): Promise<Listed[]> {
	const left = await select(
		and(eq(evaluator.organiser_id, organiserId), isNotNull(evaluator.left_at))
	);
	return left.sort((a, b) => (b.left_at ?? 0) - (a.left_at ?? 0));
}

/** The evaluator of this organiser, or 404. */
export async function getOfOrganiser(organiserId: string, id: string): Promise<Listed> {
	const [found] = await select(and(eq(evaluator.organiser_id, organiserId), eq(evaluator.id, id)));
	return found ?? refuse('not_found', `no evaluator ${id} in this pool`);
}

/** The pools that a person is in now. */
export function listOfPerson(personId: string): Promise<Listed[]> {
	return select(and(eq(evaluator.person_id, personId), isNull(evaluator.left_at)));
}

/** Who has accepted an invitation as an evaluator and is not in the pool yet. */
export function listCandidates(
	organiserId: string,
	now: number
): Promise<{ person_id: string; name: string; email: string }[]> {
	return db()
		.selectDistinct({ person_id: person.id, name: person.name, email: person.email })
		.from(membership)
		.innerJoin(person, eq(person.id, membership.person_id))
		.where(
			and(
				eq(membership.unit_id, organiserId),
				eq(membership.role, 'evaluator'),
				isNull(person.disabled_at),
				sql`${membership.from_at} <= ${now} AND (${membership.until_at} IS NULL OR ${membership.until_at} > ${now})`,
				sql`NOT EXISTS (SELECT 1 FROM evaluator e WHERE e.organiser_id = ${organiserId}
					AND e.person_id = ${person.id} AND e.left_at IS NULL)`
			)
		)
		.orderBy(asc(person.name));
}

/** The newest fact about an evaluator's tier. */
const newest = (column: string) =>
	`(SELECT t.${column} FROM evaluator_tier t WHERE t.evaluator_id = evaluator.id ORDER BY t.from_at DESC LIMIT 1)`;
const TIER = sql<EvaluatorTier>`coalesce(${sql.raw(newest('tier'))}, 'junior')`;
const SINCE = sql<number>`coalesce(${sql.raw(newest('from_at'))}, ${evaluator.joined_at})`;

/** Reviews in hand: given, neither sealed nor declined, in rounds that are not over. */
const LOAD = sql<number>`(SELECT count(*) FROM review r JOIN application a ON a.id = r.application_id
	JOIN programme p ON p.id = a.programme_id WHERE r.evaluator_id = evaluator.id
	AND r.released_at IS NULL AND r.declined_at IS NULL AND r.sealed_at IS NULL
	AND a.withdrawn_at IS NULL AND p.settled_at IS NULL)`;
const DONE = sql<number>`(SELECT count(*) FROM review r WHERE r.evaluator_id = evaluator.id
	AND r.released_at IS NULL AND r.sealed_at IS NOT NULL)`;
const HOURS = sql<
	Partial<Record<TrainingKind, number>>
>`(SELECT json_group_object(kind, hours) FROM (
	SELECT kind, sum(hours) AS hours FROM training x
	WHERE x.evaluator_id = evaluator.id AND x.removed_at IS NULL GROUP BY kind))`.mapWith(
	(text: string): Partial<Record<TrainingKind, number>> => JSON.parse(text)
);
const CALIBRATION = sql<number | null>`(SELECT distance FROM calibration_result c
	WHERE c.evaluator_id = evaluator.id AND c.distance IS NOT NULL ORDER BY c.done_at DESC LIMIT 1)`;

async function select(where: SQL | undefined, page?: number): Promise<Listed[]> {
	const { id, person_id, field, city, joined_at, join_reason, left_at, leave_reason } = evaluator;
	const query = db()
		.select({
			...{ id, person_id, field, city, joined_at, join_reason, left_at, leave_reason },
			...{ name: person.name, email: person.email, tier: TIER, since: SINCE },
			...{ load: LOAD, done: DONE, hours: HOURS, calibration: CALIBRATION }
		})
		.from(evaluator)
		.innerJoin(person, eq(person.id, evaluator.person_id))
		.where(where)
		.orderBy(asc(person.name), desc(evaluator.joined_at))
		.$dynamic();
	const rows = await (page ? query.limit(perPage).offset((page - 1) * perPage) : query);
	return rows.map(({ hours, ...rest }) => ({ ...rest, hours: { ...NO_HOURS, ...hours } }));
}

const NO_HOURS = Object.fromEntries(trainingKinds.map((kind) => [kind, 0])) as Record<
	TrainingKind,
	number
>;
