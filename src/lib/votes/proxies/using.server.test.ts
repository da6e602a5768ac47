import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { DAY, START } from '#db/community.fixture.ts';
import { write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import { cast, castState } from '../casting.server.ts';
import { castThrough } from '../cast-through.server.ts';
import { ensureCounted } from '../counting.server.ts';
import {
	ballots,
	castFor,
	elector,
	give,
	id,
	logged,
	proxyOf,
	ready
} from './proxies.fixture.server.ts';
import * as proxies from './proxies.server.ts';
import { stateOf } from './proxies.ts';
import { use, withdraw } from './using.server.ts';

const END = START + 7 * DAY;

describe('casting by proxy', () => {
	it('is the grantor’s one ballot, named in a named vote only', async () => {
		for (const privacy of ['named', 'confidential'] as const) {
			const made = await ready({ privacy });
			await give(made, 0, 1);
			expect(await castFor(made, 0)).toBe('cast');
			const elector_id = privacy === 'named' ? id(made, 0) : null;
			expect(await ballots(made.voteId)).toEqual([{ channel: 'proxy', elector_id }]);
			expect(await castState(id(made, 0))).toMatchObject({ channel: 'proxy' });
			expect(stateOf(await proxyOf(made, 0))).toBe('cast');
			expect(await cast(elector(made, 1), { choice: 'for', key: newId() }, START)).toBe('cast');
		}
	});

	it('sent 20 times at once is one ballot', async () => {
		const made = await ready();
		await give(made, 0, 1);
		const key = newId();
		const same = await Promise.all(Array.from({ length: 20 }, () => castFor(made, 0, { key })));
		expect(new Set(same)).toEqual(new Set(['cast']));
		expect(await castFor(made, 0)).toBe('already_cast');
		expect(await ballots(made.voteId)).toHaveLength(1);
	});

	it('comes too late once the grantor has voted, and both channels are logged', async () => {
		const made = await ready();
		await give(made, 0, 1);
		await cast(elector(made, 0), { choice: 'against', key: newId() }, START);
		expect(stateOf(await proxyOf(made, 0))).toBe('lapsed');
		expect(await castFor(made, 0)).toBe('already_cast');
		expect(await logged(id(made, 0))).toMatchObject([
			{ action: 'votes.record_proxy' },
			{ action: 'votes.refuse_ballot', detail: '{"channel":"proxy","earlier":"online"}' }
		]);
		expect(await give(made, 2, 1)).toBe('recorded');
	});

	it('goes before the grantor’s own, which is then refused and logged', async () => {
		const made = await ready({ privacy: 'named' });
		await give(made, 0, 1);
		await castFor(made, 0);
		const own = { choice: 'against', key: newId() };
		expect(await cast(elector(made, 0), own, START)).toBe('already_cast');
		expect((await logged(id(made, 0))).map(({ action }) => action)).toEqual([
			'votes.record_proxy',
			'votes.cast_by_proxy',
			'votes.refuse_ballot'
		]);
	});

	it('is bound to the very proxy: withdrawn, or given to another meanwhile, it takes nothing', async () => {
		const made = await ready();
		await give(made, 0, 1);
		const { id: first } = await proxyOf(made, 0);
		const place = { voteId: made.voteId, proxyId: first };
		const { editor } = made.community;
		expect(await withdraw(editor, place, '写错了人', START)).toBe('withdrawn');
		const ballot = { choice: 'for', key: newId() };
		expect(await use(editor, place, ballot, START)).toBe('withdrawn');
		expect(await give(made, 0, 2, { now: START + 1 })).toBe('recorded');
		expect(await use(editor, place, ballot, START)).toBe('withdrawn');
		expect(await ballots(made.voteId)).toEqual([]);
		expect(await castFor(made, 0)).toBe('cast');
	});

	it('and withdrawing at the same moment are one of the two', async () => {
		const made = await ready();
		for (const from of [0, 1, 2, 3, 4, 5]) await give(made, from, from < 3 ? 10 : 11);
		for (const from of [0, 1, 2, 3, 4, 5]) {
			const place = { voteId: made.voteId, proxyId: (await proxyOf(made, from)).id };
			const back = () => withdraw(made.community.editor, place, '本人要自己投', START);
			const both = from % 2 ? [castFor(made, from), back()] : [back(), castFor(made, from)];
			const answers = (await Promise.all<string>(both)).toSorted();
			expect([
				['already_cast', 'cast'],
				['withdrawn', 'withdrawn']
			]).toContainEqual(answers);
		}
	});

	it('is held to the limit also when a lapsed proxy holds again', async () => {
		const made = await ready({ privacy: 'named' });
		for (const from of [0, 1, 2]) await give(made, from, 11);
		await cast(elector(made, 0), { choice: 'for', key: newId() }, START);
		await give(made, 3, 11);
		for (const from of [1, 2, 3]) expect(await castFor(made, from)).toBe('cast');
		await write([sql`DELETE FROM ballot WHERE elector_id = ${id(made, 0)}`]);
		await write([sql`DELETE FROM mark WHERE elector_id = ${id(made, 0)}`]);
		expect(await castFor(made, 0)).toBe('limit');
	});

	it('needs a proxy, an open vote and a true choice', async () => {
		const made = await ready();
		await give(made, 0, 1);
		expect(await castFor(made, 0, { choice: 'forged' })).toBe('invalid_choice');
		expect(await castFor(made, 0, { now: END })).toBe('closed');
		const { id: proxy_id } = await proxyOf(made, 0);
		const ballot = { choice: 'for', key: newId(), by: made.community.editor.id } as const;
		const forged = { ...ballot, channel: 'proxy', proxy_id } as const;
		const other = { elector_id: id(made, 5), vote_id: made.voteId };
		expect(await castThrough(other, forged, START)).toBe('already_cast');
		expect(await ballots(made.voteId)).toEqual([]);
	});

	it('is counted and told as a channel of its own', async () => {
		const made = await ready();
		for (const from of [0, 1, 2, 3, 4, 5]) {
			await give(made, from, from < 3 ? 10 : 11);
			await castFor(made, from);
		}
		const counted = await ensureCounted(made.voteId, END);
		expect(counted?.byChannel.rows).toMatchObject([{ channel: 'proxy', ballots: 6 }]);
		expect(counted?.differences).toEqual([]);
	});
});

describe('withdrawing a proxy', () => {
	it('needs a reason, and is not done once it was used or the vote is over', async () => {
		const made = await ready();
		await give(made, 0, 1);
		await give(made, 2, 1);
		const place = async (from: number) => {
			return { voteId: made.voteId, proxyId: (await proxyOf(made, from)).id };
		};
		const { editor } = made.community;
		expect(await withdraw(editor, await place(0), '  ', START)).toBe('no_reason');
		await castFor(made, 0);
		expect(await withdraw(editor, await place(0), '不要了', START)).toBe('already_cast');
		expect(await withdraw(editor, await place(2), '不要了', END)).toBe('over');
		expect(await withdraw(editor, await place(2), '不要了', START)).toBe('withdrawn');
		expect(await withdraw(editor, await place(2), '又不要了', START)).toBe('withdrawn');
		expect(await proxyOf(made, 2)).toMatchObject({
			withdraw_reason: '不要了',
			withdrawn_by: editor.name
		});
		expect(await proxies.findGiven(id(made, 2))).toBeNull();
	});
});
