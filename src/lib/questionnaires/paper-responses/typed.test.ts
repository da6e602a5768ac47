import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Answers } from '../answers.ts';
import type { Document } from '../document.ts';
import { answers, questions } from '../kinds/kinds.fixture.ts';
import type { Question } from '../questions.ts';
import { wholeDocument } from '../answering/whole-document.fixture.ts';
import { linesOf } from './lines.ts';
import { readPaper, writePaper } from './typed.ts';

const document = wholeDocument();
const of = (...asked: Question[]): Document =>
	wholeDocument({ sections: [{ key: 's', title: { zh: 's' }, questions: asked }] });

describe('a typed paper', () => {
	const typable = Object.entries(answers).filter(([kind]) => kind !== 'file');
	const some = fc.record(
		Object.fromEntries(typable.map(([kind, answer]) => [kind.replace('-', '_'), answer])),
		{ requiredKeys: [] }
	);

	test('is read as it was written', () => {
		fc.assert(
			fc.property(some, (given) => {
				const { answers: stored } = readPaper(document, writePaper(document, given as Answers));
				expect(stored).toEqual(given);
			})
		);
	});

	test('has a line for each question but files and words between questions', () => {
		const kinds = linesOf(document).map(({ question }) => question.kind);
		expect(kinds).not.toContain('file');
		expect(kinds).not.toContain('statement');
		expect(linesOf(document).at(-1)?.number).toBe(21);
	});

	test.each<[string, Question, string, Answer]>([
		['an option', questions.single, '2', { option: 'bench' }],
		['full-width digits', questions.single, '２', { option: 'bench' }],
		[
			'words of one’s own, as they are',
			questions.single,
			'4：花坛（大）',
			{ option: 'else', other: '花坛（大）' }
		],
		['several', questions.multiple, '1，3', { options: ['lift', 'lamp'] }],
		['rows of a table', questions['matrix-single'], '1 - 2', { rows: { r1: ['c1'], r3: ['c2'] } }],
		['an order', questions.ranking, '3 1', { ranked: ['lamp', 'lift'] }],
		['a square of the plan', questions.place, 'c4', { x: 438, y: 417 }],
		['a full-width sign in a text', questions['short-text'], '１２３，好', '１２３，好']
	])('reads %s', (_, question, typed, expected) => {
		expect(readPaper(of(question), { [question.key]: typed }).answers[question.key]).toEqual(
			expected
		);
	});

	test('requires nothing, and takes a table that is half empty', () => {
		const { single, 'matrix-single': table } = questions;
		const asked = of({ ...single, required: 'yes' }, { ...table, required: 'yes' });
		expect(readPaper(asked, { matrix_single: '1' })).toMatchObject({
			answers: { matrix_single: { rows: { r1: ['c1'] } } },
			faults: {}
		});
	});

	test('says which lines cannot stand', () => {
		const { single, multiple } = questions;
		const { faults, answers: kept } = readPaper(of(single, multiple), {
			single: '9',
			multiple: '1 2 3 4'
		});
		expect(faults).toEqual({ single: 'no_such_option', multiple: 'too_many' });
		expect(kept).toEqual({});
	});

	test('leaves out what the answers do not lead to, whatever is typed there', () => {
		const read = readPaper(document, { yes_no: '2', why: '因为', more: '还有' });
		expect(read.answers).toEqual({ yes_no: false });
		expect(read.skipped).toEqual(['why', 'more']);
		expect(read.asked.has('why')).toBe(false);
	});

	test('has no fault in a line that is not asked', () => {
		const hidden = {
			...questions.single,
			when: { of: { question: 'yes_no' }, is: 'equal', to: true }
		} as const;
		expect(
			readPaper(of(questions['yes-no'], hidden), { yes_no: '2', single: '99' }).faults
		).toEqual({});
	});

	test.each(['-', '', '  '])('takes ‘%s’ for no answer', (typed) => {
		const lines = Object.fromEntries(
			linesOf(document).map(({ question }) => [question.key, typed])
		);
		expect(readPaper(document, lines)).toMatchObject({ answers: {}, faults: {} });
	});

	test('takes anything that may be sent without breaking', () => {
		const keys = linesOf(document).map(({ question }) => question.key);
		fc.assert(
			fc.property(fc.dictionary(fc.constantFrom(...keys), fc.string()), (lines) => {
				expect(() => readPaper(document, lines)).not.toThrow();
			})
		);
	});
});
