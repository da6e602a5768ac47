import type { Answer, Answers } from '#lib/questionnaires/answers.ts';
import type { Document } from '#lib/questionnaires/document.ts';
import type { Chance } from '../chance.ts';
import { buildings, lines, other, w } from './writing.ts';

const joins = { of: { question: 'join' }, is: 'equal', to: true } as const;
const goes = {
	all: [
		{ of: { question: 'often' }, is: 'answered' },
		{ of: { question: 'often' }, is: 'unequal', to: 'never' }
	]
} as const;

/** How the community garden is to be built, open to anybody: every kind of question, and ways that lead past some. */
export function garden(plan?: string): Document {
	return {
		title: w('社区花园怎么建', 'Building our community garden'),
		intro: w(
			'中心花园要改造，请您说说想法。谁都可以填，不用写姓名，大约三分钟。这里只听意见，不是表决。',
			'The central garden is to be redone, and we would like your ideas. Anybody may answer, without a name, in about three minutes. This gathers opinions; it is not a vote.'
		),
		thanks: w(
			'谢谢您！您的想法会带到设计讨论会上。',
			'Thank you! Your ideas go to the design meeting.'
		),
		english: true,
		paging: 'section',
		sections: [
			{
				key: 'use',
				title: w('您和花园', 'You and the garden'),
				questions: [
					{
						key: 'hello',
						kind: 'statement',
						required: 'no',
						words: w(
							'花园现在有一片草坪、一个水池和四张长椅。',
							'Today the garden has a lawn, a pond and four benches.'
						)
					},
					{
						key: 'often',
						kind: 'single',
						required: 'yes',
						order: 'fixed',
						words: w('您多久去一次花园？', 'How often do you go there?'),
						options: lines(
							['daily', '几乎每天', 'Nearly every day'],
							['weekly', '每周一两次', 'Once or twice a week'],
							['seldom', '偶尔', 'Now and then'],
							['never', '从来不去', 'Never']
						)
					},
					{
						key: 'why_not',
						kind: 'short-text',
						required: 'soft',
						longest: 80,
						words: w('为什么不去呢？', 'What keeps you away?'),
						when: { of: { question: 'often' }, is: 'equal', to: 'never' }
					},
					{
						key: 'with_whom',
						kind: 'multiple',
						required: 'no',
						order: 'fixed',
						max: 3,
						words: w('常和谁一起去？', 'Who comes along?'),
						when: goes,
						options: [
							...lines(
								['child', '孩子', 'Children'],
								['old', '家里老人', 'Elderly family'],
								['dog', '宠物', 'A pet'],
								['friends', '邻居朋友', 'Neighbours and friends']
							),
							other,
							{ key: 'alone', words: w('一个人去', 'Nobody'), exclusive: true }
						]
					},
					{
						key: 'home',
						kind: 'dropdown',
						required: 'no',
						order: 'fixed',
						words: w('您住哪一片？', 'Where do you live?'),
						options: lines(
							['north', '北区（1–6 号楼）', 'North (buildings 1–6)'],
							['south', '南区（7–12 号楼）', 'South (buildings 7–12)'],
							['out', '小区外', 'Outside the estate']
						)
					}
				]
			},
			{
				key: 'now',
				title: w('现在的花园', 'The garden as it is'),
				when: goes,
				questions: [
					{
						key: 'looks',
						kind: 'rating',
						required: 'no',
						words: w('好看吗？', 'Does it look good?'),
						low: w('不好看', 'not at all'),
						high: w('很好看', 'very')
					},
					{
						key: 'safe',
						kind: 'rating',
						required: 'no',
						words: w('安全吗？', 'Is it safe?'),
						low: w('不安全', 'not at all'),
						high: w('很安全', 'very')
					},
					{
						key: 'times',
						kind: 'matrix-multiple',
						required: 'no',
						order: 'fixed',
						words: w('您什么时候会去？可以多选。', 'When do you go? Choose all that apply.'),
						rows: lines(
							['weekdays', '周一到周五', 'Monday to Friday'],
							['weekend', '周末', 'At weekends']
						),
						columns: lines(
							['morning', '早上', 'Morning'],
							['afternoon', '下午', 'Afternoon'],
							['evening', '晚上', 'Evening']
						)
					},
					{
						key: 'recommend',
						kind: 'recommend',
						required: 'no',
						words: w(
							'您会推荐朋友来这里坐坐吗？（您给好看和安全打的平均分是 {{=mood}}）',
							'Would you recommend it to friends? (Your mean for looks and safety is {{=mood}}.)'
						)
					},
					{
						key: 'fix',
						kind: 'long-text',
						required: 'no',
						longest: 400,
						words: w('您打分不高，最该先改哪里？', 'Your marks are low: what should change first?'),
						when: { of: { computed: 'mood' }, is: 'less', to: 3 }
					}
				]
			},
			{
				key: 'new',
				title: w('新花园', 'The new garden'),
				questions: [
					{
						key: 'want',
						kind: 'ranking',
						required: 'no',
						order: 'random',
						most: 3,
						words: w('最想要什么？排出前三。', 'What do you want most? Rank up to three.'),
						options: lines(
							['beds', '种菜种花的小地块', 'Plots for growing'],
							['play', '孩子玩的沙坑', 'A sandpit'],
							['path', '老人散步的平路', 'Level walks'],
							['pergola', '能遮阳的廊架', 'A shaded pergola'],
							['lawn', '大草坪', 'A wide lawn']
						)
					},
					{
						key: 'plots',
						kind: 'number',
						required: 'no',
						min: 0,
						max: 20,
						decimals: 1,
						unit: w('平方米', 'm²'),
						words: w(
							'如果分地块，您家想认领多少？',
							'If there are plots, how much would you take on?'
						),
						when: { of: { question: 'want' }, is: 'contains', to: 'beds' }
					},
					{
						key: 'rules',
						kind: 'matrix-single',
						required: 'no',
						order: 'fixed',
						words: w('这些约定，您赞成吗？', 'Would you agree to these rules?'),
						rows: lines(
							['dogs', '遛狗要牵绳', 'Dogs on a lead'],
							['music', '晚上九点后不放音响', 'No loudspeakers after nine'],
							['share', '收成分一半给独居老人', 'Half the harvest for elderly people living alone']
						),
						columns: lines(
							['yes', '赞成', 'Yes'],
							['so', '无所谓', 'Either way'],
							['no', '不赞成', 'No']
						)
					},
					{
						key: 'spot',
						kind: 'place',
						required: 'no',
						words: w(
							'廊架放在哪里好？在图上点一下。',
							'Where should the pergola stand? Point at the plan.'
						),
						...(plan !== undefined && { plan }),
						buildings: buildings(12)
					},
					{
						key: 'photo',
						kind: 'file',
						required: 'no',
						most: 2,
						words: w(
							'见过好看的社区花园吗？可以传张照片。',
							'Seen a lovely garden somewhere? You may send a photo.'
						)
					}
				]
			},
			{
				key: 'hands',
				title: w('一起动手', 'Lending a hand'),
				questions: [
					{
						key: 'join',
						kind: 'yes-no',
						required: 'yes',
						words: w('您愿意参加周末的“一起种”吗？', 'Would you join the planting weekends?'),
						endIf: { of: { question: 'join' }, is: 'equal', to: false }
					}
				]
			},
			{
				key: 'contact',
				title: w('怎么联系您', 'How to reach you'),
				help: w(
					'只有社区工作人员看得到，用完就删。',
					'Only the committee sees this, and deletes it afterwards.'
				),
				questions: [
					{
						key: 'day',
						kind: 'date',
						required: 'no',
						words: w('哪一天方便先来看看？', 'Which day could you come for a first look?')
					},
					{
						key: 'phone',
						kind: 'phone',
						required: 'no',
						words: w('手机号', 'Telephone')
					},
					{
						key: 'email',
						kind: 'email',
						required: 'no',
						words: w('或者电子邮箱', 'Or e-mail'),
						when: { of: { question: 'phone' }, is: 'unanswered' }
					},
					{
						key: 'agree',
						kind: 'consent',
						required: 'soft',
						words: w('同意社区为这次活动联系我', 'The committee may contact me about this'),
						when: {
							any: [
								{ of: { question: 'phone' }, is: 'answered' },
								{ of: { question: 'email' }, is: 'answered' }
							]
						}
					}
				]
			}
		],
		computed: [{ key: 'mood', of: ['looks', 'safe'], by: 'mean' }],
		quotas: [
			{
				key: 'places',
				when: joins,
				limit: 60,
				message: w(
					'“一起种”的 60 个名额已经满了，谢谢您！下次活动请早点来。',
					'All 60 places for the planting weekends are taken. Thank you, and do come next time!'
				)
			}
		]
	};
}

const reasons = ['蚊子太多', '没有地方坐', '晚上太黑', '上班没时间'] as const;
const fixes = [
	'水池边没有栏杆，带孩子不放心。',
	'石板路不平，推轮椅过不去。',
	'草坪踩秃了，一下雨全是泥。',
	'夜里灯太暗，谁也不敢走。'
] as const;

/** What somebody says who has the link. */
export function imagined(luck: Chance): Answers {
	const said: Record<string, Answer> = {};
	const often = luck.pick(['daily', 'daily', 'weekly', 'weekly', 'weekly', 'seldom', 'never']);
	said.often = { option: often };
	if (often === 'never') said.why_not = luck.pick(reasons);
	else {
		const options = ['child', 'old', 'dog', 'friends'].filter(() => luck.next() < 0.35);
		said.with_whom = { options: options.length > 0 && options.length < 4 ? options : ['alone'] };
	}
	said.home = { option: luck.pick(['north', 'south', 'south', 'out']) };
	said.looks = luck.whole(1, 4);
	said.safe = luck.whole(2, 5);
	said.recommend = luck.whole(3, 10);
	if (Number(said.looks) + Number(said.safe) < 6) said.fix = luck.pick(fixes);
	const free = (leaning: number) =>
		['morning', 'afternoon', 'evening'].filter(() => luck.next() < leaning);
	said.times = {
		rows: {
			weekdays: [luck.pick(['morning', 'evening'])],
			weekend: ['morning', ...free(0.4).slice(1)]
		}
	};
	const listed = ['beds', 'path', 'pergola', 'play', 'lawn'].filter(() => luck.next() < 0.6);
	if (listed.length > 0) said.want = { ranked: listed.slice(0, 3) };
	if (listed.slice(0, 3).includes('beds')) said.plots = luck.whole(4, 24) / 2;
	const rule = () => [luck.pick(['yes', 'yes', 'yes', 'so', 'no'])];
	said.rules = { rows: { dogs: rule(), music: rule(), share: rule() } };
	said.spot = { x: luck.whole(380, 640), y: luck.whole(430, 680) };
	said.join = luck.next() < 0.4;
	return said;
}
