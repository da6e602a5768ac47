import { describe, expect, test } from 'vitest';
import { makeCommunity } from '#db/community.fixture.ts';
import { newId } from '#lib/server/id.ts';
import * as answers from './answers.server.ts';
import { makeApplication, makeRound, OPEN } from './applying.fixture.server.ts';
import * as comments from './comments.server.ts';

const MINUTE = 60_000;
const words = '我们每月公开一次事项，居民代表全程参与。'.repeat(6);

describe('what was said before', () => {
	async function said(...steps: { who?: 'chair' | 'editor'; narrative: string; after?: number }[]) {
		const made = await makeApplication(await makeRound());
		let [version, now] = [0, OPEN];
		for (const { who = 'editor', narrative, after = 1_000 } of steps) {
			now += after;
			const input = { selfScore: 300, narrative, version, now };
			const saved = await answers.save(made[who], made.applicationId, 'e1', input);
			if (typeof saved === 'string') throw new Error(saved);
			version = saved.version;
		}
		const past = await answers.listPast(made.applicationId, 'e1');
		return { version, past: past.map(({ narrative }) => narrative) };
	}

	test('is kept where a colleague writes over it', async () => {
		const { past } = await said(
			{ narrative: '一' },
			{ narrative: '一二' },
			{ who: 'chair', narrative: '别的' }
		);
		expect(past).toContain('一二');
	});

	test('is kept where much of it is taken out at once', async () => {
		const { past } = await said(
			{ narrative: '开头' },
			{ narrative: words },
			{ narrative: '删掉了' }
		);
		expect(past).toContain(words);
	});

	test('is kept now and then while one writes, and not with every letter', async () => {
		const letters = Array.from({ length: 8 }, (_, i) => ({ narrative: '字'.repeat(i + 1) }));
		expect((await said(...letters)).past).toEqual(['字']);
		const later = [...letters, { narrative: '歇了一会儿', after: 11 * MINUTE }];
		expect((await said(...later)).past).toHaveLength(2);
	});

	test('is no new version where nothing changed: a reply that was lost may be asked for again', async () => {
		const { editor, applicationId } = await makeApplication(await makeRound());
		const input = { selfScore: 300, narrative: '同一段', version: 0, now: OPEN };
		expect(await answers.save(editor, applicationId, 'e1', input)).toEqual({ version: 1 });
		expect(await answers.save(editor, applicationId, 'e1', input)).toEqual({ version: 1 });
		expect(await answers.listPast(applicationId, 'e1')).toEqual([]);
	});
});

describe('a comment within the team', () => {
	test('is said once for a form, read by the team alone, and taken back by whoever said it', async () => {
		const { editor, supervisor, applicationId } = await makeApplication(await makeRound());
		const given = { indicatorKey: 'e1', words: ' 缺上半年的记录 ', key: newId() };
		expect(await comments.add(supervisor, applicationId, given, OPEN)).toBe('added');
		expect(await comments.add(supervisor, applicationId, given, OPEN)).toBe('added');
		const [one, ...more] = await comments.list(editor, applicationId, 'e1');
		expect([one?.words, more]).toEqual(['缺上半年的记录', []]);
		await comments.remove(editor, applicationId, one?.id ?? '', OPEN);
		expect(await comments.list(editor, applicationId)).toHaveLength(1);
		await comments.remove(supervisor, applicationId, one?.id ?? '', OPEN);
		expect(await comments.list(editor, applicationId)).toEqual([]);
		const { chair: stranger } = await makeCommunity();
		await expect(comments.list(stranger, applicationId)).rejects.toMatchObject({ status: 403 });
		await expect(comments.add(stranger, applicationId, given, OPEN)).rejects.toMatchObject({
			status: 403
		});
	});

	test.each([
		['e1', '  ', 'empty'],
		['e1', '字'.repeat(1_001), 'too_long'],
		['none', '好', 'no_such_indicator']
	] as const)('on %s as %j is refused: %s', async (indicatorKey, typed, why) => {
		const { editor, applicationId } = await makeApplication(await makeRound());
		const given = { indicatorKey, words: typed, key: newId() };
		expect(await comments.add(editor, applicationId, given, OPEN)).toBe(why);
	});
});
