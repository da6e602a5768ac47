import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { application, application_result, programme } from '#db/schema.server.ts';
import type { Words } from '#lib/questionnaires/document.ts';
import { db } from '#lib/server/db.ts';
import type { PlacedResult, Result } from './result.ts';

/** What an application came to; null until its list is public. */
export async function findResult(applicationId: string): Promise<Result | null> {
	const [found] = await db()
		.select({ body: application_result.body })
		.from(application_result)
		.where(eq(application_result.application_id, applicationId));
	// It was put together by us before it was stored.
	return found ? (found.body as Result) : null;
}

/** What a unit's applications came to over the years, the oldest first. */
export async function resultsOfUnit(unitId: string): Promise<PlacedResult[]> {
	const rows = await db()
		.select({
			application: application.id,
			programme: programme.id,
			organiser: programme.unit_id,
			name: sql<Words>`json_extract(${programme.draft}, '$.name')`.mapWith((text: string): Words =>
				JSON.parse(text)
			),
			year: programme.year,
			announced_at: sql<number>`${programme.announced_at}`,
			settled_at: programme.settled_at,
			body: application_result.body
		})
		.from(application_result)
		.innerJoin(application, eq(application.id, application_result.application_id))
		.innerJoin(programme, eq(programme.id, application.programme_id))
		.where(
			and(
				eq(application.unit_id, unitId),
				isNull(application.withdrawn_at),
				isNotNull(programme.announced_at)
			)
		)
		.orderBy(asc(programme.year), asc(programme.announced_at));
	// They were put together by us before they were stored.
	return rows.map(({ body, ...rest }) => ({ ...rest, result: body as Result }));
}
