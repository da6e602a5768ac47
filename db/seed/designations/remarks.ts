import { chance } from '../chance.ts';

/** What an evaluator writes beside a score, by how much of the scale it takes. */
export function remark(title: string, score: number, seed: number): string {
	const [, words] = bands.find(([from]) => score >= from) ?? bands[bands.length - 1] ?? [0, ['']];
	return `${title}：${chance(seed).pick(words)}`;
}

type Several = readonly [string, ...string[]];

const bands: readonly (readonly [number, Several])[] = [
	[
		8_500,
		[
			'有制度、有记录、有回头看，前后几份材料能对上。',
			'做法稳定，居民参与的痕迹清楚，还根据反馈改过。',
			'材料具体，数字和公告一致，值得别的社区来看。'
		]
	],
	[
		7_000,
		[
			'做法成形，记录基本完整；评估和改进还可以写得更实。',
			'过程清楚，效果有例子，覆盖面再扩大一些就更好。',
			'能按计划做，也能说出结果，缺一两次完整的复盘。'
		]
	],
	[
		5_000,
		[
			'做了不少，但记录零散，看不出是不是每次都这样做。',
			'有安排、有执行，结果主要靠说，佐证不够。',
			'部分楼栋做得好，还没有推开。'
		]
	],
	[
		3_000,
		[
			'起步了，制度有文本，执行的证据很少。',
			'主要是居委会在做，居民参与看不出来。',
			'材料与指标要看的内容对得不太上。'
		]
	],
	[0, ['没有看到做法和记录。', '只有打算，还没有开始。', '佐证与本项无关。']]
];

/** What is told on the whole. */
export const wholes: readonly (readonly [
	strengths: string,
	improvements: string,
	questions: string
])[] = [
	[
		'议题从居民中来，议成的事有人办、有回音，公开栏一看就明白。',
		'参与率低的楼栋要有办法；评议结果与第二年的安排可以接得更紧。',
		'请现场看一次议事会的记录本，并随机问三位居民上次议的是什么。'
	],
	[
		'表决过程规范，计票和公布经得起核对，老人和租户都照顾到了。',
		'楼栋自管的经验还停留在几栋楼，建议写成简单的办法推开。',
		'公共收益的公布是否逐笔？没有业委会的楼怎样管？'
	],
	[
		'班子认真，近一年进步明显，居民愿意说话。',
		'记录要跟上：会前材料、不同意见、落实情况三样最缺。',
		'协商意见落实单在哪里，谁来更新？'
	]
];
