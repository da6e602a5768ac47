import type { Words } from '#lib/questionnaires/document.ts';

/** What Minyi can look up for an item by itself. */
export const hintNames = [
	'admitted',
	'in_time',
	'complete',
	'own_figures',
	'residents',
	'no_revocation'
] as const;
export type HintName = (typeof hintNames)[number];

/** One thing that is checked before an application goes on to review. `hint`: what Minyi shows beside it. */
export type Item = { key: string; words: Words; help?: Words; hint?: HintName };

/** What is checked where the organiser has not written a list of its own. */
export const shipped: readonly Item[] = [
	{
		key: 'admitted',
		words: {
			zh: '申报单位在参加单位名单内',
			en: 'The applicant is on the list of admitted units'
		},
		hint: 'admitted'
	},
	{
		key: 'in_time',
		words: { zh: '在规定时间内提交', en: 'It was submitted in time' },
		help: {
			zh: '经主办单位同意延期的，以延期后的日期为准。',
			en: 'Where the organiser gave more time, the later day counts.'
		},
		hint: 'in_time'
	},
	{
		key: 'complete',
		words: {
			zh: '各项指标有自评分、说明和要求的佐证材料',
			en: 'Every indicator has a self score, words and the evidence that is asked for'
		},
		help: {
			zh: '打开几份材料看一看：能不能打开，说的是不是本单位的事。',
			en: 'Open some of it: does it open, and is it about this unit?'
		},
		hint: 'complete'
	},
	{
		key: 'own_figures',
		words: {
			zh: '要求的统计数据取自本单位的记录',
			en: 'The figures asked for come from the unit’s own record'
		},
		hint: 'own_figures'
	},
	{
		key: 'residents',
		words: {
			zh: '按要求向居民做了问卷调查',
			en: 'Residents were asked, as the programme requires'
		},
		help: {
			zh: '本次活动没有居民问卷的，选“不适用”。',
			en: 'Not applicable where the programme has no residents’ questionnaire.'
		},
		hint: 'residents'
	},
	{
		key: 'no_revocation',
		words: {
			zh: '没有被撤销的认定',
			en: 'No designation of the unit has been revoked'
		},
		hint: 'no_revocation'
	},
	{
		key: 'privacy',
		words: {
			zh: '材料中没有不该公开的居民个人信息',
			en: 'The material shows no personal data of residents that should not be there'
		},
		help: {
			zh: '如身份证号、门牌和电话连在一起的名单。有的，退回遮盖后再交。',
			en: 'Such as identity numbers, or lists of doors with telephone numbers. If so, send it back to be covered.'
		}
	}
];

export const answers = ['yes', 'no', 'na'] as const;
export type Answer = (typeof answers)[number];

/** How one item was answered, with its words as they were then. */
export type Answered = { key: string; words: Words; answer: Answer | null; note: string };

/** The check list of an application as it was answered: of which submission, and which edit of it this is. */
export type Screening = {
	submission: number;
	version: number;
	answers: Answered[];
	/** Who saved it last, and when. */
	by: string;
	at: number;
};

/** What was answered, put beside the words of the list; what is no item of it is left out. */
export function answered(
	items: readonly Item[],
	given: ReadonlyMap<string, { answer: Answer | null; note: string }>
): Answered[] {
	return items.map(({ key, words }) => {
		const own = given.get(key);
		return {
			key,
			words,
			answer: own?.answer ?? null,
			note: own?.note.trim().slice(0, 1_000) ?? ''
		};
	});
}

/** What keeps it from going on to review: an item without an answer, a “no”, or a “not applicable” that is not explained. */
export type ScreeningFault = { key: string; reason: 'unanswered' | 'no' | 'no_note' };

export function screeningFaults(given: readonly Answered[]): ScreeningFault[] {
	return given.flatMap(({ key, answer, note }): ScreeningFault[] => {
		if (answer === null) return [{ key, reason: 'unanswered' }];
		if (answer === 'no') return [{ key, reason: 'no' }];
		return answer === 'na' && note === '' ? [{ key, reason: 'no_note' }] : [];
	});
}
