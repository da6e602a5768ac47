import type { Cookies } from '@sveltejs/kit';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { elector } from '#db/schema.server.ts';
import { db, write } from '#lib/server/db.ts';
import { NOON, openVote } from './open-vote.fixture.server.ts';
import { checkPhone } from '#lib/slips/phone-check.server.ts';
import * as sessions from './slip-session.server.ts';
import * as slips from './slips.server.ts';

const MINUTE = 60_000;

/** A browser's cookies for one path, as far as a session needs them. */
function browser(): Cookies & { paths: string[] } {
	const kept = new Map<string, string>();
	const paths: string[] = [];
	return {
		paths,
		get: (name) => kept.get(name),
		getAll: () => Array.from(kept, ([name, value]) => ({ name, value })),
		set: (name, value, { path }) => {
			kept.set(name, value);
			paths.push(path);
		},
		delete: (name) => void kept.delete(name),
		serialize: () => ''
	};
}

async function holderOf(voteId: string, chair: Parameters<typeof slips.issue>[0]) {
	const printed = await slips.issue(chair, voteId, { everybody: true }, NOON);
	if (typeof printed === 'string') throw new Error(printed);
	const holder = await slips.find(printed.slips[0]?.code ?? '', NOON, 'test');
	if (holder === 'unknown' || 'retryAfter' in holder) throw new Error('no holder');
	return holder;
}

describe('a slip session', () => {
	let vote: Awaited<ReturnType<typeof openVote>>;
	let holder: Awaited<ReturnType<typeof holderOf>>;
	beforeAll(async () => {
		vote = await openVote(['1-101', '1-102']);
		holder = await holderOf(vote.voteId, vote.chair);
	});

	it('is good for half an hour, for the elector of the slip', async () => {
		const cookies = browser();
		sessions.open(cookies, holder, NOON);
		const found = await sessions.find(cookies, vote.voteId, NOON + 30 * MINUTE - 1);
		expect(found).toMatchObject({ elector_id: holder.elector_id });
		expect(await sessions.find(cookies, vote.voteId, NOON + 30 * MINUTE)).toBe('expired');
		expect(cookies.paths).toEqual([`/v/${vote.voteId}`]);
	});

	it('is not good for another vote, nor when a letter of it is changed', async () => {
		const other = await openVote(['1-101']);
		const cookies = browser();
		sessions.open(cookies, holder, NOON);
		expect(await sessions.find(cookies, other.voteId, NOON)).toBe('none');
		const value = cookies.get('slip') ?? '';
		for (const forged of [
			`x${value}`,
			`${value}x`,
			value.replace('.', '.9'),
			value.replace(holder.elector_id, 'somebodyelse'),
			'..',
			'',
			`${value}.x`
		]) {
			const changed = browser();
			changed.set('slip', forged, { path: '/' });
			expect(await sessions.find(changed, vote.voteId, NOON)).toBe('none');
		}
	});

	it('tells a cast whose slip it was given for, and leaves the rest to the commit', async () => {
		const cookies = browser();
		sessions.open(cookies, holder, NOON);
		const { slip_id, elector_id, vote_id } = holder;
		const read = sessions.read(cookies, vote.voteId, NOON + 1);
		expect(read).toEqual({ slip_id, elector_id, vote_id });
		expect(sessions.read(cookies, vote.voteId, NOON + 30 * MINUTE)).toBe('expired');
		expect(sessions.read(browser(), vote.voteId, NOON)).toBe('none');
	});

	it('ends when it is ended', async () => {
		const cookies = browser();
		sessions.open(cookies, holder, NOON);
		sessions.end(cookies, vote.voteId);
		expect(await sessions.find(cookies, vote.voteId, NOON)).toBe('none');
	});

	it('ends when the slip is replaced, and when the elector leaves the roll', async () => {
		const cookies = browser();
		sessions.open(cookies, holder, NOON);
		const why = { reason: '遗失', seenAt: NOON };
		await slips.reissue(vote.chair, vote.voteId, { electorId: holder.elector_id }, why, NOON + 1);
		expect(await sessions.find(cookies, vote.voteId, NOON + 1)).toBe('replaced');
		const own = eq(elector.id, holder.elector_id);
		await write([db().update(elector).set({ removed_at: NOON }).where(own)]);
		expect(await sessions.find(cookies, vote.voteId, NOON + 1)).toBe('removed');
	});
});

describe('the last four digits of the phone', () => {
	const holder = (slip_id: string) => ({ slip_id, phone_last4: '0417' });

	it('are asked only where the roll has them', async () => {
		expect(await checkPhone({ slip_id: 'a', phone_last4: '' }, '', NOON)).toBe('right');
	});

	it('may be typed in full width and with spaces, and must be four', async () => {
		expect(await checkPhone(holder('b'), ' ０４ １７', NOON)).toBe('right');
		expect(await checkPhone(holder('b'), '1234', NOON)).toBe('wrong');
		for (const typed of ['', '041', '13800000417', '04a7']) {
			expect(await checkPhone(holder('b'), typed, NOON)).toBe('not_four_digits');
		}
	});

	it('may be wrong five times in a quarter of an hour, many at once too', async () => {
		const tries = Array.from({ length: 20 }, () => checkPhone(holder('c'), '9999', NOON));
		const answers = await Promise.all(tries);
		expect(answers.filter((answer) => answer === 'wrong')).toHaveLength(5);
		expect(await checkPhone(holder('c'), '0417', NOON + MINUTE)).toEqual({ retryAfter: 840 });
		expect(await checkPhone(holder('d'), '0417', NOON)).toBe('right');
		expect(await checkPhone(holder('c'), '0417', NOON + 15 * MINUTE)).toBe('right');
	});

	it('may be wrong twenty times a day, and a new slip begins anew', async () => {
		const quarter = (which: number) => NOON + which * 15 * MINUTE;
		for (let tried = 0; tried < 20; tried += 1) {
			const at = quarter(Math.floor(tried / 5));
			expect(await checkPhone(holder('f'), '9999', at)).toBe('wrong');
		}
		expect(await checkPhone(holder('f'), '0417', quarter(4))).toEqual({ retryAfter: 23 * 3_600 });
		expect(await checkPhone(holder('g'), '0417', quarter(4))).toBe('right');
		expect(await checkPhone(holder('f'), '0417', quarter(96))).toBe('right');
	});

	it('once right make wrong ones forgotten', async () => {
		for (let i = 0; i < 4; i += 1) await checkPhone(holder('e'), '9999', NOON);
		expect(await checkPhone(holder('e'), '0417', NOON)).toBe('right');
		for (let i = 0; i < 4; i += 1) {
			expect(await checkPhone(holder('e'), '9999', NOON)).toBe('wrong');
		}
	});
});
