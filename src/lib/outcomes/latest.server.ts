import { and, asc, count, desc, eq, gt, isNotNull, isNull, lte } from 'drizzle-orm';
import { consultation, unit, vote, vote_count } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import type { Outcome } from '#lib/votes/count.ts';
import type { MethodId } from '#lib/votes/methods/method.ts';
import { findMethod } from '#lib/votes/methods/method-named.ts';
import { readStored } from './stored.ts';

/** A vote as the home page lists it, with the place it belongs to. */
export type Listed = {
	id: string;
	question: string;
	method: MethodId;
	unit: { id: string; name: string; name_en: string; time_zone: string };
	opens_at: number;
	closes_at: number;
	/** Null while it is open. */
	outcome: Outcome | null;
	published_at: number | null;
};

const columns = {
	id: vote.id,
	question: vote.question,
	method: vote.method,
	opens_at: vote.opens_at,
	closes_at: vote.closes_at,
	unit: { id: unit.id, name: unit.name, name_en: unit.name_en, time_zone: unit.time_zone }
};

/** What can be voted on now, anywhere; what ends first stands first. */
export async function listOpen(
	now: number,
	limit: number
): Promise<{ votes: Listed[]; total: number }> {
	const where = and(
		gt(vote.closes_at, now),
		lte(vote.opens_at, now),
		isNotNull(vote.opened_at),
		isNull(vote.closed_at),
		isNull(vote.discarded_at),
		isNotNull(consultation.published_at)
	);
	const from = () =>
		db()
			.select(columns)
			.from(vote)
			.innerJoin(unit, eq(unit.id, vote.unit_id))
			.innerJoin(consultation, eq(consultation.id, vote.consultation_id))
			.where(where)
			.orderBy(asc(vote.closes_at), asc(vote.id))
			.limit(limit);
	const counted = () =>
		db()
			.select({ total: count() })
			.from(vote)
			.innerJoin(consultation, eq(consultation.id, vote.consultation_id))
			.where(where);
	const [rows, [found]] = await Promise.all([from(), counted()]);
	const votes = rows.map(({ method, ...row }) => {
		return { ...row, method: methodOf(method), outcome: null, published_at: null };
	});
	return { votes, total: found?.total ?? 0 };
}

/** What was decided last, anywhere. */
export async function listRecent(limit: number): Promise<Listed[]> {
	const rows = await db()
		.select({ ...columns, count: vote_count })
		.from(vote_count)
		.innerJoin(vote, eq(vote.id, vote_count.vote_id))
		.innerJoin(unit, eq(unit.id, vote.unit_id))
		.innerJoin(consultation, eq(consultation.id, vote.consultation_id))
		.where(isNotNull(consultation.published_at))
		.orderBy(desc(vote_count.counted_at))
		.limit(limit);
	return rows.map(({ count: counted, method, ...row }) => ({
		...row,
		method: methodOf(method),
		outcome: readStored(counted).outcome,
		published_at: counted.published_at ?? counted.counted_at
	}));
}

function methodOf(stored: string): MethodId {
	return findMethod(stored)?.id ?? 'motion';
}
