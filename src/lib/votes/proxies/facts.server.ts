import { sql, type SQL } from 'drizzle-orm';
import { db } from '#lib/server/db.ts';
import type { ProxyFault } from './proxies.ts';

/** Whose vote, and who is to cast it; `holderId` null is an outsider. */
export type Pair = {
	voteId: string;
	grantorId: string;
	holderId: string | null;
	holderKey: string;
};

/** A proxy `p` that can still be used, or was: not withdrawn, and its grantor has not voted in another way. */
const HOLDS = sql`p.vote_id = v.id AND p.withdrawn_at IS NULL AND NOT EXISTS (SELECT 1 FROM mark m
	WHERE m.vote_id = p.vote_id AND m.elector_id = p.grantor_id AND m.channel <> 'proxy')`;

/**
 * What must not be so when a proxy is recorded, each as a condition on a row `v` of the vote, in the order in which it
 * is told. The same ones stand inside the statement that records it, so that no race comes between.
 */
export function obstacles({ grantorId, holderId, holderKey }: Pair, now: number) {
	const isElector = (id: string) => sql`EXISTS (SELECT 1 FROM elector e
		WHERE e.id = ${id} AND e.vote_id = v.id AND e.removed_at IS NULL)`;
	const never = sql`0`;
	return {
		not_this_way: sql`NOT EXISTS (SELECT 1 FROM json_each(v.channels) WHERE value = 'proxy')`,
		not_opened: sql`v.opened_at IS NULL`,
		over: sql`(v.closed_at IS NOT NULL OR v.closes_at <= ${now} OR v.discarded_at IS NOT NULL
			OR v.cancelled_at IS NOT NULL)`,
		no_grantor: sql`NOT ${isElector(grantorId)}`,
		no_holder: holderId === null ? never : sql`NOT ${isElector(holderId)}`,
		same_person: sql`${grantorId} = ${holderId ?? ''}`,
		already_cast: sql`EXISTS (SELECT 1 FROM mark m
			WHERE m.vote_id = v.id AND m.elector_id = ${grantorId})`,
		already_given: sql`EXISTS (SELECT 1 FROM proxy p
			WHERE p.grantor_id = ${grantorId} AND p.withdrawn_at IS NULL)`,
		grantor_holds: sql`EXISTS (SELECT 1 FROM proxy p
			WHERE p.holder_id = ${grantorId} AND ${HOLDS})`,
		holder_gave:
			holderId === null
				? never
				: sql`EXISTS (SELECT 1 FROM proxy p WHERE p.grantor_id = ${holderId} AND ${HOLDS})`,
		limit: sql`(SELECT count(*) FROM proxy p
			WHERE p.holder_key = ${holderKey} AND ${HOLDS}) >= v.proxy_limit`
	} satisfies Record<ProxyFault, SQL>;
}

/** What stands in the way of this proxy, or null. */
export async function findObstacle(pair: Pair, now: number): Promise<ProxyFault | null> {
	const all = Object.entries(obstacles(pair, now));
	const branches = all.map(([fault, condition]) => sql`WHEN ${condition} THEN ${fault}`);
	const [found] = await db().all<{ fault: ProxyFault | null }>(
		sql`SELECT CASE ${sql.join(branches, sql` `)} END AS fault FROM vote v WHERE v.id = ${pair.voteId}`
	);
	return found ? found.fault : 'not_this_way';
}
