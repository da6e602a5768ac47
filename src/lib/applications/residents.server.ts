import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { application } from '#db/schema.server.ts';
import { ALL_POINTS } from '#lib/programmes/criteria.ts';
import { exact, type Exact } from '#lib/programmes/exact.ts';
import { db } from '#lib/server/db.ts';
import type { Voice } from './voice.ts';

/** What residents gave each application that stands, as a share of what they can give; those without a voice are not among them. */
export async function residentsOf(programmeId: string): Promise<Map<string, Exact>> {
	const { id, residents, programme_id, submitted_at, withdrawn_at } = application;
	const rows = await db()
		.select({ id, residents })
		.from(application)
		.where(
			and(
				eq(programme_id, programmeId),
				isNotNull(submitted_at),
				isNull(withdrawn_at),
				isNotNull(residents)
			)
		);
	return new Map(
		rows.flatMap(({ id, residents }) => {
			// It was worked out by us before it was stored.
			const voice = residents as Voice | null;
			return voice ? [[id, exact(voice.share, ALL_POINTS)] as const] : [];
		})
	);
}
