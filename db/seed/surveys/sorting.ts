import type { Answer, Answers } from '#lib/questionnaires/answers.ts';
import type { Document } from '#lib/questionnaires/document.ts';
import type { Chance } from '../chance.ts';
import { lines, other, w } from './writing.ts';

/** The street asks its three communities the same. */
export const sorting: Document = {
	title: w('垃圾分类投放点，怎样更方便？', 'Where and when should sorted rubbish be taken?'),
	intro: w(
		'临江街道请三个社区的住户一起说说，大约一分钟。',
		'Linjiang Street asks the households of its three communities; it takes a minute.'
	),
	thanks: w(
		'谢谢您，结果会在三个社区同时公布。',
		'Thank you. All three communities will see the results.'
	),
	english: true,
	paging: 'question',
	sections: [
		{
			key: 'now',
			title: w('现在', 'Now'),
			questions: [
				{
					key: 'satisfied',
					kind: 'rating',
					required: 'yes',
					words: w('您对现在的投放点满意吗？', 'How satisfied are you with the present points?'),
					low: w('很不满意', 'not at all'),
					high: w('很满意', 'very')
				},
				{
					key: 'minutes',
					kind: 'number',
					required: 'no',
					words: w('从家走到投放点要几分钟？', 'How many minutes is the walk?'),
					min: 0,
					max: 60,
					decimals: 0,
					unit: w('分钟', 'minutes')
				},
				{
					key: 'why',
					kind: 'multiple',
					required: 'no',
					order: 'fixed',
					words: w('哪里不满意？', 'What is wrong with them?'),
					when: { of: { question: 'satisfied' }, is: 'at-most', to: 3 },
					options: [
						...lines(
							['far', '太远', 'Too far'],
							['times', '开放时间对不上', 'The hours do not suit'],
							['smell', '气味、污水', 'Smell'],
							['dark', '晚上太黑', 'Dark at night']
						),
						other
					]
				}
			]
		},
		{
			key: 'next',
			title: w('以后', 'In future'),
			questions: [
				{
					key: 'evening',
					kind: 'single',
					required: 'no',
					order: 'fixed',
					words: w('晚上投放到几点合适？', 'Until when in the evening?'),
					options: lines(
						['t20', '20:00', '20:00'],
						['t21', '21:00', '21:00'],
						['t22', '22:00', '22:00'],
						['all', '全天开放', 'At any hour']
					)
				},
				{
					key: 'help',
					kind: 'yes-no',
					required: 'no',
					words: w('您愿意每月当一次值守志愿者吗？', 'Would you lend a hand once a month?')
				},
				{
					key: 'idea',
					kind: 'short-text',
					required: 'no',
					longest: 100,
					words: w('一句话建议', 'A suggestion in one line')
				}
			]
		}
	],
	computed: [],
	quotas: []
};

const ideas = [
	'装个洗手池',
	'晚上加一盏灯',
	'投放点往小区中间挪一挪',
	'周末早点开',
	'加个棚子，下雨不用打伞',
	'破袋太脏，能不能有工具',
	'积分换点日用品'
] as const;

/** What a household says; `content` from −1 to 1 is the community's own. */
export function sorted(luck: Chance, content: number): Answers {
	const satisfied = Math.min(5, Math.max(1, Math.round(3.2 + content + (luck.next() - 0.5) * 3)));
	const said: Record<string, Answer> = { satisfied };
	if (luck.next() < 0.85) said.minutes = luck.whole(1, content < 0 ? 14 : 7);
	if (satisfied <= 3) {
		const options = ['far', 'times', 'smell', 'dark'].filter(() => luck.next() < 0.4);
		if (options.length > 0) said.why = { options };
	}
	said.evening = { option: luck.pick(['t20', '21', '21', '22', '22', 'all']) };
	if (luck.next() < 0.9) said.help = luck.next() < 0.3;
	if (luck.next() < 0.15) said.idea = luck.pick(ideas);
	return said;
}
