import { and, desc, eq, inArray, isNotNull, isNull, lte, not, or, type SQL } from 'drizzle-orm';
import { consultation, vote, vote_count, vote_option } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { findMethod } from '#lib/votes/methods/method-named.ts';
import { isLeftToPeople, isSettled } from '#lib/votes/unsettled.server.ts';
import { smallestCell, type Recorded } from './record.ts';
import { readStored } from './stored.ts';

/** As many votes as a chart can show and a download holds. */
const most = 500;

/** What a unit decided, the latest first: one query over its votes and their stored counts. */
export async function listDecided(unitId: string, limit = most): Promise<Recorded[]> {
	const rows = await db()
		.select({ vote, count: vote_count })
		.from(vote)
		.innerJoin(vote_count, eq(vote_count.vote_id, vote.id))
		.innerJoin(consultation, eq(consultation.id, vote.consultation_id))
		.where(
			and(
				eq(vote.unit_id, unitId),
				isNotNull(consultation.published_at),
				isNotNull(vote_count.published_at)
			)
		)
		.orderBy(desc(vote.opens_at), desc(vote.id))
		.limit(limit);
	return withWinners(rows);
}

/**
 * Votes of a unit that are over and can be counted, but are not yet: nobody has looked since the clock or people
 * closed them.
 */
export async function listUncounted(unitId: string, now: number): Promise<string[]> {
	const rows = await db()
		.select({ id: vote.id })
		.from(vote)
		.leftJoin(vote_count, eq(vote_count.vote_id, vote.id))
		.where(
			and(
				eq(vote.unit_id, unitId),
				isNotNull(vote.opened_at),
				isNull(vote.discarded_at),
				isNull(vote_count.vote_id),
				isNull(vote.cancelled_at),
				or(isNotNull(vote.closed_at), and(lte(vote.closes_at, now), not(isLeftToPeople), isSettled))
			)
		)
		.limit(20);
	return rows.map(({ id }) => id);
}

type Row = { vote: typeof vote.$inferSelect; count: typeof vote_count.$inferSelect };

async function withWinners(rows: readonly Row[]): Promise<Recorded[]> {
	const read = rows.map((row) => ({ ...row, stored: readStored(row.count) }));
	const labels = await labelsOf(read.flatMap(({ stored }) => stored.winners));
	return read.map(({ vote: { id, question, method, ...dates }, count: counted, stored }) => ({
		vote_id: id,
		question,
		method: findMethod(method)?.id ?? 'motion',
		opened_at: dates.opens_at,
		ended_at: Math.min(dates.closed_at ?? dates.closes_at, dates.closes_at),
		published_at: counted.published_at ?? counted.counted_at,
		outcome: stored.outcome,
		winners: stored.winners.flatMap((winner) => labels.get(winner) ?? []),
		ballots: stored.ballots,
		of: stored.of,
		cast: stored.cast !== null && stored.cast < smallestCell ? null : stored.cast,
		channels: stored.channels
	}));
}

async function labelsOf(ids: readonly string[]): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const where: SQL = inArray(vote_option.id, [...new Set(ids)]);
	const rows = await db()
		.select({ id: vote_option.id, label: vote_option.label })
		.from(vote_option)
		.where(where);
	return new Map(rows.map(({ id, label }) => [id, label]));
}
