import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asked, questions } from '../kinds/kinds.fixture.ts';
import type { Question } from '../questions.ts';
import { readScreen, REMINDED } from './read-form.ts';

function formOf(fields: [string, string | File][]): FormData {
	const form = new FormData();
	for (const [name, value] of fields) form.append(name, value);
	return form;
}

describe('a page’s form', () => {
	it.each<[Question, [string, string][], unknown]>([
		[
			questions.single,
			[
				['single', 'else'],
				['single.other', ' 花坛 ']
			],
			{ option: 'else', other: '花坛' }
		],
		[questions.dropdown, [['dropdown', 'lift']], { option: 'lift' }],
		[
			questions.multiple,
			[
				['multiple', 'lamp'],
				['multiple', 'lift']
			],
			{ options: ['lift', 'lamp'] }
		],
		[questions['yes-no'], [['yes_no', 'no']], false],
		[questions.rating, [['rating', '4']], 4],
		[questions.recommend, [['recommend', '0']], 0],
		[questions['matrix-single'], [['matrix_single.r1', 'c2']], { rows: { r1: ['c2'] } }],
		[
			questions['matrix-multiple'],
			[
				['matrix_multiple.r3', 'c2'],
				['matrix_multiple.r3', 'c1']
			],
			{ rows: { r3: ['c1', 'c2'] } }
		],
		[
			questions.ranking,
			[
				['ranking.lamp', '1'],
				['ranking.lift', '3']
			],
			{ ranked: ['lamp', 'lift'] }
		],
		[questions.number, [['number', '１２.50']], 12.5],
		[questions['long-text'], [['long_text', 'a\r\nb']], 'a\nb'],
		[questions.date, [['date', '2026-3-5']], '2026-03-05'],
		[questions.place, [['place', 'b2']], { building: 'b2' }],
		[
			questions.place,
			[
				['place.x', '10'],
				['place.y', '20']
			],
			{ x: 10, y: 20 }
		],
		[questions.consent, [['consent', 'yes']], true]
	])('says what was chosen: %#', (question, fields, answer) => {
		const read = readScreen(formOf(fields), [question]);
		expect(read).toEqual({ answers: { [question.key]: answer }, faults: {}, sent: {} });
	});

	it('names what does not stand, and gives back what was typed', () => {
		const read = readScreen(formOf([['number', 'many']]), [questions.number]);
		expect(read).toEqual({
			answers: {},
			faults: { number: 'not_a_number' },
			sent: { number: { '': ['many'] } }
		});
	});

	it('takes answers away that were emptied', () => {
		expect(readScreen(formOf([['number', ' ']]), [questions.number]).answers).toEqual({
			number: null
		});
	});

	it('does not let a required question go, and reminds of a softly required one only once', () => {
		const [yes, soft] = (['yes', 'soft'] as const).map((required) => ({
			...questions.rating,
			required
		}));
		if (!yes || !soft) throw new Error('two questions');
		expect(readScreen(formOf([]), [yes]).faults).toEqual({ rating: 'required' });
		expect(readScreen(formOf([]), [soft]).faults).toEqual({ rating: 'soft' });
		const again = readScreen(formOf([[REMINDED, 'rating']]), [soft]);
		expect(again).toMatchObject({ faults: {}, answers: { rating: null } });
		expect(readScreen(formOf([[REMINDED, 'rating']]), [yes]).faults).toEqual({
			rating: 'required'
		});
		const words = { ...questions.statement, required: 'yes' as const };
		expect(readScreen(formOf([]), [words]).faults).toEqual({});
	});

	it('has only the files that were kept, never what the form says they are', () => {
		const fields: [string, string | File][] = [
			['file', 'someone-elses-id'],
			['file', new File(['x'], 'x.jpg')]
		];
		expect(readScreen(formOf(fields), [questions.file]).answers).toEqual({ file: null });
		const kept = { file: [{ id: 'f1', name: 'x.jpg' }] };
		expect(readScreen(formOf(fields), [questions.file], kept).answers.file).toEqual({
			files: kept.file
		});
	});

	it('is read or refused, never a fault of ours, whatever was sent', () => {
		const names = asked.flatMap(({ key }) => [
			key,
			`${key}.other`,
			`${key}.r1`,
			`${key}.lift`,
			`${key}.x`
		]);
		const fields = fc.array(
			fc.tuple(fc.constantFrom(...names, '__proto__', 'zzz'), fc.string({ unit: 'binary' })),
			{ maxLength: 30 }
		);
		fc.assert(
			fc.property(fields, (sent) => {
				const { answers, faults } = readScreen(formOf(sent), asked);
				for (const { key } of asked) {
					expect(Object.hasOwn(answers, key) || Object.hasOwn(faults, key)).toBe(true);
				}
			})
		);
	});
});
