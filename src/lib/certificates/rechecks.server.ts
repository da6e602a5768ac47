import { desc, eq, sql } from 'drizzle-orm';
import { person, recheck, recheck_statement } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import type { Words } from '#lib/questionnaires/document.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import { getOfUnit } from './rechecking.server.ts';
import type { Found } from './rechecking.ts';

/** A designation that is to be looked at again. */
export type DueLine = {
	id: string;
	name: string;
	name_en: string;
	code: string;
	tier: Words;
	year: number;
	recheck_due_at: number;
	valid_until: number;
	/** The unit has handed in what it says of itself. */
	isStated: boolean;
};

export const perPage = 30;

/** What an organiser has to look at again, over all of its programmes, what is due first first. */
export async function listDue(
	organiserId: string,
	{ search = '', page, now }: { search?: string; page: number; now: number }
): Promise<{ lines: DueLine[]; total: number; pages: number; overdue: number }> {
	const wanted = `%${search.replace(/[\\%_]/g, '')}%`;
	const from = sql`FROM designation d JOIN unit u ON u.id = d.unit_id
		JOIN programme p ON p.id = d.programme_id
		WHERE p.unit_id = ${organiserId} AND d.ended_at IS NULL AND d.recheck_due_at IS NOT NULL
			AND d.valid_until > ${now}
			AND (u.name LIKE ${wanted} OR u.name_en LIKE ${wanted} OR u.code LIKE ${wanted})`;
	const [rows, counted] = await Promise.all([
		db().all<Omit<DueLine, 'tier' | 'isStated'> & { tier: string; stated: number }>(
			sql`SELECT d.id, u.name, u.name_en, u.code, json_extract(d.tier, '$.words') AS tier, p.year,
				d.recheck_due_at, d.valid_until,
				EXISTS (SELECT 1 FROM recheck_statement s WHERE s.designation_id = d.id
					AND s.made_at > coalesce((SELECT max(r.decided_at) FROM recheck r
						WHERE r.designation_id = d.id), 0)) AS stated
				${from} ORDER BY d.recheck_due_at, u.code LIMIT ${perPage} OFFSET ${(page - 1) * perPage}`
		),
		db().all<{ total: number; overdue: number }>(
			sql`SELECT count(*) AS total, coalesce(sum(d.recheck_due_at <= ${now}), 0) AS overdue ${from}`
		)
	]);
	const { total = 0, overdue = 0 } = counted[0] ?? {};
	return {
		// They were parsed before they were stored.
		lines: rows.map(({ tier, stated, ...rest }) => ({
			...rest,
			tier: JSON.parse(tier),
			isStated: stated === 1
		})),
		...{ total, overdue, pages: Math.max(1, Math.ceil(total / perPage)) }
	};
}

/** What came of looking at a designation again so far, the last first. */
export async function listOf(designationId: string) {
	const { id, outcome, reason, assessment, next_due_at, decided_at } = recheck;
	const rows = await db()
		.select({ id, outcome, reason, assessment, next_due_at, decided_at, by: person.name })
		.from(recheck)
		.innerJoin(person, eq(person.id, recheck.decided_by))
		.where(eq(recheck.designation_id, designationId))
		.orderBy(desc(decided_at));
	// They were parsed before they were stored.
	return rows.map(({ assessment: found, ...rest }) => ({
		...rest,
		assessment: found as readonly Found[]
	}));
}

/** What the unit says of itself for the re-check, the newest; null while it has said nothing. */
export async function findStatement(designationId: string) {
	const [found] = await db()
		.select({
			words: recheck_statement.words,
			made_at: recheck_statement.made_at,
			by: person.name
		})
		.from(recheck_statement)
		.innerJoin(person, eq(person.id, recheck_statement.made_by))
		.where(eq(recheck_statement.designation_id, designationId))
		.orderBy(desc(recheck_statement.made_at));
	return found ?? null;
}

/** The unit says what became of what it was designated for; until the re-check it can say it anew. */
export async function state(
	actor: Actor,
	{ unitId, designationId }: { unitId: string; designationId: string },
	{ key, words }: { key: string; words: string },
	now: number
): Promise<'stated' | 'no_words' | 'not_standing'> {
	await getOfUnit(unitId, designationId);
	if (!canEdit(actor, unitId)) refuse('forbidden', 'only the unit’s team says so');
	const said = words.trim().slice(0, 10_000);
	if (said === '' || key === '') return 'no_words';
	await write([
		sql`INSERT INTO recheck_statement (id, form_key, designation_id, words, made_by, made_at)
			SELECT ${newId()}, ${key}, id, ${said}, ${actor.id}, ${now} FROM designation
			WHERE id = ${designationId} AND ended_at IS NULL
			ON CONFLICT DO NOTHING`,
		entry({
			...{ at: now, unitId, actor: { kind: 'person', id: actor.id } },
			...{ action: 'certificates.state', subject: { kind: 'designation', id: designationId } }
		})
	]);
	const known = await db().all(
		sql`SELECT 1 FROM recheck_statement WHERE form_key = ${key} AND designation_id = ${designationId}`
	);
	return known.length > 0 ? 'stated' : 'not_standing';
}
