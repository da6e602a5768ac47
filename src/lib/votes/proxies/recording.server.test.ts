import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { DAY, makeCommunity, makeDraft, START } from '#db/community.fixture.ts';
import { write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import {
	give,
	id,
	kept,
	logged,
	outsider,
	paper,
	proxyOf,
	ready
} from './proxies.fixture.server.ts';
import * as proxies from './proxies.server.ts';
import { record } from './recording.server.ts';
import { use, withdraw } from './using.server.ts';

const END = START + 7 * DAY;

describe('recording a proxy', () => {
	it('keeps who, to whom, the paper and who wrote it down', async () => {
		const made = await ready();
		expect(await give(made, 0, 1)).toBe('recorded');
		expect(await proxyOf(made, 0)).toMatchObject({
			holder_name: '住户2',
			holder_door: { building: '1栋', room: '2' },
			file_name: '委托书.pdf',
			recorded_by: made.community.editor.name,
			channel: null,
			withdrawn_at: null
		});
		expect(await proxies.findGiven(id(made, 0))).toMatchObject({ holder_name: '住户2' });
		expect(await give(made, 2, outsider)).toBe('recorded');
		expect(await proxyOf(made, 2)).toMatchObject({ holder_name: '王 小明', holder_door: null });
		expect(JSON.stringify(await logged(id(made, 2)))).not.toContain('小明');
	});

	it('of a form sent ten times at once is one, and one paper is kept', async () => {
		const made = await ready();
		const key = newId();
		const answers = await Promise.all(Array.from({ length: 10 }, () => give(made, 0, 1, { key })));
		expect(new Set(answers)).toEqual(new Set(['recorded']));
		expect((await proxies.list(made.community.chair, made.voteId)).rows).toHaveLength(1);
		expect(await kept(made)).toBe(1);
	});

	it('of ten at the same moment lets one holder have three', async () => {
		for (const to of [11, outsider]) {
			const made = await ready();
			const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => give(made, i, to)));
			expect(answers.filter((answer) => answer === 'recorded')).toHaveLength(3);
			expect(answers.filter((answer) => answer === 'limit')).toHaveLength(7);
			expect(await kept(made)).toBe(3);
		}
	});

	it('counts an outsider once, however the name is written, and as the elector he is', async () => {
		const made = await ready();
		await write([sql`UPDATE elector SET phone_last4 = '0007' WHERE id = ${id(made, 7)}`]);
		for (const from of [0, 1]) expect(await give(made, from, 7)).toBe('recorded');
		expect(await give(made, 2, { name: ' 住户８', digits: '0007' })).toBe('recorded');
		expect(await give(made, 3, { name: '住户8', digits: '0007' })).toBe('limit');
		for (const [from, name] of [
			[3, '王小明'],
			[4, '王 小明'],
			[5, '王小 明']
		] as const)
			expect(await give(made, from, { name, digits: '1234' })).toBe('recorded');
		expect(await give(made, 6, outsider)).toBe('limit');
		expect(await give(made, 6, { ...outsider, digits: '1235' })).toBe('recorded');
	});

	it('keeps to the limit of the vote', async () => {
		const made = await ready({ proxy_limit: '1' });
		expect(await give(made, 0, 1)).toBe('recorded');
		expect(await give(made, 2, 1)).toBe('limit');
	});

	it('makes no chain, and nobody holds his own', async () => {
		const made = await ready();
		expect(await give(made, 0, 0)).toBe('same_person');
		expect(await give(made, 0, 1)).toBe('recorded');
		expect(await give(made, 0, 2)).toBe('already_given');
		expect(await give(made, 1, 2)).toBe('grantor_holds');
		expect(await give(made, 2, 0)).toBe('holder_gave');
		const [there, back] = await Promise.all([give(made, 5, 6), give(made, 6, 5)]);
		expect([there, back].filter((answer) => answer === 'recorded')).toHaveLength(1);
	});

	it('needs the written authorisation', async () => {
		const made = await ready();
		expect(await give(made, 0, 1, { file: null })).toBe('no_file');
		expect(await give(made, 0, 1, { file: new File(['MZ'], 'a.jpg') })).toBe('wrong_type');
		expect(await kept(made)).toBe(0);
	});

	it('knows only electors of this vote', async () => {
		const [made, other] = [await ready(), await ready()];
		expect(await give(made, 0, { electorId: id(other, 0) })).toBe('no_holder');
		expect(await give(made, 0, 1, { grantorId: id(other, 0) })).toBe('no_grantor');
		await write([sql`UPDATE elector SET removed_at = ${START} WHERE id = ${id(made, 3)}`]);
		expect(await give(made, 3, 1)).toBe('no_grantor');
		expect(await give(made, 0, 3)).toBe('no_holder');
	});

	it('is for votes with proxies, from the opening to the close', async () => {
		expect(await give(await ready({ proxy: false }), 0, 1)).toBe('not_this_way');
		const made = await ready();
		expect(await give(made, 0, 1, { now: END })).toBe('over');
		await write([sql`UPDATE vote SET closed_at = ${START + 1} WHERE id = ${made.voteId}`]);
		expect(await give(made, 0, 1)).toBe('over');
		const { voteId, community } = await makeDraft();
		const given = { key: newId(), grantorId: 'x', holder: outsider, file: paper() };
		expect(await record(community.editor, voteId, given, START)).toBe('no_grantor');
	});

	it('is the work of chair and editors of this unit, and seen by its desk alone', async () => {
		const made = await ready();
		await give(made, 0, 1);
		const stranger = await makeCommunity();
		const place = { voteId: made.voteId, proxyId: (await proxyOf(made, 0)).id };
		for (const actor of [made.community.supervisor, stranger.editor]) {
			const as = { ...made, community: { ...made.community, editor: actor } };
			await expect(give(as, 2, 1)).rejects.toMatchObject({ status: 403 });
			const ballot = { choice: 'for', key: newId() };
			await expect(use(actor, place, ballot, START)).rejects.toMatchObject({ status: 403 });
			await expect(withdraw(actor, place, '错', START)).rejects.toMatchObject({ status: 403 });
		}
		await expect(proxies.list(stranger.chair, made.voteId)).rejects.toMatchObject({ status: 403 });
		const other = await ready();
		const elsewhere = { voteId: other.voteId, proxyId: place.proxyId };
		await expect(
			use(other.community.editor, elsewhere, { choice: 'for', key: newId() }, START)
		).rejects.toMatchObject({ status: 404 });
	});
});
