import { spreadOf } from '../summary.ts';
import { fault, none, type QuestionKind } from './kind.ts';

/** A number, whole or with some decimals, within bounds. Full-width digits and a comma for thousands are read. */
export const number: QuestionKind<'number', number> = {
	kind: 'number',
	read(raw, { min = -1e12, max = 1e12, decimals }) {
		const text = typeof raw === 'number' ? String(raw) : raw;
		if (typeof text !== 'string' || text.length > 40) return fault('not_a_number');
		const plain = text.normalize('NFKC').replace(/[\s,]/g, '');
		if (plain === '') return none;
		const [whole, , digits = ''] = /^[+-]?\d{1,15}(\.(\d{1,15}))?$/.exec(plain) ?? [];
		if (whole === undefined) return fault('not_a_number');
		if (digits.replace(/0+$/, '').length > decimals) return fault('too_many_decimals');
		const answer = Number(plain) || 0;
		if (answer < min) return fault('too_small');
		return answer > max ? fault('too_large') : { answer };
	},
	fromForm: (fields) => fields.one(),
	fromTyped: (typed) => (typed.trim() === '-' ? '' : typed),
	toTyped: (answer) => String(answer),
	columns: ({ key }) => [{ name: key }],
	toCells: (answer) => [answer ?? null],
	fromCells: ([cell]) => cell ?? '',
	summarise: (answers) => ({ shape: 'numbers', of: answers.length, spread: spreadOf(answers) })
};
