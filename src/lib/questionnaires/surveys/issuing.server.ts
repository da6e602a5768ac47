import { and, eq, exists, gt, lte, not } from 'drizzle-orm';
import { invitee_slip, survey } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { canEdit, type Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { drawCodes } from '#lib/slips/drawing.server.ts';
import { LONGEST_REASON, MOST_AT_ONCE, type Issued } from '#lib/slips/slips.ts';
import { insert, voidOld } from './issuing-statements.server.ts';
import type { NotIssued, Scope } from './slips.ts';
import { blocked, notAnswered, select, validSlip } from './who-gets-slips.server.ts';

/**
 * Makes slips for the invitees in the scope who have none, in the order of doors; those who have answered already
 * need none. The codes are returned this once and kept as hashes only.
 */
export async function issue(
	actor: Actor,
	surveyId: string,
	scope: Scope,
	now: number
): Promise<Issued | NotIssued> {
	const unitId = await editableUnit(actor, surveyId);
	const wanted = and(not(exists(validSlip())), notAnswered());
	// Somebody else may print at the same moment: then look again who is left.
	for (let tries = 3; tries > 0; tries -= 1) {
		const invitees = await select(surveyId, scope, wanted);
		if (invitees.length === 0) return (await blocked(surveyId, now)) ?? 'nobody';
		const { slips, rows } = drawCodes(invitees.slice(0, MOST_AT_ONCE));
		const line = { ...logLine(actor, unitId, surveyId, now), action: 'survey_slips.issue' };
		const detail = { count: slips.length, ...place(scope) };
		const [inserted] = await write([
			insert({ surveyId, actorId: actor.id, rows, now }),
			entry({ ...line, detail })
		]);
		if (inserted?.rowsAffected) return { slips, left: invitees.length - slips.length };
		const why = await blocked(surveyId, now);
		if (why) return why;
	}
	return 'meanwhile';
}

/**
 * Replaces the slips of those who have not answered: the old ones are void from the same commit on. Slips made after
 * `seenAt`, when the form was shown, are left alone, so that a form sent twice does not void what it has just printed.
 */
export async function reissue(
	actor: Actor,
	surveyId: string,
	scope: Scope,
	why: { reason: string; seenAt: number },
	now: number
): Promise<Issued | NotIssued> {
	const unitId = await editableUnit(actor, surveyId);
	const reason = why.reason.trim().slice(0, LONGEST_REASON);
	if (reason === '') return 'no_reason';
	const wanted = and(
		'inviteeId' in scope
			? not(exists(validSlip(gt(invitee_slip.issued_at, why.seenAt))))
			: exists(validSlip(lte(invitee_slip.issued_at, why.seenAt))),
		notAnswered()
	);
	const invitees = await select(surveyId, scope, wanted);
	if (invitees.length === 0) return (await blocked(surveyId, now)) ?? 'meanwhile';
	const { slips, rows } = drawCodes(invitees.slice(0, MOST_AT_ONCE));
	const line = { ...logLine(actor, unitId, surveyId, now), action: 'survey_slips.reissue' };
	const [, inserted] = await write([
		voidOld({ surveyId, actorId: actor.id, rows, now }, why.seenAt),
		insert({ surveyId, actorId: actor.id, rows, now }),
		entry({ ...line, detail: { count: slips.length, reason, ...place(scope) } })
	]);
	if (!inserted?.rowsAffected) return (await blocked(surveyId, now)) ?? 'meanwhile';
	return { slips, left: invitees.length - slips.length };
}

async function editableUnit(actor: Actor, surveyId: string): Promise<string> {
	const [found] = await db()
		.select({ unitId: survey.unit_id })
		.from(survey)
		.where(eq(survey.id, surveyId));
	if (!found) refuse('not_found', `no survey ${surveyId}`);
	if (!canEdit(actor, found.unitId)) refuse('forbidden', 'slips are printed by chair and editors');
	return found.unitId;
}

function logLine(actor: Actor, unitId: string, surveyId: string, at: number) {
	const who = { kind: 'person', id: actor.id } as const;
	return { at, unitId, actor: who, subject: { kind: 'survey', id: surveyId } };
}

function place(scope: Scope): Record<string, string> {
	if ('inviteeId' in scope) return { invitee: scope.inviteeId };
	return 'building' in scope ? { building: scope.building } : {};
}
