import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forget, pause, putAway, resume, same, takeOut, type Shelf } from './keeping.ts';

const base = { score: '60', comment: '有记录' };
const typed = { score: '66', comment: '有记录' };
const theirs = { score: '70', comment: '' };

/** A shelf in memory. */
function shelf(): Shelf & { kept: Map<string, string> } {
	const kept = new Map<string, string>();
	return {
		kept,
		getItem: (name) => kept.get(name) ?? null,
		setItem: (name, text) => void kept.set(name, text),
		removeItem: (name) => void kept.delete(name)
	};
}

describe('what was typed', () => {
	test.each([
		['nothing unsent: what the server has', theirs, undefined, theirs, false, null],
		['it was kept after all: nothing to send', typed, { now: typed, base }, typed, false, null],
		['it never arrived: it stands, and is sent', base, { now: typed, base }, typed, true, null],
		['changed elsewhere: both are shown', theirs, { now: typed, base }, typed, true, theirs]
	])('%s', (_, server, unsent, now, isUnsent, other) => {
		expect(resume(server, unsent)).toEqual({ now, isUnsent, theirs: other });
	});

	test('is never lost on return', () => {
		const text = fc.record({ score: fc.string(), comment: fc.string() });
		fc.assert(
			fc.property(text, text, text, (server, now, before) => {
				expect(same(resume(server, { now, base: before }).now, now)).toBe(true);
			})
		);
	});

	test('is put away and taken out as it was', () => {
		const device = shelf();
		expect(putAway(device, 'a', { now: typed, base })).toBe(true);
		expect(takeOut(device, 'a')).toEqual({ now: typed, base });
		forget(device, 'a');
		expect(takeOut(device, 'a')).toBeUndefined();
	});

	test.each(['', '{', '[]', '7', 'null', '{"now":{}}', '{"now":{"score":1},"base":{}}'])(
		'%j on the device is nothing',
		(found) => {
			const device = shelf();
			device.kept.set('a', found);
			expect(takeOut(device, 'a')).toBeUndefined();
		}
	);

	test('a device without room says so', () => {
		const full = {
			...shelf(),
			setItem: () => {
				throw new Error('full');
			}
		};
		expect(putAway(full, 'a', { now: typed, base })).toBe(false);
	});
});

test('a field that is not there is an empty one', () => {
	expect(same({ score: '', comment: '好' }, { comment: '好' })).toBe(true);
	expect(same({ comment: '好' }, { score: '1', comment: '好' })).toBe(false);
});

test('tries come further apart, and at least every minute', () => {
	expect([0, 1, 2, 9].map(pause)).toEqual([3, 6, 12, 60]);
});
