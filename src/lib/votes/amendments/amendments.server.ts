import { and, asc, desc, eq, isNotNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { amendment, person } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { readDetail, type PublicAmendment } from './amendments.ts';

export { confirm, withdraw } from './confirming.server.ts';
export { propose } from './proposing.server.ts';

/** The changes of a vote that hold, the first one first, as everybody may know them. */
export async function listPublic(voteId: string): Promise<PublicAmendment[]> {
	const rows = await db()
		.select()
		.from(amendment)
		.where(and(eq(amendment.vote_id, voteId), isNotNull(amendment.confirmed_at)))
		.orderBy(asc(amendment.confirmed_at), asc(amendment.id));
	return rows.map(({ id, kind, detail, reason, confirmed_at, confirmed_by }) => {
		const change = readDetail(detail);
		return {
			id,
			kind,
			reason,
			at: confirmed_at ?? 0,
			byTwo: confirmed_by !== null,
			...(change.kind === 'prolong' && { from: change.from, to: change.to })
		};
	});
}

/** All changes that were ever proposed, the latest first, with who proposed and who confirmed or took them back. */
export async function list(voteId: string) {
	const [proposer, second, taker] = [
		alias(person, 'proposer'),
		alias(person, 'second'),
		alias(person, 'taker')
	];
	const rows = await db()
		.select({
			id: amendment.id,
			kind: amendment.kind,
			detail: amendment.detail,
			reason: amendment.reason,
			proposed_by: amendment.proposed_by,
			proposed_by_name: proposer.name,
			proposed_at: amendment.proposed_at,
			confirmed_by_name: second.name,
			confirmed_at: amendment.confirmed_at,
			withdrawn_by_name: taker.name,
			withdrawn_at: amendment.withdrawn_at
		})
		.from(amendment)
		.innerJoin(proposer, eq(proposer.id, amendment.proposed_by))
		.leftJoin(second, eq(second.id, amendment.confirmed_by))
		.leftJoin(taker, eq(taker.id, amendment.withdrawn_by))
		.where(eq(amendment.vote_id, voteId))
		.orderBy(desc(amendment.proposed_at), desc(amendment.id));
	return rows.map((row) => ({ ...row, detail: readDetail(row.detail) }));
}

export type Listed = Awaited<ReturnType<typeof list>>[number];
