import { sql } from 'drizzle-orm';
import { programme } from '#db/schema.server.ts';
import { entry } from '#lib/audit/audit.server.ts';
import type { AuditDetail } from '#lib/audit/audit.ts';
import { canOrganise, type Actor } from '#lib/people/actor.ts';
import { db, write, type Statement } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import * as units from '#lib/units/units.server.ts';
import { blankTerms } from './blank.ts';
import { changedParts } from './changes.ts';
import type { Criterion } from './criteria.ts';
import { daysFrom, yearsLater } from './days.ts';
import { termsOf, type Pack } from './packs.ts';
import { findPack } from './packs.server.ts';
import type { Terms } from './programme.ts';
import { get, getOfUnit } from './programmes.server.ts';

/** What a programme begins from: an example, one of the organiser's own, a file, or nothing. */
export type Source =
	{ pack: string } | { programme: string } | { read: Pack } | { criteria: readonly Criterion[] };

export type New = { key: string; year: number; from: Source };

/** Begins a programme. The form's key makes it once, however often it is sent. */
export async function draft(
	actor: Actor,
	unitId: string,
	{ key, year, from }: New,
	now: number
): Promise<{ id: string } | 'no_such_pack'> {
	if (!canOrganise(actor, unitId)) refuse('forbidden', 'only an organiser drafts programmes');
	if (key === '') refuse('invalid', 'a programme without a form key');
	const terms = await termsFrom(unitId, { from, year, now });
	if (!terms) return 'no_such_pack';
	const id = newId();
	const copiedFrom = 'programme' in from ? from.programme : null;
	await write([
		sql`INSERT INTO ${programme} (id, form_key, unit_id, year, draft, copied_from, created_by, created_at)
			VALUES (${id}, ${key}, ${unitId}, ${year}, ${JSON.stringify(terms)}, ${copiedFrom},
				${actor.id}, ${now})
			ON CONFLICT DO NOTHING`,
		line(actor, { id, unitId, action: 'programmes.draft', now }, { name: terms.name.zh, year })
	]);
	const [made] = await db()
		.select({ id: programme.id })
		.from(programme)
		.where(sql`${programme.form_key} = ${key} AND ${programme.unit_id} = ${unitId}`);
	return made ?? refuse('conflict', 'the form key is another organiser’s');
}

/** Keeps what an organiser has made of a draft, if nobody else has saved since `version`. */
export async function revise(
	actor: Actor,
	programmeId: string,
	{ version, terms }: { version: number; terms: Terms },
	now: number
): Promise<'revised' | 'edited_meanwhile' | 'called' | 'discarded'> {
	const before = await get(programmeId);
	const { unit_id: unitId } = before;
	if (!canOrganise(actor, unitId)) refuse('forbidden', 'only its organiser revises a programme');
	const changed = changedParts(before.terms, terms);
	const [revised] = await write([
		sql`UPDATE ${programme} SET draft = ${JSON.stringify(terms)}, year = ${terms.year},
				version = version + 1, revised_at = ${now}, revised_by = ${actor.id}
			WHERE id = ${programmeId} AND version = ${version} AND called_at IS NULL
				AND discarded_at IS NULL`,
		line(actor, { id: programmeId, unitId, action: 'programmes.revise', now }, { changed })
	]);
	if (revised?.rowsAffected) return 'revised';
	const after = await get(programmeId);
	if (after.discarded_at !== null) return 'discarded';
	return after.called_at === null ? 'edited_meanwhile' : 'called';
}

/** Puts a draft away. What was called stays. */
export async function discard(
	actor: Actor,
	programmeId: string,
	now: number
): Promise<'discarded' | 'called'> {
	const { unit_id: unitId } = await get(programmeId);
	if (!canOrganise(actor, unitId)) refuse('forbidden', 'only its organiser discards a programme');
	await write([
		sql`UPDATE ${programme} SET discarded_at = ${now}
			WHERE id = ${programmeId} AND called_at IS NULL AND discarded_at IS NULL`,
		line(actor, { id: programmeId, unitId, action: 'programmes.discard', now }, {})
	]);
	return (await get(programmeId)).discarded_at === null ? 'called' : 'discarded';
}

export type Act = { id: string; unitId: string; action: string; now: number };

/** A line of the log about a programme. */
export function line(
	actor: Actor,
	{ id, unitId, action, now }: Act,
	detail: AuditDetail
): Statement {
	return entry({
		at: now,
		unitId,
		actor: { kind: 'person', id: actor.id },
		action,
		subject: { kind: 'programme', id },
		detail
	});
}

type Beginning = Omit<New, 'key'> & { now: number };

async function termsFrom(unitId: string, { from, year, now }: Beginning): Promise<Terms | null> {
	const { time_zone: zone } = await units.get(unitId);
	const round = { year, phases: daysFrom(now, zone), questionnaire_version_id: null };
	if ('criteria' in from) return blankTerms(year, round.phases, from.criteria);
	if ('read' in from) return termsOf(from.read, round);
	if ('pack' in from) {
		const pack = await findPack(from.pack);
		return pack && termsOf(pack, round);
	}
	const { terms } = await getOfUnit(unitId, from.programme);
	const later = yearsLater(terms.phases, year - terms.year, zone);
	return { ...terms, year, phases: later };
}
