import { and, eq, isNotNull, isNull, like, sql } from 'drizzle-orm';
import { unit, vote, vote_count } from '#db/schema.server.ts';
import { db } from '#lib/server/db.ts';
import { prefix } from '#lib/units/units.ts';
import * as units from '#lib/units/units.server.ts';
import { compare, type Compared, type Tally } from './comparison.ts';

/** The parts right below a unit side by side, from the stored counts of all their communities. */
export async function compareParts(above: units.Unit, now: number): Promise<Compared[]> {
	const [parts, communities, tallies] = await Promise.all([
		units.listChildren(above.id),
		units.listCommunities(above),
		tally(above, now)
	]);
	return compare(
		parts
			.filter(({ closed_at }) => closed_at === null)
			.map(({ id, name, name_en, code, level }) => {
				return { id, name, name_en, code, prefix: prefix({ code, level }) };
			}),
		communities.map(({ code }) => code),
		tallies
	);
}

/** Open votes, counted votes and their turnout, a line for each unit below that has any. */
function tally(above: units.Unit, now: number): Promise<Tally[]> {
	const outcome = sql`${vote_count.result} ->> '$.outcome'`;
	const heads = (field: string) =>
		sql<number>`coalesce(sum(${vote_count.result} ->> ${`$.turnout.heads.${field}`}), 0)`;
	return db()
		.select({
			code: unit.code,
			votes: sql<number>`count(${vote_count.vote_id})`,
			decided: sql<number>`count(CASE WHEN ${outcome} IN ('passed', 'chosen') THEN 1 END)`,
			open: sql<number>`count(CASE WHEN ${vote.opened_at} IS NOT NULL AND ${vote.closed_at} IS NULL
				AND ${vote.opens_at} <= ${now} AND ${vote.closes_at} > ${now} THEN 1 END)`,
			cast: heads('cast'),
			of: heads('of')
		})
		.from(vote)
		.innerJoin(unit, eq(unit.id, vote.unit_id))
		.leftJoin(vote_count, and(eq(vote_count.vote_id, vote.id), isNotNull(vote_count.published_at)))
		.where(and(like(unit.code, `${prefix(above)}%`), isNull(vote.discarded_at)))
		.groupBy(unit.code);
}
