import { eq } from 'drizzle-orm';
import { designation } from '#db/schema.server.ts';
import { resultsOfUnit } from '#lib/reviews/result.server.ts';
import type { PlacedResult } from '#lib/reviews/result.ts';
import { db } from '#lib/server/db.ts';

/** What a unit's applications came to in the rounds that designated it; of a refusal only the unit is told. */
export async function designatedResults(unitId: string): Promise<PlacedResult[]> {
	const [results, designated] = await Promise.all([
		resultsOfUnit(unitId),
		db()
			.select({ application: designation.application_id })
			.from(designation)
			.where(eq(designation.unit_id, unitId))
	]);
	const known = new Set(designated.map(({ application }) => application));
	return results.filter(({ application }) => known.has(application));
}
