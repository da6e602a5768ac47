import { and, asc, desc, eq, isNotNull, isNull, like, or, sql, type SQL } from 'drizzle-orm';
import { admission, unit } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import type { AuditDetail } from '#lib/audit/audit.ts';
import { revocation } from '#lib/certificates/certificates.server.ts';
import { canOrganise, type Actor } from '#lib/people/actor.ts';
import { db, write, type Statement } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { Membership } from './admissions.ts';

export const perPage = 50;

export type Search = { search?: string; kind?: Membership | undefined; page?: number };

/** The units that an organiser admits now, by their code, found by name or code, a page at a time; pages count from 1. */
export async function list(
	organiserId: string,
	{ search = '', kind, page = 1 }: Search = {}
): Promise<{ admissions: Admitted[]; total: number; pages: number }> {
	const wanted = search
		.trim()
		.slice(0, 60)
		.replace(/[\\%_]/g, '');
	const where = and(
		eq(admission.organiser_id, organiserId),
		isNull(admission.left_at),
		kind ? eq(admission.kind, kind) : undefined,
		wanted
			? or(
					like(unit.name, `%${wanted}%`),
					like(unit.name_en, `%${wanted}%`),
					like(unit.code, `${wanted}%`)
				)
			: undefined
	);
	const [admissions, counted] = await Promise.all([
		select()
			.where(where)
			.orderBy(asc(unit.code))
			.limit(perPage)
			.offset((page - 1) * perPage),
		db()
			.select({ total: sql<number>`count(*)` })
			.from(admission)
			.innerJoin(unit, eq(unit.id, admission.unit_id))
			.where(where)
	]);
	const total = counted[0]?.total ?? 0;
	return { admissions, total, pages: Math.max(1, Math.ceil(total / perPage)) };
}

/** The units that have left, the last one first. */
export function listFormer(organiserId: string): Promise<Admitted[]> {
	return select()
		.where(and(eq(admission.organiser_id, organiserId), isNotNull(admission.left_at)))
		.orderBy(desc(admission.left_at))
		.limit(200);
}

/** The unit may apply to this organiser's programmes. */
export async function isAdmitted(organiserId: string, unitId: string): Promise<boolean> {
	return (await findNow(organiserId, unitId)) !== null;
}

/** How the unit belongs to the organiser now, or null. */
export async function findNow(organiserId: string, unitId: string): Promise<Admitted | null> {
	const [found] = await select().where(
		and(
			eq(admission.organiser_id, organiserId),
			eq(admission.unit_id, unitId),
			isNull(admission.left_at)
		)
	);
	return found ?? null;
}

export type Admitting = { key: string; unitId: string; kind: Membership };

/** Admits a unit to the organiser's programmes, once at a time. */
export async function admit(
	actor: Actor,
	organiserId: string,
	{ key, unitId, kind }: Admitting,
	now: number
): Promise<'admitted' | 'already_admitted' | 'no_such_unit'> {
	mustOrganise(actor, organiserId);
	const id = newId();
	const [admitted] = await write([
		sql`INSERT INTO ${admission} (id, form_key, organiser_id, unit_id, kind, joined_at, entered_by, entered_at)
			SELECT ${id}, ${key}, ${organiserId}, id, ${kind}, ${now}, ${actor.id}, ${now} FROM ${unit}
			WHERE id = ${unitId} AND closed_at IS NULL
			ON CONFLICT DO NOTHING`,
		line(actor, { id, organiserId, action: 'programmes.admit', now }, { unit: unitId, kind })
	]);
	if (admitted?.rowsAffected) return 'admitted';
	return (await isAdmitted(organiserId, unitId)) ? 'already_admitted' : 'no_such_unit';
}

/** Says how a unit belongs to the organiser from now on. */
export async function revise(
	actor: Actor,
	organiserId: string,
	{ id, kind }: { id: string; kind: Membership },
	now: number
): Promise<'revised' | 'not_admitted'> {
	mustOrganise(actor, organiserId);
	const isOther = sql`left_at IS NULL AND kind <> ${kind}`;
	const [, revised] = await write([
		endCertificates(
			actor,
			{ id, organiserId, isOver: isOther, now },
			'成员类别已变更 Kind of membership changed'
		),
		sql`UPDATE ${admission} SET kind = ${kind}
			WHERE id = ${id} AND organiser_id = ${organiserId} AND left_at IS NULL`,
		line(actor, { id, organiserId, action: 'programmes.revise_admission', now }, { kind })
	]);
	return revised?.rowsAffected ? 'revised' : 'not_admitted';
}

/** A unit leaves, with the reason; what it has applied for stays. */
export async function leave(
	actor: Actor,
	organiserId: string,
	{ id, reason }: { id: string; reason: string },
	now: number
): Promise<'left' | 'no_reason' | 'not_admitted'> {
	mustOrganise(actor, organiserId);
	if (reason.trim() === '') return 'no_reason';
	const [left] = await write([
		sql`UPDATE ${admission} SET left_at = ${now}, leave_reason = ${reason.trim()}
			WHERE id = ${id} AND organiser_id = ${organiserId} AND left_at IS NULL`,
		line(actor, { id, organiserId, action: 'programmes.end_admission', now }, { reason }),
		endCertificates(
			actor,
			{ id, organiserId, isOver: sql`left_at IS NOT NULL`, now },
			'已退出 No longer a member'
		)
	]);
	return left?.rowsAffected ? 'left' : 'not_admitted';
}

export type Admitted = {
	id: string;
	unit_id: string;
	name: string;
	name_en: string;
	code: string;
	kind: Membership;
	joined_at: number;
	left_at: number | null;
	leave_reason: string;
};

function select() {
	const { id, unit_id, kind, joined_at, left_at, leave_reason } = admission;
	const { name, name_en, code } = unit;
	return db()
		.select({ id, unit_id, name, name_en, code, kind, joined_at, left_at, leave_reason })
		.from(admission)
		.innerJoin(unit, eq(unit.id, admission.unit_id))
		.$dynamic();
}

function mustOrganise(actor: Actor, organiserId: string): void {
	if (!canOrganise(actor, organiserId)) refuse('forbidden', 'only an organiser admits units');
}

/** For statements: what certifies a membership stands no longer than it. */
function endCertificates(
	actor: Actor,
	{ id, organiserId, isOver, now }: { id: string; organiserId: string; isOver: SQL; now: number },
	reason: string
): SQL {
	const which = sql`kind = 'membership' AND admission_id = (SELECT a.id FROM admission a
		WHERE a.id = ${id} AND a.organiser_id = ${organiserId} AND ${isOver})`;
	return revocation(actor, which, reason, now);
}

type Act = { id: string; organiserId: string; action: string; now: number };

function line(
	{ id: person }: Actor,
	{ id, organiserId, action, now }: Act,
	detail: AuditDetail
): Statement {
	return entry({
		at: now,
		unitId: organiserId,
		actor: { kind: 'person', id: person },
		action,
		subject: { kind: 'admission', id },
		detail
	});
}
