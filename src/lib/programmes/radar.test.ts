import { describe, expect, test } from 'vitest';
import { anchorAt, cornersOf, linesOf, pointAt } from './radar.ts';

describe('a radar', () => {
	test.each([
		[0, 4, 1, { x: 100, y: 30 }],
		[1, 4, 1, { x: 170, y: 100 }],
		[2, 4, 0.5, { x: 100, y: 135 }],
		[3, 4, 0, { x: 100, y: 100 }]
	])('has axis %i of %i at %f where the clock would have it', (axis, of, share, point) => {
		expect(pointAt(axis, of, share)).toEqual(point);
	});

	test('leaves out an axis without a value', () => {
		expect(cornersOf([10_000, null, 0, 5_000])).toBe('100,30 100,100 65,100');
	});

	test.each([
		[0, 'middle'],
		[1, 'start'],
		[2, 'middle'],
		[3, 'end']
	] as const)('names axis %i of four from its %s', (axis, anchor) => {
		expect(anchorAt(axis, 4)).toBe(anchor);
	});

	test.each([
		['民主协商', ['民主协商']],
		['参与、代表与公平选举', ['参与、代表', '与公平选举']],
		['Democratic consultation', ['Democratic', 'consultation']],
		['Rule of law', ['Rule of law']],
		['', ['']]
	])('writes the name %s in lines that fit beside it', (name, lines) => {
		expect(linesOf(name)).toEqual(lines);
	});
});
