import { and, eq, exists, gt, lte, not } from 'drizzle-orm';
import { slip, vote } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { drawCodes } from '#lib/slips/drawing.server.ts';
import { LONGEST_REASON, MOST_AT_ONCE, type Issued } from '#lib/slips/slips.ts';
import { insert, voidOld } from './issuing-statements.server.ts';
import type { NotIssued, Scope } from './slips.ts';
import { blocked, notVoted, select, validSlip } from './who-gets-slips.server.ts';

/**
 * Makes slips for the electors in the scope who have none, in the order of doors; in a building or for everybody
 * those who have voted already need none. The codes are returned this once and kept as hashes only.
 */
export async function issue(
	actor: Actor,
	voteId: string,
	scope: Scope,
	now: number
): Promise<Issued | NotIssued> {
	const unitId = await editableUnit(actor, voteId);
	const wanted = and(not(exists(validSlip())), 'electorId' in scope ? undefined : notVoted());
	// Somebody else may print at the same moment: then look again who is left.
	for (let tries = 3; tries > 0; tries -= 1) {
		const electors = await select(voteId, scope, wanted);
		if (electors.length === 0) return (await blocked(voteId, now)) ?? 'nobody';
		const { slips, rows } = drawCodes(electors.slice(0, MOST_AT_ONCE));
		const line = { ...logLine(actor, unitId, voteId, now), action: 'slips.issue' };
		const detail = { count: slips.length, ...place(scope) };
		const [inserted] = await write([
			insert({ voteId, actorId: actor.id, rows, now }),
			entry({ ...line, detail })
		]);
		if (inserted?.rowsAffected) return { slips, left: electors.length - slips.length };
		const why = await blocked(voteId, now);
		if (why) return why;
	}
	return 'meanwhile';
}

/**
 * Replaces slips: the old ones are void from the same commit on. In a building the slips of those who have voted
 * stay; one elector gets a new slip in any case. Slips made after `seenAt`, when the form was shown, are left
 * alone, so that a form sent twice does not void what it has just printed.
 */
export async function reissue(
	actor: Actor,
	voteId: string,
	scope: Scope,
	why: { reason: string; seenAt: number },
	now: number
): Promise<Issued | NotIssued> {
	const unitId = await editableUnit(actor, voteId);
	const reason = why.reason.trim().slice(0, LONGEST_REASON);
	if (reason === '') return 'no_reason';
	const wanted =
		'electorId' in scope
			? not(exists(validSlip(gt(slip.issued_at, why.seenAt))))
			: and(exists(validSlip(lte(slip.issued_at, why.seenAt))), notVoted());
	const electors = await select(voteId, scope, wanted);
	if (electors.length === 0) return (await blocked(voteId, now)) ?? 'meanwhile';
	const { slips, rows } = drawCodes(electors.slice(0, MOST_AT_ONCE));
	const line = { ...logLine(actor, unitId, voteId, now), action: 'slips.reissue' };
	const [, inserted] = await write([
		voidOld({ voteId, actorId: actor.id, rows, now }, { reason, seenAt: why.seenAt }),
		insert({ voteId, actorId: actor.id, rows, now }),
		entry({ ...line, detail: { count: slips.length, reason, ...place(scope) } })
	]);
	if (!inserted?.rowsAffected) return (await blocked(voteId, now)) ?? 'meanwhile';
	return { slips, left: electors.length - slips.length };
}

async function editableUnit(actor: Actor, voteId: string): Promise<string> {
	const [found] = await db().select({ unitId: vote.unit_id }).from(vote).where(eq(vote.id, voteId));
	if (!found) refuse('not_found', `no vote ${voteId}`);
	if (!canEdit(actor, found.unitId)) refuse('forbidden', 'slips are printed by chair and editors');
	return found.unitId;
}

function logLine(actor: Actor, unitId: string, voteId: string, at: number) {
	const who = { kind: 'person', id: actor.id } as const;
	return { at, unitId, actor: who, subject: { kind: 'vote', id: voteId } };
}

function place(scope: Scope): Record<string, string> {
	if ('electorId' in scope) return { elector: scope.electorId };
	return 'building' in scope ? { building: scope.building } : {};
}
