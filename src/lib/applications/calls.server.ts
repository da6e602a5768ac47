import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { application, programme, submission, unit } from '#db/schema.server.ts';
import { termsNumbered, termsOf } from '#lib/programmes/calling.server.ts';
import { indicatorsOf } from '#lib/programmes/criteria.ts';
import { status as programmeStatus, type Terms } from '#lib/programmes/programme.ts';
import type { Words } from '#lib/questionnaires/document.ts';
import { db } from '#lib/server/db.ts';
import { listAnswers } from './answers.server.ts';
import { dueAt, status } from './application.ts';
import { completeness } from './completeness.ts';
import type { Frozen } from './freezing.ts';
import { selfShares } from './self-shares.ts';

type Organiser = { name: string; name_en: string };

/** A call that a unit may answer and has not. */
export type Call = {
	id: string;
	name: Words;
	year: number;
	opens_at: number;
	closes_at: number;
	organiser: Organiser;
};

/** The calls that this unit is admitted to and has not answered, the one that closes first ahead; those to come too. */
export async function listCalls(unitId: string, now: number): Promise<Call[]> {
	const rows = await db().all<Row>(sql`
		SELECT p.id, p.year, p.draft ->> '$.name.zh' AS zh, p.draft ->> '$.name.en' AS en,
			p.draft ->> '$.phases.opens_at' AS opens_at, p.draft ->> '$.phases.closes_at' AS closes_at,
			u.name, u.name_en
		FROM programme p JOIN unit u ON u.id = p.unit_id
		JOIN admission a ON a.organiser_id = p.unit_id AND a.unit_id = ${unitId} AND a.left_at IS NULL
		WHERE p.called_at IS NOT NULL AND p.discarded_at IS NULL AND p.draft ->> '$.phases.closes_at' > ${now}
			AND NOT EXISTS (SELECT 1 FROM application own WHERE own.programme_id = p.id
				AND own.unit_id = ${unitId} AND own.withdrawn_at IS NULL)
		ORDER BY closes_at, p.id LIMIT 100`);
	return rows.map(({ id, year, zh, en, opens_at, closes_at, name, name_en }) => ({
		...{ id, year, opens_at, closes_at },
		name: { zh, ...(en && { en }) },
		organiser: { name, name_en }
	}));
}

type Row = Omit<Call, 'name' | 'organiser'> & Organiser & { zh: string; en: string | null };

/** An organiser admits this unit, or it has applied before. */
export async function concerns(unitId: string): Promise<boolean> {
	const rows = await db().all(
		sql`SELECT 1 FROM admission WHERE unit_id = ${unitId} AND left_at IS NULL
			UNION ALL SELECT 1 FROM application WHERE unit_id = ${unitId} LIMIT 1`
	);
	return rows.length > 0;
}

/** A unit's applications of all years, the newest first, each with how it stands and how far it is. */
export async function listOwn(unitId: string, now: number) {
	const rows = await db()
		.select({ application, programme, organiser: unit.name, organiser_en: unit.name_en })
		.from(application)
		.innerJoin(programme, eq(programme.id, application.programme_id))
		.innerJoin(unit, eq(unit.id, programme.unit_id))
		.where(eq(application.unit_id, unitId))
		.orderBy(desc(application.created_at), application.id)
		.limit(200);
	return Promise.all(
		rows.map(async ({ application: own, programme: round, organiser, organiser_en }) => {
			// They were parsed before they were stored.
			const terms = round.draft as Terms;
			const standing = status(own);
			return {
				...{ id: own.id, status: standing, year: round.year, name: terms.name },
				organiser: { name: organiser, name_en: organiser_en },
				programme: programmeStatus(round, terms, now),
				due: dueAt(own, terms.phases),
				/** How many indicators are complete, while it is written. */
				progress: standing === 'writing' ? await progressOf(own.id, own.programme_id) : null,
				submitted_at: own.submitted_at
			};
		})
	);
}

/** What the unit claimed the last time before, by the key of the criterion; null where there is no time before. */
export async function earlierShares({ unit_id, created_at, id }: typeof application.$inferSelect) {
	const [last] = await db()
		.select({
			body: submission.body,
			number: submission.terms_number,
			programme_id: application.programme_id
		})
		.from(submission)
		.innerJoin(application, eq(application.id, submission.application_id))
		.where(
			and(
				eq(application.unit_id, unit_id),
				sql`${application.id} <> ${id} AND ${submission.submitted_at} < ${created_at}`,
				isNull(submission.returned_at),
				isNull(application.withdrawn_at)
			)
		)
		.orderBy(desc(submission.submitted_at))
		.limit(1);
	if (!last) return null;
	const { terms } = await termsNumbered(last.programme_id, last.number);
	// It was put together by us before it was stored.
	const { indicators } = last.body as Frozen;
	const scores = new Map(indicators.map(({ key, self_score }) => [key, self_score]));
	return { name: terms.name, year: terms.year, shares: selfShares(terms.criteria, scores) };
}

async function progressOf(applicationId: string, programmeId: string) {
	const [{ terms }, said] = await Promise.all([termsOf(programmeId), listAnswers(applicationId)]);
	const { complete, of } = completeness(indicatorsOf(terms.criteria), said, terms.narrative);
	return { complete, of };
}
