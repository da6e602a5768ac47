import { sql } from 'drizzle-orm';
import { entry } from '#lib/audit/audit.server.ts';
import { canOrganise, type Actor } from '#lib/people/actor.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { AdmissionLine, LineFault } from './admission-lines.ts';

/** Admits all units of a list, those already admitted left as they are: all of them, or none if one is unknown. */
export async function admitAll(
	actor: Actor,
	organiserId: string,
	lines: readonly AdmissionLine[],
	now: number
): Promise<{ admitted: number } | { faults: LineFault[] }> {
	if (!canOrganise(actor, organiserId)) refuse('forbidden', 'only an organiser admits units');
	const wanted = JSON.stringify(lines.map(({ code, kind }) => [newId(), code, kind]));
	const unknown = await unknownIn(lines);
	if (unknown.length > 0) return { faults: unknown };
	const [admitted] = await write([
		sql`INSERT INTO admission (id, form_key, organiser_id, unit_id, kind, joined_at, entered_by, entered_at)
			SELECT value ->> 0, value ->> 0, ${organiserId}, u.id, value ->> 2, ${now}, ${actor.id}, ${now}
			FROM json_each(${wanted}) JOIN unit u ON u.code = value ->> 1 AND u.closed_at IS NULL
			WHERE true ON CONFLICT DO NOTHING`,
		entry({
			at: now,
			unitId: organiserId,
			actor: { kind: 'person', id: actor.id },
			action: 'programmes.admit_list',
			subject: { kind: 'unit', id: organiserId },
			detail: { lines: lines.length }
		})
	]);
	return { admitted: admitted?.rowsAffected ?? 0 };
}

async function unknownIn(lines: readonly AdmissionLine[]): Promise<LineFault[]> {
	const codes = JSON.stringify(lines.map(({ code }) => code));
	const found = await db().all<{ code: string }>(
		sql`SELECT code FROM unit WHERE closed_at IS NULL AND code IN (SELECT value FROM json_each(${codes}))`
	);
	const known = new Set(found.map(({ code }) => code));
	return lines
		.filter(({ code }) => !known.has(code))
		.slice(0, 50)
		.map(({ row }) => ({ row, reason: 'no_such_unit' }));
}
