import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { assistance, elector, objection, person, proxy } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import type { ObjectionCounts, OwnObjection } from './objections.ts';

/** An elector's objections, newest first; what is proposed but not settled is not told. */
export async function listOfElector(voteId: string, electorId: string): Promise<OwnObjection[]> {
	const rows = await db()
		.select()
		.from(objection)
		.where(and(eq(objection.vote_id, voteId), eq(objection.elector_id, electorId)))
		.orderBy(desc(objection.made_at), desc(objection.id));
	return rows.map(({ channel, made_at, settled_at, ruling, reason, withdrew_ballot }) => {
		const settled = settled_at !== null;
		const told = { ruling: settled ? ruling : null, reason: settled ? reason : '' };
		return { channel, made_at, settled_at, ...told, withdrew_ballot };
	});
}

const proposer = alias(person, 'proposer');
const settler = alias(person, 'settler');
const helper = alias(person, 'helper');

/**
 * The objections of a vote for its desk, unsettled ones first: whose, against what, and how the ballot came in, as far
 * as that is still kept (a ballot that was taken out is told by the log).
 */
export function listObjections(voteId: string) {
	const { id, elector_id, channel, note, made_at, settled_at, ...rest } = objection;
	const { ruling, reason, proposed_by, proposed_at, settled_by, withdrew_ballot } = rest;
	const { name, building, entrance, room } = elector;
	const entered = {
		helped_by: helper.name,
		helped_at: assistance.cast_at,
		why: assistance.why,
		help_note: assistance.note,
		holder: proxy.holder_name
	};
	return db()
		.select({
			...{ id, elector_id, channel, note, made_at, name, building, entrance, room },
			...{ ruling, reason, proposed_by, proposed_at, settled_by, settled_at, withdrew_ballot },
			...entered,
			proposed_by_name: proposer.name,
			settled_by_name: settler.name
		})
		.from(objection)
		.innerJoin(elector, eq(elector.id, objection.elector_id))
		.leftJoin(proposer, eq(proposer.id, objection.proposed_by))
		.leftJoin(settler, eq(settler.id, objection.settled_by))
		.leftJoin(
			assistance,
			and(eq(assistance.elector_id, objection.elector_id), eq(objection.channel, 'assisted'))
		)
		.leftJoin(helper, eq(helper.id, assistance.helped_by))
		.leftJoin(
			proxy,
			and(
				eq(proxy.grantor_id, objection.elector_id),
				eq(objection.channel, 'proxy'),
				isNull(proxy.withdrawn_at)
			)
		)
		.where(eq(objection.vote_id, voteId))
		.orderBy(asc(isNotNull(objection.settled_at)), asc(objection.made_at), asc(objection.id));
}

export type ListedObjection = Awaited<ReturnType<typeof listObjections>>[number];

/** How many objections a vote has: the unsettled ones keep it from being closed. */
export async function objectionCounts(voteId: string): Promise<ObjectionCounts> {
	const kinds = await db()
		.select({
			ruling: sql<string>`CASE WHEN settled_at IS NULL THEN 'unsettled' WHEN ruling = 'dismissed'
				THEN 'dismissed' WHEN withdrew_ballot THEN 'upheldWithdrawn' ELSE 'upheldKept' END`,
			many: sql<number>`count(*)`
		})
		.from(objection)
		.where(eq(objection.vote_id, voteId))
		.groupBy(sql`1`);
	const many = (kind: keyof ObjectionCounts) =>
		kinds.find(({ ruling }) => ruling === kind)?.many ?? 0;
	return {
		unsettled: many('unsettled'),
		upheldKept: many('upheldKept'),
		upheldWithdrawn: many('upheldWithdrawn'),
		dismissed: many('dismissed')
	};
}
