import { sql, type SQL } from 'drizzle-orm';
import { setImmediate } from 'node:timers/promises';
import { db } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { basesOf, type Channel, type Vote } from '../votes.ts';
import type { ChannelBallots, Reconciliation } from './reconciliation.ts';

/**
 * Puts marks, ballots, slips, batches and the log side by side. `ballots` are given by the count, which has read
 * them already. Others have their turn in between: a vote may have a million of each.
 */
export async function reconcile(
	vote: Vote,
	ballots?: readonly ChannelBallots[]
): Promise<Reconciliation> {
	const one = <Row>(query: SQL) => first<Row>(query, vote.id);
	const logged = await one<{ opened: number; added: number; removed: number }>(loggedOf(vote.id));
	const live = await one<{ now: number; heads: number; households: number; area: number }>(sql`
		SELECT count(*) AS now, coalesce(sum(heads), 0) AS heads,
			coalesce(sum(households), 0) AS households, coalesce(sum(area), 0) AS area
		FROM elector WHERE vote_id = ${vote.id} AND removed_at IS NULL`);
	await setImmediate();
	const channels = joined(await marksOf(vote.id), ballots ?? (await ballotsOf(vote.id)));
	await setImmediate();
	const strangers = await one<{ strangers: number }>(sql`
		SELECT count(*) AS strangers FROM mark m LEFT JOIN elector e
			ON e.id = m.elector_id AND e.vote_id = m.vote_id AND e.removed_at IS NULL
		WHERE m.vote_id = ${vote.id} AND e.id IS NULL`);
	await setImmediate();
	const [slips, batches, hands, kept] = await Promise.all([
		one<Reconciliation['slips']>(slipsOf(vote.id)),
		batchesOf(vote.id),
		handsOf(vote.id),
		one<{ kept: number; withdrawn: number }>(sql`SELECT
			coalesce(sum(withdrew_ballot = 0), 0) AS kept,
			coalesce(sum(withdrew_ballot = 1 AND channel = 'paper'), 0) AS withdrawn
			FROM objection WHERE vote_id = ${vote.id} AND settled_at IS NOT NULL AND ruling = 'upheld'`)
	]);
	const { now, ...weights } = live;
	return {
		electors: { ...logged, now },
		sums: basesOf(vote.roll_kind).map((basis) => {
			return { basis, frozen: vote[`electorate_${basis}`] ?? 0, now: weights[basis] };
		}),
		channels,
		...strangers,
		slips,
		batches,
		hands,
		withdrawnPapers: kept.withdrawn,
		keptObjections: kept.kept
	};
}

/** What the log, which nobody can change, says of the electors; of a vote without such lines, the roll itself. */
const loggedOf = (voteId: string) => sql`SELECT
	coalesce((SELECT detail ->> 'electors' FROM audit_entry
			WHERE subject_id = ${voteId} AND action = 'votes.open'),
		(SELECT count(*) FROM elector e JOIN vote v ON v.id = e.vote_id
			WHERE v.id = ${voteId} AND e.added_at <= v.opened_at)) AS opened,
	(SELECT count(*) FROM audit_entry
		WHERE subject_id = ${voteId} AND action = 'votes.add_elector') AS added,
	(SELECT count(*) FROM audit_entry
		WHERE subject_id = ${voteId} AND action = 'votes.remove_elector') AS removed`;

const slipsOf = (voteId: string) => sql`SELECT count(*) AS issued,
	count(voided_at) AS voided,
	(SELECT count(*) FROM mark WHERE vote_id = ${voteId} AND channel = 'online') AS used,
	(SELECT count(*) FROM mark WHERE vote_id = ${voteId} AND channel = 'online'
		AND elector_id NOT IN (SELECT elector_id FROM slip WHERE vote_id = ${voteId})) AS without
	FROM slip WHERE vote_id = ${voteId}`;

function marksOf(voteId: string): Promise<{ channel: Channel; marks: number }[]> {
	return db().all(sql`SELECT channel, count(*) AS marks FROM mark
		WHERE vote_id = ${voteId} GROUP BY channel`);
}

function ballotsOf(voteId: string): Promise<ChannelBallots[]> {
	return db().all(sql`SELECT channel, count(*) AS ballots, sum(invalid) AS invalid FROM ballot
		WHERE vote_id = ${voteId} GROUP BY channel`);
}

function batchesOf(voteId: string): Promise<Reconciliation['batches']> {
	return db().all(sql`SELECT number, papers, marks, ballots FROM paper_batch
		WHERE vote_id = ${voteId} AND closed_at IS NOT NULL AND discarded_at IS NULL ORDER BY number`);
}

async function handsOf(voteId: string): Promise<Reconciliation['hands']> {
	const [last] = await db().all<NonNullable<Reconciliation['hands']>>(sql`
		SELECT present, votes_for, votes_against, abstaining FROM show_of_hands
		WHERE vote_id = ${voteId} ORDER BY recorded_at DESC, rowid DESC LIMIT 1`);
	return last ?? null;
}

function joined(
	marks: readonly { channel: Channel; marks: number }[],
	ballots: readonly ChannelBallots[]
): Reconciliation['channels'] {
	const names = new Set([...marks, ...ballots].map(({ channel }) => channel));
	return [...names]
		.map((channel) => {
			const kept = ballots.find((row) => row.channel === channel);
			return {
				channel,
				marks: marks.find((row) => row.channel === channel)?.marks ?? 0,
				ballots: kept?.ballots ?? 0,
				invalid: kept?.invalid ?? 0
			};
		})
		.sort((a, b) => b.ballots - a.ballots || b.marks - a.marks);
}

async function first<Row>(query: SQL, voteId: string): Promise<Row> {
	const [found] = await db().all<Row>(query);
	return found ?? refuse('not_found', `no sums of vote ${voteId}`);
}
