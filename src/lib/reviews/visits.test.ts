import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checklistOf, missingOf, questionsIn, status } from './visits.ts';

describe('questions', () => {
	test.each([
		['1. 谁来参加？\r\n2、怎么公开？\n\n- 怎么公开？', ['谁来参加？', '怎么公开？']],
		['① 看记录\n（3）看原件\n2026 年开了几次会？', ['看记录', '看原件', '2026 年开了几次会？']],
		['  ', []]
	])('of %j stand one a line, without numbers, each once', (text, expected) => {
		expect(questionsIn(text)).toEqual(expected);
	});
});

describe('a check list', () => {
	const standing = [
		{ key: 'a', question: '甲' },
		{ key: 'b', question: '乙' }
	];
	let count = 0;
	const newKey = () => `new${++count}`;

	test('keeps the keys of the items that stand, and gives new ones to the others', () => {
		count = 0;
		const lines = [
			{ key: 'b', question: '乙，改了' },
			{ key: 'a', question: ' ' },
			{ key: 'forged', question: '丙' }
		];
		expect(checklistOf(lines, standing, newKey)).toEqual([
			{ key: 'b', question: '乙，改了' },
			{ key: 'new1', question: '丙' }
		]);
	});

	test('never has a key twice', () => {
		const line = fc.record({ key: fc.constantFrom('a', 'b', 'x', ''), question: fc.string() });
		fc.assert(
			fc.property(fc.array(line), (lines) => {
				const keys = checklistOf(lines, standing, newKey).map(({ key }) => key);
				expect(new Set(keys).size).toBe(keys.length);
			})
		);
	});

	test('lacks what nobody wrote a word of', () => {
		const written = new Map([
			['attendance', { words: '王主任' }],
			['a', { words: ' ' }]
		]);
		expect(missingOf(standing, written)).toEqual(['a', 'b', 'overall']);
	});
});

test.each([
	[{}, 'planned'],
	[{ reported_at: 1 }, 'reported'],
	[{ reported_at: 1, replied_at: 2 }, 'replied'],
	[{ cancelled_at: 1 }, 'cancelled']
] as const)('a visit with %j is %s', (more, expected) => {
	const none = { cancelled_at: null, reported_at: null, replied_at: null };
	expect(status({ ...none, ...more })).toBe(expected);
});
