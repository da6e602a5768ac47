import { sql } from 'drizzle-orm';
import type { Words } from '#lib/questionnaires/document.ts';
import { db } from '#lib/server/db.ts';
import { stateAt } from './register.server.ts';
import type { Counted, Province } from './overview.ts';

/** The provinces and tiers that the register knows, and how many designations are valid in each now. */
export async function overview(
	now: number
): Promise<{ provinces: Province[]; tiers: { key: string; words: Words }[]; counted: Counted[] }> {
	const [provinces, tiers, counted] = await Promise.all([
		db().all<Province>(sql`SELECT DISTINCT substr(u.code, 1, 2) AS code,
				coalesce(p.name, '') AS name, coalesce(p.name_en, '') AS name_en
			FROM designation d JOIN unit u ON u.id = d.unit_id
			LEFT JOIN unit p ON p.level = 'province' AND substr(p.code, 1, 2) = substr(u.code, 1, 2)
			GROUP BY 1 ORDER BY 1`),
		db().all<{ key: string; words: string }>(sql`SELECT tier_key AS key,
				json_extract(tier, '$.words') AS words, max(valid_from)
			FROM designation GROUP BY tier_key ORDER BY max(json_extract(tier, '$.threshold')) DESC`),
		db()
			.all<Counted>(sql`SELECT substr(u.code, 1, 2) AS province, d.tier_key AS tier, count(*) AS count
			FROM designation d JOIN unit u ON u.id = d.unit_id
			WHERE ${stateAt(now)} = 'valid' GROUP BY 1, 2`)
	]);
	return {
		provinces,
		// They were parsed before they were stored.
		tiers: tiers.map(({ key, words }) => ({ key, words: JSON.parse(words) })),
		counted
	};
}
