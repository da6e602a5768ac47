import { afterEach, describe, expect, test } from 'vitest';
import { Keeper, type Answer } from './keeper.svelte.ts';
import { takeOut, type Fields, type Shelf } from './keeping.ts';

const server = { e1: { score: '', comment: '' }, e2: { score: '60', comment: '有记录' } };

/** A device that remembers, and a server that answers as it is told and tells what it was sent. */
function world(answers: Answer[] = []) {
	const kept = new Map<string, string>();
	const shelf: Shelf = {
		getItem: (name) => kept.get(name) ?? null,
		setItem: (name, text) => void kept.set(name, text),
		removeItem: (name) => void kept.delete(name)
	};
	const sent: { key: string; now: Fields; base: Fields }[] = [];
	const begin = () => {
		keeper = new Keeper(server, {
			name: 'r',
			shelf,
			sendable: (_, now, base) => (now.score === '999' ? { ...now, score: base.score ?? '' } : now),
			send: async (key, now, base) => {
				sent.push({ key, now, base });
				return answers.shift() ?? { is: 'kept' };
			}
		});
		return keeper;
	};
	return { shelf, sent, begin, keeper: begin() };
}

let keeper: Keeper;
afterEach(() => keeper.stop());

describe('what is typed', () => {
	test('lies on the device until the server has it, and then no more', async () => {
		const { shelf, sent, keeper: own } = world();
		own.change('e1', 'comment', '一');
		expect(own.state).toBe('unsent');
		expect(takeOut(shelf, 'r/e1')?.now.comment).toBe('一');
		expect(await own.flush()).toBe(true);
		expect(sent).toEqual([{ key: 'e1', now: { score: '', comment: '一' }, base: server.e1 }]);
		expect(takeOut(shelf, 'r/e1')).toBeUndefined();
		expect([own.state, own.keptAt === null]).toEqual(['kept', false]);
	});

	test('is not sent again when nothing has changed', async () => {
		const { sent, keeper: own } = world();
		own.change('e1', 'comment', '一');
		await own.flush();
		own.change('e1', 'comment', '二');
		own.change('e1', 'comment', '一');
		expect(await own.flush()).toBe(true);
		expect(sent).toHaveLength(1);
	});

	test('outlives a dropped connection and a closed window', async () => {
		const { shelf, sent, begin, keeper: own } = world([{ is: 'unreachable' }]);
		own.change('e1', 'comment', '在隧道里写的');
		expect(await own.flush()).toBe(false);
		expect(own.state).toBe('unreachable');
		own.stop();
		const back = begin();
		back.resume();
		expect(back.forms.e1?.comment).toBe('在隧道里写的');
		expect(await back.flush()).toBe(true);
		expect(sent).toHaveLength(2);
		expect(takeOut(shelf, 'r/e1')).toBeUndefined();
	});

	test('stays as it is where something else was written elsewhere, until its writer says', async () => {
		const theirs = { score: '70', comment: '别处写的' };
		const { sent, keeper: own } = world([{ is: 'conflict', theirs }]);
		own.change('e1', 'comment', '这里写的');
		expect(await own.flush()).toBe(false);
		expect([own.state, own.forms.e1?.comment]).toEqual(['conflict', '这里写的']);
		expect(own.conflicts.e1).toEqual(theirs);
		expect(await own.settle('e1', 'mine')).toBe(true);
		expect(sent.at(-1)).toMatchObject({ now: { comment: '这里写的' }, base: theirs });
	});

	test('gives way to what was written elsewhere if its writer says so', async () => {
		const theirs = { score: '70', comment: '别处写的' };
		const { sent, keeper: own } = world([{ is: 'conflict', theirs }]);
		own.change('e1', 'comment', '这里写的');
		await own.flush();
		expect(await own.settle('e1', 'theirs')).toBe(true);
		expect(own.forms.e1).toEqual(theirs);
		expect(sent).toHaveLength(1);
	});

	test('is not sent on after a refusal, and not forgotten', async () => {
		const { shelf, sent, keeper: own } = world([{ is: 'refused', reason: 'sealed' }]);
		own.change('e1', 'comment', '一');
		expect(await own.flush()).toBe(false);
		expect([own.state, own.reason]).toEqual(['refused', 'sealed']);
		own.change('e1', 'comment', '二');
		expect(await own.flush()).toBe(false);
		expect(sent).toHaveLength(1);
		expect(takeOut(shelf, 'r/e1')?.now.comment).toBe('二');
	});

	test('is held where it cannot be sent as it stands, while the rest is kept', async () => {
		const { shelf, sent, keeper: own } = world();
		own.change('e2', 'score', '999');
		own.change('e2', 'comment', '再看');
		expect(await own.flush()).toBe(false);
		expect(own.state).toBe('held');
		expect(sent.at(-1)?.now).toEqual({ score: '60', comment: '再看' });
		expect(takeOut(shelf, 'r/e2')?.now.score).toBe('999');
	});
});
