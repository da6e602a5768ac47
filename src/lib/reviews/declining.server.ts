import { sql } from 'drizzle-orm';
import { interest, review } from '#db/schema.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { write } from '#lib/server/db.ts';
import { unitOf } from './assigning.server.ts';
import { leadByDefault } from './leading.server.ts';
import { lineOf } from './log-line.server.ts';
import { getOwn } from './reviewing.server.ts';

export type Declining = { reason: string; hasInterest: boolean };

/**
 * Gives a review back before it is sealed, with the reason; with a declared interest it never comes back to this
 * evaluator. What was written stays, and counts for nothing. If they led the settlement, another one does.
 */
export async function decline(
	actor: Actor,
	reviewId: string,
	{ reason, hasInterest }: Declining,
	now: number
): Promise<'declined' | 'no_reason' | 'sealed'> {
	const { application_id, evaluator_id } = await getOwn(actor, reviewId);
	const { unitId, programmeId } = await unitOf(reviewId);
	const words = reason.trim().slice(0, 1_000);
	if (words === '') return 'no_reason';
	const [declined] = await write([
		sql`UPDATE ${review} SET declined_at = ${now}, decline_reason = ${words}, leads_since = NULL
			WHERE id = ${reviewId} AND sealed_at IS NULL AND released_at IS NULL AND declined_at IS NULL`,
		lineOf(
			actor,
			{ id: reviewId, unitId, action: 'reviews.decline', now },
			{ reason: words, application: application_id, evaluator: evaluator_id }
		),
		sql`INSERT INTO ${interest} (evaluator_id, application_id, reason, declared_at)
			SELECT evaluator_id, application_id, ${words}, ${now} FROM review
			WHERE id = ${reviewId} AND declined_at = ${now} AND ${hasInterest ? 1 : 0} = 1
			ON CONFLICT DO NOTHING`,
		leadByDefault(programmeId, now)
	]);
	return declined?.rowsAffected ? 'declined' : 'sealed';
}
