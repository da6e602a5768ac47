import { sql, type SQL } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { partsOf } from './electorate-parts.server.ts';
import { electorateSql, LINES, type RollOfKind } from './electorate-sql.server.ts';

/** The electors that one attempt to open a vote has written down; `sha256` is the digest of their lines. */
export type Frozen = {
	voteId: string;
	/** Their ids begin with it: another attempt at the same moment has another. */
	attempt: string;
	electors: number;
	heads: number;
	households: number;
	area: number;
	sha256: string;
};

/** Electors read or deleted at once. */
const PAGE = 2_000;
/** Milliseconds after which electors of a vote that is not opened are left over from an attempt that broke off. */
const LEFT_OVER = 600_000;

/**
 * Writes a roll down as the electors of a vote that is not opened yet, part by part, so that others are served in
 * between. They count for nothing until the vote is opened with them. `ready`: the condition on the row of the
 * vote under which it may be opened.
 */
export async function freeze(
	voteId: string,
	roll: RollOfKind,
	ready: SQL,
	now: number
): Promise<Frozen> {
	const attempt = newId();
	let electors = 0;
	for await (const part of partsOf(roll)) {
		const [written] = await write([
			// Numbered in the order of doors: ids that follow each other are found and written several times faster.
			sql`INSERT INTO elector (id, vote_id, ${COLUMNS}, added_at)
				SELECT ${attempt} || printf('%06x', ${electors} + row_number() OVER (ORDER BY door_order, roll_entry_id)),
					${voteId}, ${COLUMNS}, ${now}
				FROM (${electorateSql(roll, part)}) WHERE EXISTS (SELECT 1 FROM vote WHERE ${ready})`
		]);
		electors += written?.rowsAffected ?? 0;
	}
	return { voteId, attempt, electors, ...(await readBack(attempt)) };
}

/** The condition that the electors of an attempt are all there, as they were written. */
export function isWhole({ attempt, electors, heads, households, area }: Frozen): SQL {
	return sql`(SELECT json_array(count(*), sum(heads), sum(households), sum(area)) FROM elector
		WHERE ${own(attempt)}) = json_array(${electors}, ${heads}, ${households}, ${area})`;
}

/** The condition on a row of `elector` that it is of this attempt. */
export function own(attempt: string): SQL {
	return sql`id > ${attempt} AND id < ${`${attempt}~`}`;
}

/** Deletes the electors of an attempt that came to nothing. */
export async function discard({ voteId, attempt }: Frozen): Promise<void> {
	await deleteSome(sql`vote_id = ${voteId} AND ${own(attempt)}`);
}

/** Deletes what attempts left that a crash broke off. */
export async function sweep(now: number): Promise<void> {
	await deleteSome(sql`vote_id IN (SELECT id FROM vote WHERE opened_at IS NULL)
		AND added_at < ${now - LEFT_OVER}`);
}

/** Of votes that are not opened only, whatever is asked for. */
async function deleteSome(which: SQL): Promise<void> {
	for (;;) {
		const [deleted] = await write([
			sql`DELETE FROM elector WHERE id IN (SELECT id FROM elector WHERE ${which} LIMIT ${PAGE})
				AND vote_id IN (SELECT id FROM vote WHERE opened_at IS NULL)`
		]);
		if ((deleted?.rowsAffected ?? 0) < PAGE) return;
	}
}

type Page = { last: string; heads: number; households: number; area: number; lines: string };

/** What the electors come to, and the digest of their lines in the order of their ids. */
async function readBack(attempt: string) {
	const hash = createHash('sha256');
	const sums = { heads: 0, households: 0, area: 0 };
	let last = attempt;
	for (;;) {
		const [page] = await db().all<Page | { last: null }>(sql`
			SELECT max(id) AS last, sum(heads) AS heads, sum(households) AS households, sum(area) AS area,
				${LINES} AS lines
			FROM (SELECT * FROM elector WHERE id > ${last} AND ${own(attempt)} ORDER BY id LIMIT ${PAGE})`);
		if (!page?.last) return { ...sums, sha256: hash.digest('hex') };
		if ('lines' in page) {
			hash.update(`${page.lines}\n`);
			sums.heads += page.heads;
			sums.households += page.households;
			sums.area += page.area;
		}
		last = page.last;
		await setImmediate();
	}
}

const COLUMNS =
	sql.raw(`roll_entry_id, name, building, entrance, room, door_order, entries, heads, households,
	area, phone_last4, phone_hash`);
