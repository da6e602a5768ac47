import { sql } from 'drizzle-orm';
import { unit, vote, vote_count } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import { canManage, isAdministrator, type Actor } from '#lib/people/actor.ts';
import { write, type Statement } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { ProfileInput, UnitInput } from './units.form.ts';
import * as units from './units.server.ts';
import { codeFault, levelBelow, type CodeFault } from './units.ts';

/** Adds a unit right below another; its code must lie below the parent's and be nobody else's. */
export async function create(
	actor: Actor,
	input: UnitInput,
	now: number
): Promise<{ id: string } | { refused: CodeFault | 'wrong_level' | 'taken' }> {
	if (!isAdministrator(actor)) refuse('forbidden', 'only an administrator adds units');
	const parent = await units.get(input.parent_id);
	if (levelBelow(parent.level) !== input.level) return { refused: 'wrong_level' };
	const fault = codeFault(input.code, input.level, parent);
	if (fault) return { refused: fault };
	const id = newId();
	const [added] = await write([
		sql`INSERT INTO ${unit} (id, code, parent_id, level, kind, name, name_en, time_zone, created_at)
			SELECT ${id}, ${input.code}, ${parent.id}, ${input.level}, ${input.kind}, ${input.name},
				${input.name_en}, ${input.time_zone}, ${now}
			WHERE true ON CONFLICT DO NOTHING`,
		entry({
			at: now,
			unitId: id,
			actor: { kind: 'person', id: actor.id },
			action: 'units.create',
			subject: { kind: 'unit', id },
			detail: { code: input.code, name: input.name }
		})
	]);
	return added?.rowsAffected ? { id } : { refused: 'taken' };
}

/**
 * Changes what a unit says about itself. The chair can ask for two people at opening and closing,
 * but not do away with them: that is `changeTwoPerson`, by an administrator.
 */
export async function revise(
	actor: Actor,
	unitId: string,
	input: ProfileInput,
	now: number
): Promise<void> {
	if (!canManage(actor, unitId)) refuse('forbidden', 'only the chair changes the profile');
	const before = await units.get(unitId);
	const land = input.land_area === null ? null : Math.round(input.land_area * 10_000);
	await write([
		sql`UPDATE ${unit} SET population = ${input.population}, households = ${input.households},
			land_area = ${land}, address = ${input.address}, contact = ${input.contact},
			phone = ${input.phone}, introduction = ${input.introduction},
			time_zone = ${input.time_zone}, two_person = ${before.two_person || input.two_person}
			WHERE id = ${unitId}`,
		entry({
			at: now,
			unitId,
			actor: { kind: 'person', id: actor.id },
			action: before.two_person || !input.two_person ? 'units.revise' : 'units.change_two_person',
			subject: { kind: 'unit', id: unitId },
			detail: { two_person: before.two_person || input.two_person }
		})
	]);
}

/** Says whether opening and closing a vote take two people in this unit. */
export async function changeTwoPerson(
	actor: Actor,
	unitId: string,
	twoPerson: boolean,
	now: number
): Promise<void> {
	if (!isAdministrator(actor))
		refuse('forbidden', 'only an administrator changes how many it takes');
	await units.get(unitId);
	await write([
		sql`UPDATE ${unit} SET two_person = ${twoPerson} WHERE id = ${unitId} AND two_person <> ${twoPerson}`,
		entry({
			at: now,
			unitId,
			actor: { kind: 'person', id: actor.id },
			action: 'units.change_two_person',
			subject: { kind: 'unit', id: unitId },
			detail: { two_person: twoPerson }
		})
	]);
}

/**
 * Closes a unit that no longer exists; its record stays readable. Not while a vote that was opened there is
 * without its result: nobody could close it any more, and voters would wait for nothing.
 */
export async function close(
	actor: Actor,
	unitId: string,
	now: number
): Promise<'closed' | 'votes_open' | 'unchanged'> {
	if (!isAdministrator(actor)) refuse('forbidden', 'only an administrator closes units');
	const { closed_at } = await units.get(unitId);
	const [closed] = await write([
		sql`UPDATE ${unit} SET closed_at = ${now} WHERE id = ${unitId} AND closed_at IS NULL
			AND NOT EXISTS (SELECT 1 FROM ${vote} v WHERE v.unit_id = ${unitId}
				AND v.opened_at IS NOT NULL AND v.discarded_at IS NULL AND v.cancelled_at IS NULL
				AND NOT EXISTS (SELECT 1 FROM ${vote_count} c WHERE c.vote_id = v.id))`,
		line(actor, unitId, 'units.close', now)
	]);
	if (closed?.rowsAffected) return 'closed';
	return closed_at === null ? 'votes_open' : 'unchanged';
}

/** Opens a closed unit again. */
export async function reopen(actor: Actor, unitId: string, now: number): Promise<void> {
	if (!isAdministrator(actor)) refuse('forbidden', 'only an administrator reopens units');
	await write([
		sql`UPDATE ${unit} SET closed_at = NULL WHERE id = ${unitId} AND closed_at IS NOT NULL`,
		line(actor, unitId, 'units.reopen', now)
	]);
}

function line({ id }: Actor, unitId: string, action: string, at: number): Statement {
	const actor = { kind: 'person' as const, id };
	return entry({ at, unitId, actor, action, subject: { kind: 'unit', id: unitId } });
}
