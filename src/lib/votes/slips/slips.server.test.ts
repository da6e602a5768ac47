import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { elector, mark } from '#db/schema.server.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { formatCode } from '#lib/slips/code.ts';
import { actorOf, NOON, openVote } from './open-vote.fixture.server.ts';
import * as slips from './slips.server.ts';
import type { Issued } from '#lib/slips/slips.ts';

const MINUTE = 60_000;
const everybody = { everybody: true } as const;
const doors = ['1-101', '1-102', '2-201', '2-202', '10-301'];
const address = () => `test ${newId()}`;

function issued(result: Issued | string): Issued {
	if (typeof result === 'string') throw new Error(`nothing was printed: ${result}`);
	return result;
}

async function castBy(voteId: string, electorId: string) {
	const row = { vote_id: voteId, elector_id: electorId, channel: 'online', key: newId() } as const;
	await write([db().insert(mark).values(row)]);
}

describe('counts', () => {
	it('tell electors, printed, used and missing by building in the order of doors', async () => {
		const { voteId, chair, electors } = await openVote(doors);
		await slips.issue(chair, voteId, { building: '2' }, NOON);
		for (const one of [electors[0], electors[2]]) await castBy(voteId, one?.id ?? '');
		expect(await slips.counts(voteId)).toEqual({
			...{ electors: 5, printed: 2, used: 1, missing: 2 },
			byBuilding: [
				{ building: '1', electors: 2, printed: 0, used: 0, missing: 1 },
				{ building: '2', electors: 2, printed: 2, used: 1, missing: 0 },
				{ building: '10', electors: 1, printed: 0, used: 0, missing: 1 }
			]
		});
	});

	it('of a vote without electors are zero', async () => {
		const { voteId } = await openVote([], { opened_at: null });
		const none = { electors: 0, printed: 0, used: 0, missing: 0, byBuilding: [] };
		expect(await slips.counts(voteId)).toEqual(none);
	});
});

describe('finding the holder of a code', () => {
	it('takes the code however it is typed', async () => {
		const { voteId, chair, electors } = await openVote(['1-101']);
		const { slips: made } = issued(await slips.issue(chair, voteId, everybody, NOON));
		const typed = ` ${formatCode(made[0]?.code ?? '').toLowerCase()} `;
		const holder = await slips.find(typed, NOON, address());
		expect(holder).toMatchObject({ elector_id: electors[0]?.id, vote_id: voteId, room: '101' });
	});

	it('gives the same answer for wrong, void and malformed codes', async () => {
		const from = address();
		for (const typed of ['0123456789AB', 'hello', '', '0'.repeat(100_000)]) {
			expect(await slips.find(typed, NOON, from)).toBe('unknown');
		}
	});

	it('has wrong codes wait after 60 from one address, until ten minutes later', async () => {
		const from = '2001:db8:1:2:3:4:5:6';
		const wrong = (address: string, at = NOON) => slips.find('0123456789AB', at, address);
		for (let i = 0; i < 60; i += 1) expect(await wrong(from)).toBe('unknown');
		expect(await wrong('2001:db8:1:2::9')).toEqual({ retryAfter: 600 });
		expect(await wrong('2001:db8:1:3::9')).toBe('unknown');
		expect(await wrong(from, NOON + 10 * MINUTE)).toBe('unknown');
	});

	it('finds a valid code however many wrong ones came from the same address', async () => {
		const { voteId, chair } = await openVote(['1-101']);
		const { slips: made } = issued(await slips.issue(chair, voteId, everybody, NOON));
		const from = '2001:db8:1:4::1';
		for (let i = 0; i < 61; i += 1) await slips.find('0123456789AB', NOON, from);
		const holder = await slips.find(made[0]?.code ?? '', NOON, from);
		expect(holder).toMatchObject({ vote_id: voteId });
	});

	it('tells that the holder has left the roll', async () => {
		const { voteId, chair, electors } = await openVote(['1-101']);
		const { slips: made } = issued(await slips.issue(chair, voteId, everybody, NOON));
		const own = eq(elector.id, electors[0]?.id ?? '');
		await write([db().update(elector).set({ removed_at: NOON }).where(own)]);
		const holder = await slips.find(made[0]?.code ?? '', NOON, address());
		expect(holder).toMatchObject({ removed_at: NOON });
	});
});

describe('searching electors', () => {
	it.each([
		['1-101', ['101']],
		['1号楼101室', ['101']],
		['１－１０１', ['101']],
		['10', ['101', '102', '301']],
		['10-3', ['301']],
		['201', ['201']],
		['王小2', ['201', '202']],
		['%', []],
		['', []]
	])('%j finds %j', async (typed, rooms) => {
		const { voteId, chair } = await openVote(doors);
		const found = await slips.searchElectors(chair, voteId, typed);
		expect(found.map(({ room }) => room)).toEqual(rooms);
	});

	it('is for the desk of the unit alone', async () => {
		const { voteId, unitId, chair } = await openVote(doors);
		const stranger = actorOf(chair.id, newId(), 'chair');
		await expect(slips.searchElectors(stranger, voteId, '101')).rejects.toMatchObject({
			status: 403
		});
		const supervisor = actorOf(chair.id, unitId, 'supervisor');
		expect(await slips.searchElectors(supervisor, voteId, '1-101')).toHaveLength(1);
	});

	it('one by one, never finds those of another vote', async () => {
		const [own, other] = [await openVote(['1-101']), await openVote(['1-102'])];
		const id = own.electors[0]?.id ?? '';
		expect(await slips.getElector(own.chair, own.voteId, id)).toMatchObject({ room: '101' });
		await expect(slips.getElector(other.chair, other.voteId, id)).rejects.toMatchObject({
			status: 404
		});
		await expect(slips.getElector(other.chair, own.voteId, id)).rejects.toMatchObject({
			status: 403
		});
	});
});

describe('the tables', () => {
	it('hold one valid slip an elector, whatever is written', async () => {
		const { voteId, electors } = await openVote(['1-101']);
		const insert = () => sql`INSERT INTO slip (id, vote_id, elector_id, code_hash, issued_at)
			VALUES (${newId()}, ${voteId}, ${electors[0]?.id}, ${newId()}, ${NOON})`;
		await write([insert()]);
		await expect(write([insert()])).rejects.toThrow('UNIQUE');
	});
});
