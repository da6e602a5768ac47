import { sql } from 'drizzle-orm';
import type { RollKind } from '#lib/rolls/kinds.ts';
import { db } from '#lib/server/db.ts';
import { electorateSql, LINES } from './electorate-sql.ts';

/** What a roll comes to as an electorate. Area in 0.01 m². */
export type ElectorateSums = {
	electors: number;
	heads: number;
	households: number;
	area: number;
	/** Electors that stand for several lines of the roll. */
	groups: number;
	/** Lines of the roll. */
	entries: number;
};

/** What the roll would come to if a vote were opened on it now. */
export async function electorateOfRoll(
	rollId: string,
	rollKind: RollKind
): Promise<ElectorateSums> {
	const [sums] = await db().all<ElectorateSums>(
		sql`SELECT ${SUMS} FROM (${fill(electorateSql(rollKind), rollId)})`
	);
	return sums ?? { electors: 0, heads: 0, households: 0, area: 0, groups: 0, entries: 0 };
}

/** The same with every line of the electorate as one text; null for an empty roll. */
export async function electorateWithLines(
	rollId: string,
	rollKind: RollKind
): Promise<(ElectorateSums & { lines: string }) | null> {
	const [found] = await db().all<ElectorateSums & { lines: string | null }>(
		sql`SELECT ${SUMS}, ${sql.raw(LINES)} AS lines FROM (${fill(electorateSql(rollKind), rollId)})`
	);
	return found?.lines ? { ...found, lines: found.lines } : null;
}

const SUMS = sql`count(*) AS electors, coalesce(sum(heads), 0) AS heads,
	coalesce(sum(households), 0) AS households, coalesce(sum(area), 0) AS area,
	coalesce(sum(entries > 1), 0) AS "groups", coalesce(sum(entries), 0) AS entries`;

/** SQL text with its one `?` filled. */
export function fill(text: string, value: string) {
	const [before = '', after = ''] = text.split('?');
	return sql`${sql.raw(before)}${value}${sql.raw(after)}`;
}
