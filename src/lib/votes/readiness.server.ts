import { and, eq, exists, isNotNull, isNull, sql } from 'drizzle-orm';
import { consultation, roll, roll_entry, vote } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';

/** What keeps a draft from being opened, whoever wants it. */
export type NotReady =
	/** Nobody has been told what is voted on. */
	| 'not_published'
	/** The roll is out of use. */
	| 'roll_retired'
	/** Nobody is on the roll. */
	| 'not_ready';

/** The same as a condition on a row of `vote`; that somebody is on the roll, the opening itself finds out. */
export const isReady = sql`EXISTS (SELECT 1 FROM consultation c
		WHERE c.id = vote.consultation_id AND c.published_at IS NOT NULL)
	AND EXISTS (SELECT 1 FROM roll r WHERE r.id = vote.roll_id AND r.retired_at IS NULL)`;

/** Why this draft cannot be opened now, or null. */
export async function whyNotReady(voteId: string): Promise<NotReady | null> {
	const line = db()
		.select({ id: roll_entry.id })
		.from(roll_entry)
		.where(and(eq(roll_entry.roll_id, vote.roll_id), isNull(roll_entry.removed_at)));
	const [found] = await db()
		.select({
			published: sql<number>`${isNotNull(consultation.published_at)}`,
			retired: sql<number>`${isNotNull(roll.retired_at)}`,
			somebody: sql<number>`${exists(line)}`
		})
		.from(vote)
		.innerJoin(consultation, eq(consultation.id, vote.consultation_id))
		.innerJoin(roll, eq(roll.id, vote.roll_id))
		.where(eq(vote.id, voteId));
	if (!found) return 'not_ready';
	if (!found.published) return 'not_published';
	if (found.retired) return 'roll_retired';
	return found.somebody ? null : 'not_ready';
}
