import { expect, it } from 'vitest';
import { startWords } from './words.ts';

it.each<[string, string[], [string, number][]]>([
	[
		'counts a word once a text, and not what says nothing',
		['电梯坏了，电梯要修', '希望修电梯', '电梯很慢，路灯也暗', '路灯不亮'],
		[
			['电梯', 3],
			['路灯', 2]
		]
	],
	['takes English words in either case', ['The Lift is slow', 'a lift, please'], [['lift', 2]]],
	['leaves out numbers and single signs', ['12 楼', '12 楼'], []],
	['says nothing of nothing', [], []]
])('%s', (_, texts, expected) => {
	const words = startWords();
	for (const text of texts) words.add(text);
	expect(words.most(10).map(({ word, texts: count }) => [word, count])).toEqual(expected);
});
