import { and, asc, count, desc, eq, gt, isNotNull, isNull, lte, notExists, sql } from 'drizzle-orm';
import { consultation, unit, vote, vote_count } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { findMethod } from '#lib/votes/methods/method-named.ts';
import type { Listed } from './latest.ts';
import { readStored } from './stored.ts';

const columns = {
	id: vote.id,
	question: vote.question,
	method: vote.method,
	opens_at: vote.opens_at,
	closes_at: vote.closes_at,
	cancelled_at: vote.cancelled_at,
	unit: { id: unit.id, name: unit.name, name_en: unit.name_en, time_zone: unit.time_zone }
};

/** What can be voted on now, anywhere; what ends first stands first. */
export async function listOpen(
	now: number,
	limit: number
): Promise<{ votes: Listed[]; total: number }> {
	const where = and(notOver(now), lte(vote.opens_at, now));
	const [votes, counted] = await Promise.all([
		selectNotOver(where, limit),
		db()
			.select({ total: count() })
			.from(vote)
			.innerJoin(consultation, eq(consultation.id, vote.consultation_id))
			.where(where)
	]);
	return { votes, total: counted[0]?.total ?? 0 };
}

/** What can be voted on in a unit now or soon. */
export function listOpenOfUnit(unitId: string, now: number): Promise<Listed[]> {
	return selectNotOver(and(eq(vote.unit_id, unitId), notOver(now)), 50);
}

/** What was decided last, anywhere. */
export async function listRecent(limit: number): Promise<Listed[]> {
	const rows = await db()
		.select({ ...columns, count: vote_count })
		.from(vote_count)
		.innerJoin(vote, eq(vote.id, vote_count.vote_id))
		.innerJoin(unit, eq(unit.id, vote.unit_id))
		.innerJoin(consultation, eq(consultation.id, vote.consultation_id))
		.where(and(isNotNull(consultation.published_at), isNotNull(vote_count.published_at)))
		.orderBy(desc(vote_count.published_at))
		.limit(limit);
	return rows.map(({ count: counted, method, ...row }) => ({
		...row,
		method: methodOf(method),
		outcome: readStored(counted).outcome,
		published_at: counted.published_at
	}));
}

/** The votes of one consultation that were opened, the latest first. */
export async function listPublicOf(consultationId: string): Promise<Listed[]> {
	const rows = await db()
		.select({ ...columns, closed_at: vote.closed_at, count: vote_count })
		.from(vote)
		.innerJoin(unit, eq(unit.id, vote.unit_id))
		.leftJoin(vote_count, and(eq(vote_count.vote_id, vote.id), isNotNull(vote_count.published_at)))
		.where(
			and(
				eq(vote.consultation_id, consultationId),
				isNotNull(vote.opened_at),
				isNull(vote.discarded_at)
			)
		)
		.orderBy(desc(vote.opens_at), asc(vote.id));
	return rows.map(({ count: counted, method, closed_at, ...row }) => ({
		...row,
		method: methodOf(method),
		closes_at: Math.min(closed_at ?? row.closes_at, row.closes_at),
		outcome: counted && readStored(counted).outcome,
		published_at: counted && counted.published_at
	}));
}

/** What a unit has announced and not voted on yet, the newest first. */
export function listAnnounced(
	unitId: string
): Promise<{ id: string; title: string; at: number }[]> {
	return db()
		.select({
			id: consultation.id,
			title: consultation.title,
			at: sql<number>`${consultation.published_at}`
		})
		.from(consultation)
		.where(
			and(
				eq(consultation.unit_id, unitId),
				isNotNull(consultation.published_at),
				isNull(consultation.archived_at),
				notExists(
					db()
						.select({ id: vote.id })
						.from(vote)
						.where(and(eq(vote.consultation_id, consultation.id), isNotNull(vote.opened_at)))
				)
			)
		)
		.orderBy(desc(consultation.published_at))
		.limit(20);
}

function notOver(now: number) {
	return and(
		gt(vote.closes_at, now),
		isNotNull(vote.opened_at),
		isNull(vote.closed_at),
		isNull(vote.discarded_at),
		isNotNull(consultation.published_at)
	);
}

async function selectNotOver(where: ReturnType<typeof and>, limit: number): Promise<Listed[]> {
	const rows = await db()
		.select(columns)
		.from(vote)
		.innerJoin(unit, eq(unit.id, vote.unit_id))
		.innerJoin(consultation, eq(consultation.id, vote.consultation_id))
		.where(where)
		.orderBy(asc(vote.closes_at), asc(vote.id))
		.limit(limit);
	return rows.map(({ method, ...row }) => {
		return { ...row, method: methodOf(method), outcome: null, published_at: null };
	});
}

function methodOf(stored: string): Listed['method'] {
	return findMethod(stored)?.id ?? 'motion';
}
