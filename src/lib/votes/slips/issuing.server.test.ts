import { and, eq, isNull } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { audit_entry, elector, mark, slip } from '#db/schema.server.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { keyedHash } from '#lib/server/keyed-hash.ts';
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

describe('issuing', () => {
	it('makes one slip for every elector without one, in the order of doors', async () => {
		const { voteId, chair } = await openVote(doors);
		const { slips: made, left } = issued(await slips.issue(chair, voteId, everybody, NOON));
		expect(made.map(({ building, room }) => `${building}-${room}`)).toEqual(doors);
		expect(new Set(made.map(({ code }) => code)).size).toBe(doors.length);
		expect(left).toBe(0);
		expect(await slips.issue(chair, voteId, everybody, NOON)).toBe('nobody');
	});

	it('keeps no code, only its keyed hash', async () => {
		const { voteId, chair } = await openVote(['1-101']);
		const { slips: made } = issued(await slips.issue(chair, voteId, everybody, NOON));
		const code = made[0]?.code ?? '';
		const [row] = await db().select().from(slip).where(eq(slip.vote_id, voteId));
		expect(row?.code_hash).toBe(keyedHash('slip', code));
		expect(JSON.stringify([row, await logOf(voteId)])).not.toContain(code);
	});

	it('prints one building, then the rest', async () => {
		const { voteId, chair } = await openVote(doors);
		const first = issued(await slips.issue(chair, voteId, { building: '2' }, NOON));
		expect(first.slips.map(({ room }) => room)).toEqual(['201', '202']);
		expect(issued(await slips.issue(chair, voteId, everybody, NOON)).slips).toHaveLength(3);
	});

	it('leaves out who has voted already and who has left the roll', async () => {
		const { voteId, chair, electors } = await openVote(doors);
		const [voted, gone] = electors;
		await castBy(voteId, voted?.id ?? '');
		await write([
			db()
				.update(elector)
				.set({ removed_at: NOON })
				.where(eq(elector.id, gone?.id ?? ''))
		]);
		expect(issued(await slips.issue(chair, voteId, everybody, NOON)).slips).toHaveLength(3);
	});

	it('of several at the same moment makes each slip once', async () => {
		const { voteId, chair } = await openVote(doors);
		const results = await Promise.all(
			[1, 2, 3, 4].map(() => slips.issue(chair, voteId, everybody, NOON))
		);
		const made = results.flatMap((result) => (typeof result === 'string' ? [] : result.slips));
		expect(made).toHaveLength(doors.length);
		expect((await slips.counts(voteId)).printed).toBe(doors.length);
	});

	it('prints thousands at once, and tells how many are left', async () => {
		const many = Array.from({ length: 4_100 }, (_, i) => `${1 + Math.floor(i / 100)}-${i}`);
		const { voteId, chair } = await openVote(many);
		const first = issued(await slips.issue(chair, voteId, everybody, NOON));
		expect([first.slips.length, first.left]).toEqual([2_000, 2_100]);
		const second = issued(await slips.issue(chair, voteId, everybody, NOON));
		expect([second.slips.length, second.left]).toEqual([2_000, 100]);
	});

	it.each([
		['before it is opened', { opened_at: null }, 'not_opened'],
		['after the clock closed it', { closes_at: NOON }, 'over'],
		['after people closed it', { closed_at: NOON - MINUTE }, 'over'],
		['after it was discarded', { discarded_at: NOON - MINUTE }, 'over']
	])('refuses %s', async (_, changes, reason) => {
		const { voteId, chair } = await openVote(['1-101'], changes);
		expect(await slips.issue(chair, voteId, everybody, NOON)).toBe(reason);
		const why = { reason: '遗失', seenAt: NOON };
		expect(await slips.reissue(chair, voteId, { building: '1' }, why, NOON)).toBe(reason);
		expect((await slips.counts(voteId)).printed).toBe(0);
	});

	it('is possible before the time of opening, once two people have opened', async () => {
		const { voteId, chair } = await openVote(['1-101'], { opens_at: NOON + MINUTE });
		expect(issued(await slips.issue(chair, voteId, everybody, NOON)).slips).toHaveLength(1);
	});

	it('is for chair and editors of the unit alone', async () => {
		const { voteId, unitId, chair } = await openVote(['1-101']);
		const strangers = [
			actorOf(chair.id, unitId, 'supervisor'),
			actorOf(chair.id, newId(), 'chair')
		];
		for (const stranger of strangers) {
			await expect(slips.issue(stranger, voteId, everybody, NOON)).rejects.toMatchObject({
				status: 403
			});
		}
		const editor = actorOf(chair.id, unitId, 'editor');
		expect(issued(await slips.issue(editor, voteId, everybody, NOON)).slips).toHaveLength(1);
	});

	it('leaves one line in the log, with count and building', async () => {
		const { voteId, chair } = await openVote(doors);
		await slips.issue(chair, voteId, { building: '2' }, NOON);
		await slips.issue(chair, voteId, { building: '2' }, NOON);
		expect(await logOf(voteId)).toEqual([['slips.issue', '{"building":"2","count":2}']]);
	});
});

describe('replacing', () => {
	const lost = { reason: '遗失', seenAt: NOON };

	it('voids the old slip in the same commit', async () => {
		const { voteId, chair, electors } = await openVote(['1-101']);
		const old = issued(await slips.issue(chair, voteId, everybody, NOON)).slips[0]?.code ?? '';
		const scope = { electorId: electors[0]?.id ?? '' };
		const { slips: made } = issued(await slips.reissue(chair, voteId, scope, lost, NOON + MINUTE));
		expect(await slips.find(old, NOON + MINUTE, address())).toBe('unknown');
		expect(await slips.find(made[0]?.code ?? '', NOON + MINUTE, address())).toMatchObject({
			elector_id: scope.electorId
		});
		expect((await logOf(voteId)).at(-1)?.[1]).toContain('遗失');
	});

	it('sent twice replaces once', async () => {
		const { voteId, chair, electors } = await openVote(doors);
		await slips.issue(chair, voteId, everybody, NOON);
		for (const scope of [{ building: '1' }, { electorId: electors[4]?.id ?? '' }]) {
			const { slips: made } = issued(
				await slips.reissue(chair, voteId, scope, lost, NOON + MINUTE)
			);
			expect(await slips.reissue(chair, voteId, scope, lost, NOON + 2 * MINUTE)).toBe('meanwhile');
			const valid = await slips.find(made[0]?.code ?? '', NOON + 3 * MINUTE, address());
			expect(valid).not.toBe('unknown');
		}
	});

	it('of a building leaves those who have voted; of one elector does not', async () => {
		const { voteId, chair, electors } = await openVote(doors);
		await slips.issue(chair, voteId, everybody, NOON);
		const voted = electors[0]?.id ?? '';
		await castBy(voteId, voted);
		const building = await slips.reissue(chair, voteId, { building: '1' }, lost, NOON + MINUTE);
		expect(issued(building).slips.map(({ room }) => room)).toEqual(['102']);
		const one = await slips.reissue(chair, voteId, { electorId: voted }, lost, NOON + MINUTE);
		expect(issued(one).slips.map(({ room }) => room)).toEqual(['101']);
	});

	it('never leaves an elector with two valid slips, whoever replaces at the same moment', async () => {
		const { voteId, chair } = await openVote(doors);
		await slips.issue(chair, voteId, everybody, NOON);
		await Promise.all(
			[1, 2, 3].map((n) => slips.reissue(chair, voteId, { building: '1' }, lost, NOON + n))
		);
		const valid = await db()
			.select()
			.from(slip)
			.where(and(eq(slip.vote_id, voteId), isNull(slip.voided_at)));
		expect(valid).toHaveLength(doors.length);
	});

	it('needs a reason', async () => {
		const { voteId, chair } = await openVote(doors);
		const none = { reason: '  ', seenAt: NOON };
		expect(await slips.reissue(chair, voteId, everybody, none, NOON)).toBe('no_reason');
	});

	it('does not reach the electors of another vote', async () => {
		const [own, other] = [await openVote(['1-101']), await openVote(['1-101'])];
		await slips.issue(other.chair, other.voteId, everybody, NOON);
		const scope = { electorId: other.electors[0]?.id ?? '' };
		const result = await slips.reissue(own.chair, own.voteId, scope, lost, NOON + MINUTE);
		expect(result).toBe('meanwhile');
		expect((await slips.counts(other.voteId)).printed).toBe(1);
	});
});

async function logOf(voteId: string): Promise<[string, string][]> {
	const rows = await db().select().from(audit_entry).where(eq(audit_entry.subject_id, voteId));
	return rows.map(({ action, detail }) => [action, detail]);
}
