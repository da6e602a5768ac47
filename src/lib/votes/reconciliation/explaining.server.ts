import { sql } from 'drizzle-orm';
import { entry } from '#lib/audit/audit.server.ts';
import { canConfirm, type Actor } from '#lib/people/actor.ts';
import { write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { get } from '../votes.server.ts';
import { reconcile } from './reconciliation.server.ts';
import { whatDiffers } from './reconciliation.ts';

export type ExplainAnswer =
	| 'explained'
	/** The count was held back for it, and is public now. */
	| 'published'
	| 'nothing_to_explain'
	/** Not opened, cancelled, or its result is public already. */
	| 'too_late';

/**
 * Explains to everybody what does not reconcile: the words stand beside the numbers on the result. A proposal to
 * close that waits is void then, so that the second person has read them; a count that was held back is published.
 * One person suffices: the numbers, which nobody can write, are printed with the words.
 */
export async function explain(
	actor: Actor,
	voteId: string,
	note: string,
	now: number
): Promise<ExplainAnswer> {
	const vote = await get(voteId);
	if (!canConfirm(actor, vote.unit_id)) refuse('forbidden', 'only chair and supervisor explain');
	if (note.trim() === '') refuse('invalid', 'an explanation without words');
	if (vote.opened_at === null || vote.cancelled_at !== null || vote.published_at !== null)
		return 'too_late';
	const differences = whatDiffers(await reconcile(vote));
	if (vote.counted_at === null && differences.length === 0) return 'nothing_to_explain';
	const line = {
		at: now,
		unitId: vote.unit_id,
		actor: { kind: 'person' as const, id: actor.id },
		subject: { kind: 'vote', id: voteId }
	};
	const [explained, , , published] = await write([
		sql`UPDATE vote SET reconciliation_note = ${note} WHERE id = ${voteId} AND opened_at IS NOT NULL
			AND cancelled_at IS NULL AND NOT EXISTS (SELECT 1 FROM vote_count c
				WHERE c.vote_id = vote.id AND c.published_at IS NOT NULL)`,
		entry({ ...line, action: 'votes.explain', detail: { note } }),
		sql`UPDATE confirmation SET withdrawn_by = ${actor.id}, withdrawn_at = ${now}
			WHERE vote_id = ${voteId} AND act = 'close' AND confirmed_at IS NULL AND withdrawn_at IS NULL
			AND changes() > 0`,
		sql`UPDATE vote_count SET published_at = ${now} WHERE vote_id = ${voteId} AND published_at IS NULL
			AND (SELECT reconciliation_note FROM vote WHERE id = ${voteId}) <> ''`,
		entry({ ...line, action: 'votes.publish_count' })
	]);
	if (published?.rowsAffected) return 'published';
	return explained?.rowsAffected ? 'explained' : 'too_late';
}
