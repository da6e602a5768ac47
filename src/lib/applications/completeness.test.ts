import { describe, expect, test } from 'vitest';
import type { Indicator } from '#lib/programmes/criteria.ts';
import { completeness, doubtsOf, lacksOf, type Said } from './completeness.ts';

const indicator: Indicator = {
	key: 'a1',
	words: { zh: '议事' },
	weight: 10_000,
	scale: {
		lowest: 0,
		highest: 400,
		step: 100,
		anchors: [
			{ from: 0, to: 300, words: { zh: '起步' } },
			{ from: 400, to: 400, words: { zh: '成熟' } }
		]
	},
	evidence: ['file', 'measure'],
	measure: 'median_turnout'
};
const whole: Said = {
	selfScore: 300,
	narrative: '每月议事',
	evidence: ['file', 'measure', 'link']
};

describe('an indicator', () => {
	test.each([
		['is complete with score, narrative and every kind of evidence', whole, []],
		['lacks a score', { ...whole, selfScore: null }, [{ reason: 'no_score' }]],
		[
			'lacks a score that the scale knows',
			{ ...whole, selfScore: 250 },
			[{ reason: 'not_on_scale' }]
		],
		['takes nought for a score', { ...whole, selfScore: 0 }, []],
		[
			'lacks words where there are blanks',
			{ ...whole, narrative: ' \n' },
			[{ reason: 'no_narrative' }]
		],
		['has a limit that counts letters', { ...whole, narrative: '𠀀'.repeat(10) }, []],
		['lacks brevity beyond it', { ...whole, narrative: '字'.repeat(11) }, [{ reason: 'too_long' }]],
		[
			'lacks one kind of evidence',
			{ ...whole, evidence: ['file'] },
			[{ reason: 'missing_evidence', kind: 'measure' }]
		],
		[
			'lacks all where nothing was said',
			undefined,
			[
				{ reason: 'no_score' },
				{ reason: 'no_narrative' },
				{ reason: 'missing_evidence', kind: 'file' },
				{ reason: 'missing_evidence', kind: 'measure' }
			]
		]
	] as const)('%s', (_, said, expected) => {
		expect(lacksOf(indicator, said, 10)).toEqual(expected);
	});

	test('is counted as complete or listed with what it lacks', () => {
		const other = { ...indicator, key: 'a2' };
		expect(completeness([indicator, other], new Map([['a1', whole]]), 10)).toMatchObject({
			complete: 1,
			of: 2,
			lacks: [{ key: 'a2' }]
		});
	});
});

describe('doubts', () => {
	test('are raised by a top score without the figure, and by the same words twice', () => {
		const other: Indicator = { ...indicator, key: 'a2' };
		const said = new Map<string, Said>([
			['a1', { ...whole, selfScore: 400, evidence: ['file'] }],
			['a2', whole]
		]);
		expect(doubtsOf([indicator, other], said)).toEqual([
			{ key: 'a1', reason: 'top_score_without_figure' },
			{ key: 'a2', reason: 'same_narrative', as: 'a1' }
		]);
		expect(doubtsOf([indicator], new Map([['a1', whole]]))).toEqual([]);
	});
});
