import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleSentences } from './rule-words.ts';
import { committeeName, shortened } from './words.ts';
import type { Approval, Participation } from '../rules.ts';

const half: Participation = { basis: 'households', fraction: [1, 2], strict: true };
const twoThirds = (basis: 'heads' | 'area'): Participation => ({
	basis,
	fraction: [2, 3],
	strict: false
});
const over = (basis: 'heads' | 'households' | 'area', of: Approval['of']): Approval => ({
	...half,
	basis,
	of
});

describe('what a choice means under the rule', () => {
	it.each([
		[
			'a majority of participants, with a quorum',
			{ id: 'a', participation: [half], approval: [over('households', 'participants')] },
			'motion',
			'参加的户数超过名册的一半，表决才有效。赞成的户数超过参加者的一半，才算通过。'
		],
		[
			'heads and area',
			{
				id: 'b',
				participation: [twoThirds('area'), twoThirds('heads')],
				approval: [over('area', 'participants'), over('heads', 'participants')]
			},
			'motion',
			'参加的面积达到名册的三分之二，并且人数达到名册的三分之二，表决才有效。' +
				'赞成的面积超过参加者的一半，并且人数超过参加者的一半，才算通过。'
		],
		[
			'more for than against',
			{ id: 'c', participation: [], approval: [over('heads', 'decided')] },
			'motion',
			'赞成的比反对的多，就算通过。'
		],
		[
			'one of several options',
			{ id: 'd', participation: [], approval: [over('heads', 'electorate')] },
			'single',
			'得票最多的方案，选它的人数超过名册的一半，才算选定。'
		]
	])('is said in plain words: %s', (_, rule, method, sentences) => {
		expect(ruleSentences(rule, method)).toBe(sentences);
	});
});

describe('a shortened text', () => {
	it('stays as it is when it is short enough', () => {
		expect(shortened(' 两部电梯\n已运行 19 年。 ', 20)).toBe('两部电梯 已运行 19 年。');
	});

	it('ends with a whole sentence where there is one', () => {
		expect(shortened('两部电梯已运行十九年。去年停梯三十一次，很不方便。', 16)).toBe(
			'两部电梯已运行十九年。'
		);
	});

	it('else is cut, and says so', () => {
		expect(shortened('一二三四五六七八九十', 5)).toBe('一二三四五…');
	});

	it('is never longer than asked, but for the sign of the cut', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'grapheme' }),
				fc.integer({ min: 1, max: 60 }),
				(text, most) => {
					expect([...shortened(text, most)].length).toBeLessThanOrEqual(most + 1);
				}
			)
		);
	});
});

it('a committee is called by its unit and kind', () => {
	const unit = { name: '桥头村', name_en: 'Qiaotou', kind: 'rural' } as const;
	expect(committeeName(unit, 'zh-CN')).toBe('桥头村村委会');
	expect(committeeName(unit, 'en')).toBe('Qiaotou');
});
