import { sql } from 'drizzle-orm';
import { entry } from '#lib/audit/audit.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { write, type Statement } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import type { Vote } from '../votes.ts';
import { isTakenIn } from './batch-sql.server.ts';
import type { Batch } from './batch.ts';
import { editable, lineOf } from './batches.server.ts';
import { compare, conflicts, type Settled } from './comparing.server.ts';
import { countMarks } from './marked-doors.server.ts';

/**
 * Why a batch cannot be closed. `papers`: not as many as lie on the table. `more_papers`: more than electors marked,
 * and somebody may have put in two. `no_note`: fewer than electors marked, and nobody has said why. `conflicts`:
 * electors of it have cast by another channel, or left the roll.
 */
export type NotClosed =
	| 'not_compared'
	| 'unsettled'
	| 'empty'
	| 'papers'
	| 'more_papers'
	| 'no_note'
	| 'conflicts'
	| 'meanwhile';

/**
 * Makes ballots of the papers, in one commit or not at all: marks and ballots apart as online, in random order, with
 * random ids; what was typed is deleted. There are never more ballots than electors marked. A spoiled paper is a
 * ballot that takes no part, and its elector's mark stands. Of several who close it at the same time one does.
 */
export async function close(
	actor: Actor,
	batch: Batch,
	note: string,
	now: number
): Promise<'closed' | NotClosed> {
	const vote = await editable(actor, batch.vote_id);
	const compared = await compare(batch);
	if (!compared) return 'not_compared';
	const marks = batch.coded ? compared.papers.length : await countMarks(batch.id);
	const why = note.trim().slice(0, 500);
	const wrong = whyNot(batch, compared, marks, why);
	if (wrong) return wrong;
	if ((await conflicts(vote.id, compared.papers)).length > 0) return 'conflicts';
	const { papers, differences } = compared;
	const electors = JSON.stringify(papers.flatMap(({ elector_id }) => elector_id ?? []));
	const [closed] = await write([
		sql`UPDATE paper_batch SET closed_at = ${now}, closed_by = ${actor.id}, note = ${why},
				settled = ${differences.length}, marks = ${marks}, ballots = ${papers.length},
				invalid = ${papers.filter(({ invalid }) => invalid).length},
				blank = ${papers.filter(({ choice, invalid }) => !invalid && choice === null).length},
				version = version + 1
			WHERE id = ${batch.id} AND version = ${batch.version} AND ${isTakenIn(now)}
			AND ${batch.coded ? areFree(vote.id, electors) : areMarked(batch.id, marks)}`,
		...(batch.coded ? [markAll(vote.id, electors)] : []),
		batch.coded ? codedBallots(vote, papers) : alikeBallots(batch, papers),
		entry({
			...lineOf(actor, vote, now),
			action: 'paper.close',
			detail: {
				batch: batch.number,
				papers: papers.length,
				marks,
				settled: differences.length,
				...(why && { note: why })
			}
		}),
		sql`DELETE FROM paper_entry WHERE batch_id = ${batch.id} AND changes() > 0`
	]);
	return closed?.rowsAffected ? 'closed' : 'meanwhile';
}

/** What stands in the way, as far as the batch itself tells. */
export function whyNot(
	{ papers: onTable, coded }: Pick<Batch, 'papers' | 'coded'>,
	{ unsettled, papers }: { unsettled: number; papers: readonly Settled[] },
	marks: number,
	note: string
): NotClosed | null {
	if (unsettled > 0) return 'unsettled';
	if (papers.length === 0) return 'empty';
	if (papers.length !== onTable) return 'papers';
	if (coded) return null;
	if (papers.length > marks) return 'more_papers';
	return papers.length < marks && note === '' ? 'no_note' : null;
}

/** Every one of them is on this vote's roll and has not cast. */
function areFree(voteId: string, electors: string) {
	return sql`NOT EXISTS (SELECT 1 FROM json_each(${electors}) j WHERE NOT EXISTS (
		SELECT 1 FROM elector e WHERE e.id = j.value AND e.vote_id = ${voteId} AND e.removed_at IS NULL
		AND NOT EXISTS (SELECT 1 FROM mark m WHERE m.vote_id = e.vote_id AND m.elector_id = e.id)))`;
}

/** As many as were counted are marked, and a ballot of one weighs what a ballot of another does. */
function areMarked(batchId: string, marks: number) {
	return sql`(SELECT count(*) FROM paper_mark WHERE batch_id = ${batchId}) = ${marks}
		AND (SELECT count(DISTINCT json_array(e.heads, e.households, e.area)) FROM paper_mark p
			JOIN elector e ON e.id = p.elector_id WHERE p.batch_id = ${batchId}) = 1`;
}

function markAll(voteId: string, electors: string): Statement {
	return sql`INSERT INTO mark (vote_id, elector_id, channel, key)
		SELECT ${voteId}, value, 'paper', lower(hex(randomblob(10))) FROM json_each(${electors})
		WHERE changes() > 0`;
}

function codedBallots({ id, privacy }: Vote, papers: readonly Settled[]): Statement {
	const whose = privacy === 'named' ? sql`e.id` : sql`NULL`;
	return sql`INSERT INTO ballot
		(vote_id, id, elector_id, choice, invalid, channel, heads, households, area)
		SELECT ${id}, j.value ->> 0, ${whose}, j.value ->> 1, j.value ->> 2, 'paper', e.heads, e.households, e.area
		FROM json_each(${inRandomOrder(papers)}) j JOIN elector e ON e.id = j.value ->> 3 WHERE changes() > 0`;
}

function alikeBallots({ id, vote_id }: Batch, papers: readonly Settled[]): Statement {
	return sql`INSERT INTO ballot (vote_id, id, choice, invalid, channel, heads, households, area)
		SELECT ${vote_id}, j.value ->> 0, j.value ->> 1, j.value ->> 2, 'paper', e.heads, e.households, e.area
		FROM json_each(${inRandomOrder(papers)}) j JOIN (SELECT heads, households, area FROM elector
			WHERE id IN (SELECT elector_id FROM paper_mark WHERE batch_id = ${id}) LIMIT 1) e
		WHERE changes() > 0`;
}

/** [id, choice, invalid, elector] each, in the order of ids that say nothing. */
function inRandomOrder(papers: readonly Settled[]): string {
	const rows = papers.map(({ choice, invalid, elector_id }) => {
		return [newId(), choice && JSON.stringify(choice), invalid ? 1 : 0, elector_id] as const;
	});
	return JSON.stringify(rows.sort(([a], [b]) => (a < b ? -1 : 1)));
}
