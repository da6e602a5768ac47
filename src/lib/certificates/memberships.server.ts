import { sql, type SQL } from 'drizzle-orm';
import type { Actor } from '#lib/people/actor.ts';
import type { Membership } from '#lib/programmes/admissions.ts';
import * as admissions from '#lib/programmes/admissions.server.ts';
import { revocation } from './certificates.server.ts';

/** Says how a unit belongs to the organiser from now on; what certified another kind of membership is revoked with it. */
export function revise(
	actor: Actor,
	organiserId: string,
	input: { id: string; kind: Membership },
	now: number
) {
	const isOver = sql`left_at IS NULL AND kind <> ${input.kind}`;
	const which = certifying({ id: input.id, organiserId, isOver });
	const before = [revocation(actor, which, '成员类别已变更 Kind of membership changed', now)];
	return admissions.revise(actor, organiserId, { ...input, before }, now);
}

/** A unit leaves, with the reason; what certified its membership is revoked with it. */
export function leave(
	actor: Actor,
	organiserId: string,
	input: { id: string; reason: string },
	now: number
) {
	const which = certifying({ id: input.id, organiserId, isOver: sql`left_at IS NOT NULL` });
	const after = [revocation(actor, which, '已退出 No longer a member', now)];
	return admissions.leave(actor, organiserId, { ...input, after }, now);
}

function certifying({ id, organiserId, isOver }: { id: string; organiserId: string; isOver: SQL }) {
	return sql`kind = 'membership' AND admission_id = (SELECT a.id FROM admission a
		WHERE a.id = ${id} AND a.organiser_id = ${organiserId} AND ${isOver})`;
}
