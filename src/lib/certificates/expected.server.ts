import { sql } from 'drizzle-orm';
import type { Words } from '#lib/questionnaires/document.ts';
import type { Terms } from '#lib/programmes/programme.ts';
import { db } from '#lib/server/db.ts';

/** What designating would make: each tier from the highest down with the units that the panel has given it. */
export type Expected = {
	key: string;
	words: Words;
	years: number;
	units: { id: string; name: string; name_en: string }[];
};

/** What would be made of the panel's votes now. */
export async function expectedOf(programmeId: string, terms: Terms): Promise<Expected[]> {
	const rows = await db().all<{ tier: string; id: string; name: string; name_en: string }>(
		sql`SELECT v.tier_key AS tier, u.id, u.name, u.name_en FROM panel_vote v
			JOIN application a ON a.id = v.application_id JOIN unit u ON u.id = a.unit_id
			WHERE a.programme_id = ${programmeId} AND a.withdrawn_at IS NULL AND v.tier_key IS NOT NULL
			ORDER BY u.code`
	);
	return terms.tiers.map(({ key, words, years }) => ({
		...{ key, words, years },
		units: rows
			.filter(({ tier }) => tier === key)
			.map(({ id, name, name_en }) => ({ id, name, name_en }))
	}));
}
