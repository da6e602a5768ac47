import { eq, sql } from 'drizzle-orm';
import { application, programme } from '#db/schema.server.ts';
import { canOrganise, type Actor } from '#lib/people/actor.ts';
import { db } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';

/** What somebody has to do with the reviews of an application: nobody but these sees or does anything there. */
export type TakingPart = 'organiser' | 'lead' | 'reviewer';

export type Place = {
	applicationId: string;
	programmeId: string;
	/** The organiser's unit, and the one that applies. */
	organiserId: string;
	unitId: string;
	as: TakingPart | null;
};

/** Where an application belongs, and as what this person takes part in its reviews; 404 without one. */
export async function placeOf(actor: Actor, applicationId: string): Promise<Place> {
	const [found] = await db()
		.select({
			applicationId: application.id,
			programmeId: programme.id,
			organiserId: programme.unit_id,
			unitId: application.unit_id,
			reviews: sql<number | null>`(SELECT max(r.leads_since IS NOT NULL) FROM review r
				JOIN evaluator e ON e.id = r.evaluator_id AND e.left_at IS NULL
				WHERE r.application_id = application.id AND e.person_id = ${actor.id}
					AND r.released_at IS NULL AND r.declined_at IS NULL
					AND application.withdrawn_at IS NULL)`
		})
		.from(application)
		.innerJoin(programme, eq(programme.id, application.programme_id))
		.where(eq(application.id, applicationId));
	if (!found) refuse('not_found', `no application ${applicationId}`);
	const { reviews, ...place } = found;
	return { ...place, as: partOf(actor, place.organiserId, reviews) };
}

/** The scores of an application are settled, and its visit is reported, by its lead or by the organiser. */
export function canSettle({ as }: Pick<Place, 'as'>): boolean {
	return as === 'organiser' || as === 'lead';
}

function partOf(actor: Actor, organiserId: string, reviews: number | null): TakingPart | null {
	if (canOrganise(actor, organiserId)) return 'organiser';
	if (reviews === null) return null;
	return reviews === 1 ? 'lead' : 'reviewer';
}
