import { and, asc, desc, eq, inArray, isNull, like, or, sql, type SQL } from 'drizzle-orm';
import { application, application_answer, evidence, unit } from '#db/schema.server.ts';
import * as calling from '#lib/programmes/calling.server.ts';
import { indicatorsOf, type EvidenceKind } from '#lib/programmes/criteria.ts';
import { db } from '#lib/server/db.ts';
import { status, type Status } from './application.ts';
import type { Listed } from './applications.server.ts';
import { completeness, type Said } from './completeness.ts';

export const perPage = 50;

/** In the order in which an application goes through them. */
export const statuses = [
	'writing',
	'submitted',
	'screened',
	'refused',
	'withdrawn'
] as const satisfies readonly Status[];

export type Search = { search?: string; state?: Status | undefined; page?: number };

/** One line of the list. `complete`: indicators that lack nothing; `reviews`: given, and sealed. */
export type Line = Listed & {
	status: Status;
	complete: number;
	of: number;
	reviews: number;
	sealed: number;
};

/**
 * The applications to a programme, found by the unit's name or code and by state, a page at a time; those that wait for
 * screening first. Withdrawn ones only where they are asked for. Of one that is being written no more is told than how
 * many indicators are complete.
 */
export async function listFor(
	programmeId: string,
	{ search = '', state, page = 1 }: Search = {}
): Promise<{ lines: Line[]; total: number; pages: number; counts: Record<Status, number> }> {
	const wanted = search
		.trim()
		.slice(0, 60)
		.replace(/[\\%_]/g, '');
	const where = and(
		eq(application.programme_id, programmeId),
		state ? sql`${STATE} = ${state}` : isNull(application.withdrawn_at),
		wanted
			? or(
					like(unit.name, `%${wanted}%`),
					like(unit.name_en, `%${wanted}%`),
					like(unit.code, `${wanted}%`)
				)
			: undefined
	);
	const [rows, total, counts] = await Promise.all([
		select(where, page),
		db()
			.select({ total: sql<number>`count(*)` })
			.from(application)
			.innerJoin(unit, eq(unit.id, application.unit_id))
			.where(where),
		countStates(programmeId)
	]);
	const all = total[0]?.total ?? 0;
	const lines = await withCompleteness(programmeId, rows);
	return { lines, total: all, pages: Math.max(1, Math.ceil(all / perPage)), counts };
}

/** How many applications to a programme stand where. */
export async function countStates(programmeId: string): Promise<Record<Status, number>> {
	const rows = await db()
		.select({ state: STATE, count: sql<number>`count(*)` })
		.from(application)
		.where(eq(application.programme_id, programmeId))
		.groupBy(STATE);
	const none = { writing: 0, submitted: 0, screened: 0, refused: 0, withdrawn: 0 };
	return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
}

/** `status`, for the database. */
const STATE = sql<Status>`CASE WHEN withdrawn_at IS NOT NULL THEN 'withdrawn'
	WHEN submitted_at IS NULL THEN 'writing' WHEN screened_at IS NULL THEN 'submitted'
	WHEN refusal_reason = '' THEN 'screened' ELSE 'refused' END`;

const reviewsOf = (more: string) =>
	sql<number>`(SELECT count(*) FROM review r WHERE r.application_id = application.id
		AND r.released_at IS NULL AND r.declined_at IS NULL ${sql.raw(more)})`;

async function select(where: SQL | undefined, page: number) {
	const rows = await db()
		.select({
			application,
			...{ unit_name: unit.name, unit_name_en: unit.name_en, unit_code: unit.code },
			...{ reviews: reviewsOf(''), sealed: reviewsOf('AND r.sealed_at IS NOT NULL') }
		})
		.from(application)
		.innerJoin(unit, eq(unit.id, application.unit_id))
		.where(where)
		.orderBy(desc(sql`${STATE} = 'submitted'`), asc(unit.code), asc(application.id))
		.limit(perPage)
		.offset((page - 1) * perPage);
	return rows.map(({ application: found, ...rest }) => ({ ...found, ...rest }));
}

async function withCompleteness(
	programmeId: string,
	rows: Omit<Line, 'status' | 'complete' | 'of'>[]
): Promise<Line[]> {
	const { terms } = await calling.termsOf(programmeId);
	const indicators = indicatorsOf(terms.criteria);
	const written = rows.filter((row) => status(row) === 'writing').map(({ id }) => id);
	const said = await saidOf(written);
	return rows.map((row) => {
		const own = said.get(row.id);
		const isWritten = status(row) === 'writing';
		const { complete } = completeness(indicators, own ?? new Map(), terms.narrative);
		const of = indicators.length;
		return { ...row, status: status(row), complete: isWritten ? complete : of, of };
	});
}

/** What was said in these applications, without the words: only that there are some. */
async function saidOf(ids: string[]): Promise<Map<string, Map<string, Said>>> {
	const [scores, pieces] = await Promise.all([
		db()
			.select({
				id: application_answer.application_id,
				key: application_answer.indicator_key,
				selfScore: application_answer.self_score,
				narrative: sql<string>`CASE WHEN trim(${application_answer.narrative}) = '' THEN '' ELSE '…' END`
			})
			.from(application_answer)
			.where(inArray(application_answer.application_id, ids)),
		db()
			.selectDistinct({
				id: evidence.application_id,
				key: evidence.indicator_key,
				kind: evidence.kind
			})
			.from(evidence)
			.where(and(inArray(evidence.application_id, ids), isNull(evidence.removed_at)))
	]);
	const proofs = new Map<string, EvidenceKind[]>();
	for (const { id, key, kind } of pieces) {
		const place = JSON.stringify([id, key]);
		proofs.set(place, [...(proofs.get(place) ?? []), kind]);
	}
	const said = new Map<string, Map<string, Said>>();
	for (const { id, key, selfScore, narrative } of scores) {
		const own = said.get(id) ?? new Map<string, Said>();
		own.set(key, { selfScore, narrative, evidence: proofs.get(JSON.stringify([id, key])) ?? [] });
		said.set(id, own);
	}
	return said;
}
