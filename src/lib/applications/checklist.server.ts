import { eq, sql } from 'drizzle-orm';
import { eligibility } from '#db/schema.server.ts';
import { canOrganise, type Actor } from '#lib/people/actor.ts';
import { line } from '#lib/programmes/drafting.server.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { db, write } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import { shipped, type Item } from './eligibility.ts';

/** What an organiser checks in this programme; the shipped list, version 0, until it has written its own. */
export async function checklist(
	programmeId: string
): Promise<{ items: readonly Item[]; version: number }> {
	const { items, version, programme_id } = eligibility;
	const [own] = await db()
		.select({ items, version })
		.from(eligibility)
		.where(eq(programme_id, programmeId));
	// It was checked before it was stored.
	return own
		? { items: own.items as Item[], version: own.version }
		: { items: shipped, version: 0 };
}

/** The most items of a check list. */
export const MOST_ITEMS = 30;

/**
 * Writes the check list of a programme, if nobody has saved since `version`. What was answered before stays with the words
 * that it was answered to.
 */
export async function reviseChecklist(
	actor: Actor,
	programmeId: string,
	{ version, items }: { version: number; items: readonly Item[] },
	now: number
): Promise<'revised' | 'edited_meanwhile' | 'no_items' | 'no_words'> {
	const { unit_id: unitId } = await programmes.getCalled(programmeId);
	if (!canOrganise(actor, unitId)) refuse('forbidden', 'only the organiser writes its check list');
	if (items.length === 0 || items.length > MOST_ITEMS) return 'no_items';
	if (items.some(({ words }) => words.zh.trim() === '')) return 'no_words';
	const body = JSON.stringify(items);
	const [revised] = await write([
		sql`INSERT INTO ${eligibility} (programme_id, items, revised_by, revised_at)
			SELECT ${programmeId}, ${body}, ${actor.id}, ${now}
			WHERE ${version} = 0 OR EXISTS (SELECT 1 FROM eligibility WHERE programme_id = ${programmeId})
			ON CONFLICT DO UPDATE SET items = excluded.items, version = version + 1,
				revised_by = excluded.revised_by, revised_at = excluded.revised_at
			WHERE version = ${version}`,
		line(
			actor,
			{ id: programmeId, unitId, action: 'applications.revise_checklist', now },
			{
				items: items.length
			}
		)
	]);
	return revised?.rowsAffected ? 'revised' : 'edited_meanwhile';
}
