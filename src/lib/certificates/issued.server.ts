import { and, count, desc, eq, like, or, sql } from 'drizzle-orm';
import { certificate } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { parsed } from './certificates.server.ts';
import type { Kind } from './printed.ts';

export const perPage = 30;

/** What an organiser has certified, the newest first, found by name or number, a page at a time. */
export async function listIssued(
	organiserId: string,
	{ search = '', kind, page }: { search?: string; kind?: Kind | undefined; page: number }
) {
	const wanted = search.replace(/[\\%_]/g, '');
	const [, number] = /(\d+)号?$/.exec(wanted) ?? [];
	const where = and(
		eq(certificate.organiser_id, organiserId),
		kind ? eq(certificate.kind, kind) : undefined,
		wanted
			? or(
					like(certificate.holder, `%${wanted}%`),
					like(certificate.holder_en, `%${wanted}%`),
					number ? eq(certificate.number, Number(number)) : undefined
				)
			: undefined
	);
	const [rows, counted] = await Promise.all([
		db()
			.select()
			.from(certificate)
			.where(where)
			.orderBy(desc(certificate.year), desc(certificate.number))
			.limit(perPage)
			.offset((page - 1) * perPage),
		db().select({ total: count() }).from(certificate).where(where)
	]);
	const total = counted[0]?.total ?? 0;
	return { rows: rows.map(parsed), total, pages: Math.max(1, Math.ceil(total / perPage)) };
}

/** The certificates of a unit's membership that stand. */
export async function listMemberships(unitId: string) {
	const rows = await db()
		.select()
		.from(certificate)
		.where(
			and(
				eq(certificate.kind, 'membership'),
				sql`${certificate.revoked_at} IS NULL`,
				sql`${certificate.admission_id} IN (SELECT id FROM admission WHERE unit_id = ${unitId})`
			)
		)
		.orderBy(desc(certificate.issued_at));
	return rows.map(parsed);
}
