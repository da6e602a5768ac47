import { eq, sql, type SQL } from 'drizzle-orm';
import { quota_count, survey } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import type { Document, Quota } from '../document.ts';
import type { Around } from '../walk.ts';
import type { Holder } from './holder.ts';

/** What is known beside the answers of this person: the line of the roll, and the quotas that are full now. */
export async function aroundOf(
	surveyId: string,
	{ quotas }: Document,
	holder: Holder
): Promise<Around> {
	const roll = holder.kind === 'invitee' ? holder.roll : {};
	if (quotas.length === 0 || holder.kind === 'trial') return { roll };
	const counted = await db()
		.select({ key: quota_count.quota_key, responses: quota_count.responses })
		.from(quota_count)
		.where(eq(quota_count.survey_id, surveyId));
	const counts = new Map(counted.map(({ key, responses }) => [key, responses]));
	const full = quotas.filter(({ key, limit }) => (counts.get(key) ?? 0) >= limit);
	return { roll, full: new Set(full.map(({ key }) => key)) };
}

/** The condition over `survey` that none of these quotas is full when the response is taken. */
export function noneFull(quotas: readonly Quota[]): SQL {
	if (quotas.length === 0) return sql`1`;
	const limits = JSON.stringify(quotas.map(({ key, limit }) => [key, limit]));
	return sql`NOT EXISTS (SELECT 1 FROM json_each(${limits}) q
		LEFT JOIN ${quota_count} c ON c.survey_id = ${survey.id} AND c.quota_key = q.value ->> 0
		WHERE coalesce(c.responses, 0) >= q.value ->> 1)`;
}

/** Counts a response to each of these quotas, if the statement before it took one. */
export function countTowards(surveyId: string, quotas: readonly Quota[]): SQL {
	const keys = JSON.stringify(quotas.map(({ key }) => key));
	return sql`INSERT INTO ${quota_count} (survey_id, quota_key, responses)
		SELECT ${surveyId}, value, 1 FROM json_each(${keys}) WHERE changes() > 0
		ON CONFLICT (survey_id, quota_key) DO UPDATE SET responses = responses + 1`;
}
