import { sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { entry } from '#lib/audit/audit.server.ts';
import { db, write } from '#lib/server/db.ts';
import { configText } from './config.ts';
import { consent, settleConsent, type People } from './consent.server.ts';
import { discard, freeze, isWhole, own, sweep, type Frozen } from './freezing.server.ts';
import { isReady } from './readiness.server.ts';
import type { Vote } from './votes.ts';

/**
 * Opens a vote: copies the roll into electors, sums them, and freezes question, options, rule and times. The
 * electors are written first, part by part, and count for nothing; one short commit then opens the vote with them,
 * or nothing: it holds only if they are all there and the roll was not changed since the first was read. What
 * other attempts have written meanwhile goes with it. A time of opening that has passed becomes now.
 */
export async function open(vote: Vote, people: People, now: number): Promise<'done' | 'not_done'> {
	await sweep(now);
	const rollVersion = await versionOf(vote.roll_id);
	const ready = sql`id = ${vote.id} AND version = ${vote.version} AND opened_at IS NULL
		AND discarded_at IS NULL AND closes_at > ${now} AND ${isReady} AND ${consent(people)}
		AND EXISTS (SELECT 1 FROM roll WHERE roll.id = vote.roll_id AND roll.version = ${rollVersion})`;
	const frozen = await freeze(vote.id, { id: vote.roll_id, kind: vote.roll_kind }, ready, now);
	const mayOpen = sql`${ready} AND ${frozen.electors > 0} AND ${isWhole(frozen)}`;
	const opensAt = Math.max(vote.opens_at, now);
	const hash = sha256(configText(vote, opensAt, frozen.sha256));
	const [, opened] = await write([
		sql`DELETE FROM elector WHERE vote_id = ${vote.id} AND NOT (${own(frozen.attempt)})
			AND EXISTS (SELECT 1 FROM vote WHERE ${mayOpen})`,
		sql`UPDATE vote SET opened_at = ${now}, opened_by = ${people.first}, opened_with = ${people.second},
				opens_at = ${opensAt}, config_hash = ${hash}, electorate_heads = ${frozen.heads},
				electorate_households = ${frozen.households}, electorate_area = ${frozen.area}
			WHERE ${mayOpen}`,
		entry(line(vote, people, { frozen, hash, opensAt, now })),
		...settleConsent(
			people,
			sql`id = ${vote.id} AND opened_at = ${now} AND config_hash = ${hash}`,
			now
		)
	]);
	if (opened?.rowsAffected) return 'done';
	await discard(frozen);
	return 'not_done';
}

type Opening = { frozen: Frozen; hash: string; opensAt: number; now: number };

function line(vote: Vote, people: People, { frozen, hash, opensAt, now }: Opening) {
	const { electors, heads, households, area } = frozen;
	return {
		at: now,
		unitId: vote.unit_id,
		actor: { kind: 'person' as const, id: people.second ?? people.first },
		action: 'votes.open',
		subject: { kind: 'vote', id: vote.id },
		detail: {
			config_hash: hash,
			electors_sha256: frozen.sha256,
			electors,
			heads,
			households,
			area,
			proposed_by: people.first,
			confirmed_by: people.second,
			opens_at: opensAt,
			closes_at: vote.closes_at
		}
	};
}

async function versionOf(rollId: string): Promise<number | null> {
	const [found] = await db().all<{ version: number }>(
		sql`SELECT version FROM roll WHERE id = ${rollId}`
	);
	return found?.version ?? null;
}

function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}
