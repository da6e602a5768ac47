import type { Document } from '#lib/questionnaires/document.ts';
import { buildings, lines, other, w } from './writing.ts';

const howGood = lines(
	['very_bad', '很不满意', 'Very dissatisfied'],
	['bad', '不太满意', 'Dissatisfied'],
	['fair', '一般', 'Neither'],
	['good', '比较满意', 'Satisfied'],
	['very_good', '很满意', 'Very satisfied']
);

/** What residents think of the property company, asked twice a year. */
export const satisfaction: Document = {
	title: w('物业服务满意度调查', 'How satisfied are you with property management?'),
	intro: w(
		'每半年问一次，大约两分钟。结果会公布，并作为与物业公司续约谈判的依据。每户一份。',
		'Asked twice a year; it takes about two minutes. The results are published and go into the talks with the company. One response a household.'
	),
	thanks: w(
		'谢谢您。结果会在截止后一周内公布在社区页面上。',
		'Thank you. The results will be on the community page within a week of the end.'
	),
	english: true,
	paging: 'question',
	sections: [
		{
			key: 'whole',
			title: w('总体感受', 'Overall'),
			questions: [
				{
					key: 'overall',
					kind: 'rating',
					required: 'yes',
					words: w(
						'这半年，您对小区物业服务总体满意吗？',
						'Overall, how satisfied have you been these six months?'
					),
					...{ low: w('很不满意', 'not at all'), high: w('很满意', 'very') }
				},
				{
					key: 'recommend',
					kind: 'recommend',
					required: 'soft',
					words: w(
						'如果朋友想搬来，您有多大可能推荐我们小区？',
						'How likely are you to recommend our estate to a friend?'
					)
				},
				{
					key: 'years',
					kind: 'single',
					required: 'no',
					order: 'fixed',
					words: w('您在这里住了多久？', 'How long have you lived here?'),
					options: lines(
						['new', '不到 2 年', 'Under 2 years'],
						['some', '2 到 5 年', '2 to 5 years'],
						['long', '5 到 10 年', '5 to 10 years'],
						['old', '10 年以上', 'Over 10 years']
					)
				}
			]
		},
		{
			key: 'parts',
			title: w('各项服务', 'Service by service'),
			questions: [
				{
					key: 'services',
					kind: 'matrix-single',
					required: 'soft',
					order: 'fixed',
					words: w('下面各项，您满意吗？', 'How satisfied are you with each of these?'),
					rows: lines(
						['clean', '楼道和院子的保洁', 'Cleaning'],
						['green', '绿化养护', 'Greenery'],
						['guard', '门岗和夜间巡逻', 'Gate and night patrol'],
						['repair', '公共设施维修', 'Repairs'],
						['park', '停车管理', 'Parking'],
						['staff', '客服人员的态度', 'Courtesy of staff']
					),
					columns: howGood
				},
				{
					key: 'reported',
					kind: 'yes-no',
					required: 'no',
					words: w('这半年，您家报修过吗？', 'Did you report a repair in these six months?')
				},
				{
					key: 'repair_speed',
					kind: 'single',
					required: 'no',
					order: 'fixed',
					words: w('最近一次报修，多久修好的？', 'How long did the last repair take?'),
					when: { of: { question: 'reported' }, is: 'equal', to: true },
					options: lines(
						['day', '当天', 'The same day'],
						['three', '三天以内', 'Within three days'],
						['week', '一周以内', 'Within a week'],
						['longer', '一周以上', 'More than a week'],
						['never', '到现在没修好', 'Not repaired yet']
					)
				}
			]
		},
		{
			key: 'better',
			title: w('怎样改进', 'What should improve'),
			questions: [
				{
					key: 'problems',
					kind: 'multiple',
					required: 'no',
					order: 'fixed',
					max: 3,
					words: w('最让您头疼的是什么？', 'What bothers you most?'),
					options: [
						...lines(
							['lift', '电梯老坏', 'Lifts break down'],
							['leak', '外墙、楼顶漏水', 'Leaking walls and roofs'],
							['cars', '车没地方停、乱停', 'Parking'],
							['bikes', '电动车进楼、飞线充电', 'E-bikes indoors'],
							['smell', '垃圾点有异味', 'Smelly bins'],
							['noise', '夜里噪声', 'Noise at night']
						),
						other,
						{ key: 'none', words: w('没有', 'Nothing'), exclusive: true }
					]
				},
				{
					key: 'first',
					kind: 'ranking',
					required: 'no',
					order: 'random',
					most: 3,
					words: w('下半年先办哪几件？请排出前三。', 'What should come first? Rank up to three.'),
					options: lines(
						['lifts', '电梯大修', 'Overhaul the lifts'],
						['charging', '增设充电棚', 'More charging sheds'],
						['gate', '更换门禁', 'New entry system'],
						['lamps', '补装路灯', 'More street lamps'],
						['pipes', '疏通下水管', 'Clear the drains']
					)
				},
				{
					key: 'dirty',
					kind: 'place',
					required: 'no',
					buildings: buildings(12),
					words: w('哪栋楼周围最需要打扫？', 'Around which building is cleaning needed most?')
				},
				{
					key: 'remarks',
					kind: 'long-text',
					required: 'no',
					longest: 500,
					words: w('还想对物业或居委会说什么？', 'Anything else you want to say?'),
					help: w(
						'会原样给工作人员看，公布时只公布归纳的要点。',
						'Staff read it as it is; only a summary is published.'
					)
				}
			]
		}
	],
	computed: [],
	quotas: []
};
