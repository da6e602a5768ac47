import type { Words } from '#lib/questionnaires/document.ts';

/** A figure that Minyi works out from a unit's own record and that an indicator can ask for, defined once. */
export type Measure = {
	id: string;
	name: Words;
	/** What it says, and what it leaves out. */
	meaning: Words;
	/** `share` is in thousandths; `days` whole days; `score` hundredths of a point on a scale of 0 to 100. */
	unit: 'number' | 'share' | 'days' | 'score';
	/** What it is worked out from. */
	source: Words;
};

const counts: Words = { zh: '本单位已公布的计票结果', en: 'Published counts of the unit' };
const surveys: Words = { zh: '本单位已结束的问卷调查', en: 'Closed surveys of the unit' };

/** The figures that there are, under the names that programmes keep; later rooms add theirs here. */
export const measures: readonly Measure[] = [
	{
		id: 'consultations_held',
		name: { zh: '开展协商次数', en: 'Consultations held' },
		meaning: {
			zh: '期间内公开过的协商事项的个数。',
			en: 'How many matters were put up for public consultation in the period.'
		},
		unit: 'number',
		source: { zh: '本单位已公开的协商', en: 'Published consultations of the unit' }
	},
	{
		id: 'median_turnout',
		name: { zh: '表决参与率（中位数）', en: 'Median turnout' },
		meaning: {
			zh: '期间内结束并公布结果的表决，各次参与率的中位数；公开征询不计入。',
			en: 'The median turnout of votes that ended in the period and were published; open polls are left out.'
		},
		unit: 'share',
		source: counts
	},
	{
		id: 'days_to_publication',
		name: { zh: '结果公布用时（中位数）', en: 'Median days to publication' },
		meaning: {
			zh: '表决结束到公布结果相隔的天数，不足一天按一天计，取中位数。',
			en: 'Days from the end of a vote to its publication, a part of a day counted as one; the median.'
		},
		unit: 'days',
		source: counts
	},
	{
		id: 'channel_mix',
		name: { zh: '线下渠道占比', en: 'Share of offline ballots' },
		meaning: {
			zh: '纸质、协助、代理、会议等线下方式的选票占全部选票的比例：不用手机的居民能否参与。',
			en: 'Ballots on paper, with help, by proxy or at a meeting as a share of all: whether residents without a smartphone can take part.'
		},
		unit: 'share',
		source: counts
	},
	{
		id: 'survey_response_rate',
		name: { zh: '问卷答复率（中位数）', en: 'Median response rate of surveys' },
		meaning: {
			zh: '期间内结束的问卷调查，收到的答卷与邀请人数之比的中位数；公开征询不计入。',
			en: 'The median share of invited people who answered surveys that ended in the period; open ones are left out.'
		},
		unit: 'share',
		source: surveys
	},
	{
		id: 'mean_satisfaction',
		name: { zh: '居民评分（平均）', en: 'Mean rating by residents' },
		meaning: {
			zh: '期间内结束的问卷调查中各评分题的平均分，折算为 100 分；少于 5 人回答的题目不计入。',
			en: 'The mean of the rating questions of surveys that ended in the period, as points of 100; questions with fewer than five answers are left out.'
		},
		unit: 'score',
		source: surveys
	}
];

export const measureIds: ReadonlySet<string> = new Set(measures.map(({ id }) => id));

/** The figure of this name, or null. */
export function measureNamed(id: string): Measure | null {
	return measures.find((one) => one.id === id) ?? null;
}
