import { sql, type SQL } from 'drizzle-orm';
import { db } from '#lib/server/db.ts';
import { numberWords } from './number.ts';
import type { Line } from './register.ts';
import type { State } from './standing.ts';

export type Wish = {
	/** Of this programme alone. */
	programme?: string;
	search?: string;
	province?: string;
	tier?: string;
	state?: State | undefined;
};

export const perPage = 30;

/** The designations of all organisers, the newest first, found by name, code or number, a page at a time. */
export async function search(
	wish: Wish,
	{ page, now }: { page: number; now: number }
): Promise<{ lines: Line[]; total: number; pages: number }> {
	const where = whereOf(wish, now);
	const [lines, counted] = await Promise.all([
		select(where, { now, limit: perPage, offset: (page - 1) * perPage }),
		db().all<{ total: number }>(sql`SELECT count(*) AS total ${FROM} WHERE ${where}`)
	]);
	const total = counted[0]?.total ?? 0;
	return { lines, total, pages: Math.max(1, Math.ceil(total / perPage)) };
}

/** All that are found, for a file. */
export function listAll(wish: Wish, now: number): Promise<Line[]> {
	return select(whereOf(wish, now), { now, limit: 50_000, offset: 0 });
}

/** A unit's own, the newest first. */
export function listOfUnit(unitId: string, now: number): Promise<Line[]> {
	return select(sql`d.unit_id = ${unitId}`, { now, limit: 100, offset: 0 });
}

/** Those that a programme made, and what followed them, by the codes of their units. */
export function listOfProgramme(programmeId: string, now: number): Promise<Line[]> {
	return select(sql`d.programme_id = ${programmeId}`, { now, limit: 1_000, offset: 0 });
}

/** How a state follows from the dates, as `stateOf` has it. */
export function stateAt(now: number): SQL {
	return sql`CASE WHEN d.ended_at IS NOT NULL THEN coalesce(d."end", 'revoked')
		WHEN d.valid_from > ${now} THEN 'not_yet'
		WHEN d.recheck_due_at IS NOT NULL AND d.recheck_due_at <= ${now}
			AND d.recheck_due_at < d.valid_until THEN 'lapsed'
		WHEN d.valid_until <= ${now} THEN 'expired' ELSE 'valid' END`;
}

/** The certificate of a designation: the one that stands, or the last. */
const FROM = sql`FROM designation d JOIN unit u ON u.id = d.unit_id
	JOIN programme p ON p.id = d.programme_id
	LEFT JOIN certificate c ON c.id = (SELECT c2.id FROM certificate c2 WHERE c2.designation_id = d.id
		ORDER BY c2.revoked_at IS NOT NULL, c2.issued_at DESC LIMIT 1)`;

type Row = Omit<Line, 'certificate' | 'unit' | 'programme' | 'tier'> & {
	unit_id: string;
	name: string;
	name_en: string;
	code: string;
	programme_id: string;
	programme_name: string;
	year: number;
	tier: string;
	certificate_id: string | null;
	certificate_year: number;
	certificate_number: number;
};

async function select(
	where: SQL,
	{ now, limit, offset }: { now: number; limit: number; offset: number }
): Promise<Line[]> {
	const rows = await db()
		.all<Row>(sql`SELECT d.id, d.tier_key, d.valid_from, d.valid_until, d.ended_at,
			d.end_reason, d.unit_id, u.name, u.name_en, u.code, d.programme_id, p.year,
			json_extract(p.draft, '$.name') AS programme_name, json_extract(d.tier, '$.words') AS tier,
			c.id AS certificate_id, c.year AS certificate_year, c.number AS certificate_number,
			${stateAt(now)} AS state
		${FROM} WHERE ${where}
		ORDER BY d.valid_from DESC, u.code, d.id LIMIT ${limit} OFFSET ${offset}`);
	return rows.map((row) => ({
		...{ id: row.id, tier_key: row.tier_key, state: row.state },
		...{ valid_from: row.valid_from, valid_until: row.valid_until },
		...{ ended_at: row.ended_at, end_reason: row.end_reason },
		certificate:
			row.certificate_id === null
				? null
				: {
						id: row.certificate_id,
						number: numberWords({ year: row.certificate_year, number: row.certificate_number })
					},
		unit: { id: row.unit_id, name: row.name, name_en: row.name_en, code: row.code },
		// Both were parsed before they were stored.
		programme: { id: row.programme_id, name: JSON.parse(row.programme_name), year: row.year },
		tier: JSON.parse(row.tier)
	}));
}

/** A certificate's number as people type it: 民议〔2027〕3号, [2027] 3, Minyi [2027] No. 3. */
const NUMBER = /[〔[【（(](\d{4})[〕\]】）)]\s*(?:No\.?\s*)?(\d{1,9})/i;

function whereOf({ programme, search: text = '', province, tier, state }: Wish, now: number): SQL {
	const wanted = text
		.trim()
		.slice(0, 60)
		.replace(/[\\%_]/g, '');
	const [, year, number] = NUMBER.exec(wanted) ?? [];
	const found = number
		? sql`c.year = ${Number(year)} AND c.number = ${Number(number)}`
		: sql`u.name LIKE ${`%${wanted}%`} OR u.name_en LIKE ${`%${wanted}%`} OR u.code LIKE ${`${wanted}%`}`;
	const parts = [
		...(programme ? [sql`d.programme_id = ${programme}`] : []),
		...(wanted ? [sql`(${found})`] : []),
		...(province ? [sql`substr(u.code, 1, 2) = ${province}`] : []),
		...(tier ? [sql`d.tier_key = ${tier}`] : []),
		...(state ? [sql`${stateAt(now)} = ${state}`] : [])
	];
	return parts.length > 0 ? sql.join(parts, sql` AND `) : sql`1`;
}
