import { sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	doors,
	makeCommunity,
	makeDraft,
	makeRoll,
	START,
	type Line,
	type MadeVote
} from '#db/community.fixture.ts';
import { db, onCommit, write, type Statement } from '#lib/server/db.ts';
import { confirm, propose } from './confirmations.server.ts';
import { partsOf } from './electorate-parts.server.ts';
import { electorateSql, LINES } from './electorate-sql.server.ts';
import { freeze, sweep } from './freezing.server.ts';
import { get } from './votes.server.ts';

const HOUR = 3_600_000;
/** More than one part. */
const LARGE = 2_300;

const electors = ({ voteId }: MadeVote) =>
	db().all<{ id: string; room: string }>(
		sql`SELECT id, room FROM elector WHERE vote_id = ${voteId} ORDER BY id`
	);

async function openNow({ community, voteId }: MadeVote) {
	await propose(community.chair, voteId, 'open', START);
	return confirm(community.supervisor, voteId, 'open', START);
}

/** What an attempt leaves behind that a crash breaks off before it opens the vote. */
const breakOff = ({ voteId, rollId }: MadeVote, now = START) =>
	freeze(voteId, { id: rollId, kind: 'adults' }, sql`id = ${voteId}`, now);

/** Does something else as soon as the first electors are written. */
function meanwhile(statements: () => Statement[]): () => void {
	let done = false;
	return onCommit((committed) => {
		if (done || !committed.some(({ sql: text }) => text.includes('INSERT INTO elector'))) return;
		done = true;
		void write(statements());
	});
}

describe('a large roll', () => {
	it('becomes electors part by part, numbered in the order of doors', async () => {
		const made = await makeDraft({ lines: doors(LARGE) });
		expect(await openNow(made)).toBe('done');
		const rooms = (await electors(made)).map(({ room }) => Number(room));
		expect(rooms).toEqual(Array.from({ length: LARGE }, (_, place) => place + 1));
		expect(await get(made.voteId)).toMatchObject({ electorate_heads: LARGE });
	});

	it('has the digest of its electors in the log', async () => {
		const made = await makeDraft({ lines: doors(LARGE) });
		await openNow(made);
		const [frozen] = await db().all<{ lines: string }>(sql`SELECT ${LINES} AS lines
			FROM (SELECT * FROM elector WHERE vote_id = ${made.voteId} ORDER BY id)`);
		const [line] = await db().all<{ sha256: string }>(sql`
			SELECT detail ->> 'electors_sha256' AS sha256 FROM audit_entry
			WHERE subject_id = ${made.voteId} AND action = 'votes.open'`);
		expect(line?.sha256).toBe(createHash('sha256').update(`${frozen?.lines}\n`).digest('hex'));
	});

	it('that is changed meanwhile opens nothing, and leaves no electors', async () => {
		const made = await makeDraft({ lines: doors(LARGE) });
		const { rollId, voteId } = made;
		const stop = meanwhile(() => [
			sql`UPDATE roll_entry SET name = '改' WHERE roll_id = ${rollId} AND room = '1'`,
			sql`UPDATE roll SET version = version + 1 WHERE id = ${rollId}`
		]);
		expect(await openNow(made)).toBe('edited_meanwhile');
		stop();
		expect(await electors(made)).toEqual([]);
		expect(await get(voteId)).toMatchObject({ opened_at: null, electorate_heads: null });
	});

	it('opens nothing when some of its electors are gone', async () => {
		const made = await makeDraft({ lines: doors(LARGE) });
		const stop = meanwhile(() => [
			sql`DELETE FROM elector WHERE vote_id = ${made.voteId} AND room = '1'`
		]);
		expect(await openNow(made)).toBe('edited_meanwhile');
		stop();
		expect(await electors(made)).toEqual([]);
	});
});

describe('an attempt to open that a crash broke off', () => {
	it('has opened nothing, and its electors do not count in the next', async () => {
		const made = await makeDraft();
		await breakOff(made);
		expect(await electors(made)).toHaveLength(8);
		expect((await get(made.voteId)).opened_at).toBeNull();
		expect(await openNow(made)).toBe('done');
		expect(await electors(made)).toHaveLength(8);
		expect(await get(made.voteId)).toMatchObject({ electorate_heads: 8 });
	});

	it('is cleared away after a while, and never from a vote that is open', async () => {
		const [broken, open] = [await makeDraft(), await makeDraft()];
		await openNow(open);
		await breakOff(broken);
		await sweep(START + 1);
		expect(await electors(broken)).toHaveLength(8);
		await sweep(START + HOUR);
		expect(await electors(broken)).toEqual([]);
		expect(await electors(open)).toHaveLength(8);
	});
});

describe('the parts of a roll', () => {
	const line = fc.record<Line>({
		building: fc.constantFrom('1栋', '2栋'),
		room: fc.constantFrom('', '1', '2'),
		area: fc.nat(20_000),
		owner: fc.constantFrom('', '', 'a', 'b'),
		dev: fc.constantFrom(false, false, false, true)
	});

	type Row = { roll_entry_id: string; area: number };
	const inParts = async (id: string, size: number): Promise<Row[]> => {
		const rows: Row[] = [];
		for await (const part of partsOf({ id, kind: 'owners' }, size)) {
			rows.push(...(await db().all<Row>(electorateSql({ id, kind: 'owners' }, part))));
		}
		return rows.sort((a, b) => (a.roll_entry_id < b.roll_entry_id ? -1 : 1));
	};
	const sum = (rows: { area?: number }[]) => rows.reduce((all, { area = 0 }) => all + area, 0);
	const ownersOf = (lines: Line[]) =>
		new Set(lines.map(({ dev, owner }, place) => (dev ? 'developer' : owner || place))).size;

	it('are together what the whole is, wherever it is cut and whoever owns several lines', async () => {
		const { unitId } = await makeCommunity();
		const lists = fc.array(line, { maxLength: 12 });
		await fc.assert(
			fc.asyncProperty(lists, fc.integer({ min: 1, max: 5 }), async (lines, size) => {
				const rollId = await makeRoll(unitId, 'owners', lines);
				const whole = await inParts(rollId, 100);
				expect(await inParts(rollId, size)).toEqual(whole);
				expect([whole.length, sum(whole)]).toEqual([ownersOf(lines), sum(lines)]);
			}),
			{ numRuns: 60 }
		);
	});
});
