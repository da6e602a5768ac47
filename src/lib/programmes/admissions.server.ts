import { and, asc, desc, eq, isNotNull, isNull, like, or, sql, type SQL } from 'drizzle-orm';
import { admission, unit } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import type { AuditDetail } from '#lib/audit/audit.ts';
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

/** Says how a unit belongs to the organiser from now on. `before`: what ends with the kind that it had, in the same write. */
export async function revise(
	actor: Actor,
	organiserId: string,
	{ id, kind, before = [] }: { id: string; kind: Membership; before?: SQL[] },
	now: number
): Promise<'revised' | 'not_admitted'> {
	mustOrganise(actor, organiserId);
	const results = await write([
		...before,
		sql`UPDATE ${admission} SET kind = ${kind}
			WHERE id = ${id} AND organiser_id = ${organiserId} AND left_at IS NULL`,
		line(actor, { id, organiserId, action: 'programmes.revise_admission', now }, { kind })
	]);
	return results[before.length]?.rowsAffected ? 'revised' : 'not_admitted';
}

/** A unit leaves, with the reason; what it has applied for stays. `after`: what ends with it, in the same write. */
export async function leave(
	actor: Actor,
	organiserId: string,
	{ id, reason, after = [] }: { id: string; reason: string; after?: SQL[] },
	now: number
): Promise<'left' | 'no_reason' | 'not_admitted'> {
	mustOrganise(actor, organiserId);
	if (reason.trim() === '') return 'no_reason';
	const [left] = await write([
		sql`UPDATE ${admission} SET left_at = ${now}, leave_reason = ${reason.trim()}
			WHERE id = ${id} AND organiser_id = ${organiserId} AND left_at IS NULL`,
		line(actor, { id, organiserId, action: 'programmes.end_admission', now }, { reason }),
		...after
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
