import { sql, type SQL } from 'drizzle-orm';
import { survey } from '#db/schema.server.ts';
import type { Holder } from './holder.ts';

/** A survey that takes responses from residents at this moment. */
export function takesResponses(now: number): SQL {
	return sql`${survey.opened_at} IS NOT NULL AND ${survey.opens_at} <= ${now} AND ${survey.closes_at} > ${now}
		AND ${survey.closed_at} IS NULL AND ${survey.discarded_at} IS NULL`;
}

/** A survey that can be tried out: it is being prepared, or its time has not come. */
export function takesTrials(now: number): SQL {
	return sql`${survey.discarded_at} IS NULL AND ${survey.closed_at} IS NULL
		AND (${survey.opened_at} IS NULL OR ${survey.opens_at} > ${now})`;
}

/** The condition over `survey` under which this holder may answer; said inside the statements that keep something. */
export function mayAnswer(holder: Holder, now: number): SQL {
	return holder.kind === 'trial' ? takesTrials(now) : takesResponses(now);
}
