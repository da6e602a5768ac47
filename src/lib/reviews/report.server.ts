import { and, asc, eq, isNull } from 'drizzle-orm';
import { application, panel_vote, programme, review, unit } from '#db/schema.server.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import type { Words } from '#lib/questionnaires/document.ts';
import { db } from '#lib/server/db.ts';
import { refuse } from '#lib/server/refuse.ts';
import type { Result } from './result.ts';
import { findResult } from './result.server.ts';

/** What a unit is told of its application in the end. */
export type Report = {
	application: string;
	unit: { id: string; name: string; name_en: string };
	programme: {
		id: string;
		name: Words;
		year: number;
		announced_at: number;
		settled_at: number | null;
	};
	/** The tier decided on, as the programme calls it; null is a refusal. */
	tier: Words | null;
	/** Of a refusal, or of another decision than proposed: why. */
	reason: string;
	result: Result;
	/** What the reviewers wrote, in an order that tells nothing of who they are. */
	words: { strengths: string; improvements: string }[];
};

/** The feedback report on an application, or 404 as long as its list is not public. */
export async function getReport(applicationId: string): Promise<Report> {
	const [found] = await db()
		.select({
			application: application.id,
			unit: { id: unit.id, name: unit.name, name_en: unit.name_en },
			programme: {
				id: programme.id,
				year: programme.year,
				announced_at: programme.announced_at,
				settled_at: programme.settled_at
			},
			tier_key: panel_vote.tier_key,
			reason: panel_vote.reason
		})
		.from(application)
		.innerJoin(unit, eq(unit.id, application.unit_id))
		.innerJoin(programme, eq(programme.id, application.programme_id))
		.innerJoin(panel_vote, eq(panel_vote.application_id, application.id))
		.where(and(eq(application.id, applicationId), isNull(application.withdrawn_at)));
	const announcedAt = found?.programme.announced_at ?? null;
	if (!found || announcedAt === null) refuse('not_found', `${applicationId} has no report yet`);
	const { programme: round, tier_key: key, ...rest } = found;
	const [result, { terms }, words] = await Promise.all([
		findResult(applicationId),
		termsOf(round.id),
		wordsOf(applicationId)
	]);
	return {
		...rest,
		programme: { ...round, announced_at: announcedAt, name: terms.name },
		tier: terms.tiers.find((tier) => tier.key === key)?.words ?? null,
		result: result ?? refuse('not_found', `${applicationId} has no result`),
		words
	};
}

/** The ids of reviews are random text, so that their order tells nothing. */
function wordsOf(applicationId: string) {
	const { strengths, improvements, application_id, released_at, declined_at, id } = review;
	return db()
		.select({ strengths, improvements })
		.from(review)
		.where(and(eq(application_id, applicationId), isNull(released_at), isNull(declined_at)))
		.orderBy(asc(id));
}
