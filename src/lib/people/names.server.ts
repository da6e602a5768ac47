import { inArray } from 'drizzle-orm';
import { person } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';

/** The names of members of staff by id, for pages that say who did something; unknown ids are left out. */
export async function namesOf(
	ids: readonly (string | null | undefined)[]
): Promise<Record<string, string>> {
	const wanted = [...new Set(ids.filter((id) => typeof id === 'string'))];
	if (wanted.length === 0) return {};
	const rows = await db()
		.select({ id: person.id, name: person.name })
		.from(person)
		.where(inArray(person.id, wanted));
	return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
