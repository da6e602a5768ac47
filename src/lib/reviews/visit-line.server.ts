import * as audit from '#lib/audit/audit.server.ts';
import type { AuditDetail } from '#lib/audit/audit.ts';
import type { Actor } from '#lib/people/actor.ts';

/** A line of the log about a visit, in the log of the unit that did it. */
export function lineOf(
	{ id: actorId }: Actor,
	{ id, unitId, action, now }: { id: string; unitId: string; action: string; now: number },
	detail: AuditDetail = {}
) {
	const actor = { kind: 'person' as const, id: actorId };
	return audit.entry({ at: now, unitId, actor, action, subject: { kind: 'visit', id }, detail });
}
