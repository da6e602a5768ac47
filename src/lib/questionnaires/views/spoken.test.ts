import { describe, expect, it } from 'vitest';
import type { Answer } from '../answers.ts';
import type { Document } from '../document.ts';
import { asked, questions } from '../kinds/kinds.fixture.ts';
import type { Kind } from '../questions.ts';
import { answerWords, spokenWith, unspoken } from './spoken.ts';

const document: Document = {
	...{
		title: { zh: '问' },
		intro: { zh: '' },
		thanks: { zh: '' },
		english: false,
		paging: 'section'
	},
	sections: [{ key: 's', title: { zh: '' }, questions: asked }],
	computed: [{ key: 'total', of: ['rating', 'number'], by: 'sum' }],
	quotas: []
};

describe('an answer in words', () => {
	it.each<[Kind, Answer, string, string]>([
		['single', { option: 'lift' }, '电梯', '电梯'],
		['single', { option: 'else', other: '花坛' }, '花坛', '花坛'],
		['multiple', { options: ['lamp', 'else'], other: '花坛' }, '路灯、花坛', '路灯, 花坛'],
		['yes-no', false, '否', 'No'],
		['consent', true, '同意', 'Agreed'],
		['rating', 4, '4', '4'],
		['ranking', { ranked: ['lamp', 'lift'] }, '路灯、电梯', '路灯, 电梯'],
		['matrix-single', { rows: { r1: ['c2'], r3: ['c1'] } }, 'r1: c2；r3: c1', 'r1: c2; r3: c1'],
		['place', { building: 'b1' }, 'b1', 'b1'],
		['place', { x: 437, y: 580 }, '平面图 D4 格', 'square D4 of the plan'],
		['file', { files: [{ id: 'f', name: '照片.jpg' }] }, '照片.jpg', '照片.jpg'],
		['date', '2026-03-05', '2026年3月5日', '5 March 2026'],
		['short-text', '好', '好', '好']
	])('%s %j', (kind, answer, chinese, english) => {
		expect(answerWords(questions[kind], answer, 'zh-CN')).toBe(chinese);
		expect(answerWords(questions[kind], answer, 'en')).toBe(english);
	});

	it('is nothing without one', () => {
		expect(asked.map((question) => answerWords(question, undefined, 'en')).join('')).toBe('');
	});
});

describe('the places of a text', () => {
	it('are filled with answers and computed values, and dashes without them', () => {
		const spoken = spokenWith(document, { single: { option: 'bench' }, rating: 4 }, 'zh-CN');
		expect(spoken('您选了{{single}}，{{yes_no}}，共 {{=total}}')).toBe('您选了长椅，—，共 4');
	});

	it('are lines to write on where nobody has answered', () => {
		expect(unspoken('您选了{{single}}')).toBe('您选了____');
	});
});
