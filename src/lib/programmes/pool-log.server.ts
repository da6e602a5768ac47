import { entry } from '#lib/audit/audit.server.ts';
import type { AuditDetail } from '#lib/audit/audit.ts';
import { canOrganise, type Actor } from '#lib/people/actor.ts';
import type { Statement } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';

/** A pool is kept by its organiser. */
export function mustKeepPool(actor: Actor, organiserId: string): void {
	if (!canOrganise(actor, organiserId)) refuse('forbidden', 'only an organiser keeps a pool');
}

export type Act = { id: string; organiserId: string; action: string; now: number };

/** A line of the log about an evaluator. */
export function line(
	actor: Actor,
	{ id, organiserId, action, now }: Act,
	detail: AuditDetail
): Statement {
	return entry({
		at: now,
		unitId: organiserId,
		actor: { kind: 'person', id: actor.id },
		action,
		subject: { kind: 'evaluator', id },
		detail
	});
}
