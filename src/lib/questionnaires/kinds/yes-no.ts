import { tally } from '../summary.ts';
import { fault, none, type QuestionKind } from './kind.ts';

const words = new Map<unknown, boolean>([
	[true, true],
	[false, false],
	['yes', true],
	['no', false],
	['1', true],
	['2', false],
	['0', false],
	[1, true],
	[0, false],
	['是', true],
	['否', false]
]);

/** Yes or no. On paper 1 is yes and 2 is no. */
export const yesNo: QuestionKind<'yes-no', boolean> = {
	kind: 'yes-no',
	read(raw) {
		if (raw === '') return none;
		const answer = words.get(raw);
		return answer === undefined ? fault('wrong_shape') : { answer };
	},
	fromForm: (fields) => fields.one(),
	fromTyped: (typed) => (typed.trim() === '-' ? '' : typed.trim().toLowerCase()),
	toTyped: (answer) => (answer ? '1' : '2'),
	columns: ({ key }) => [{ name: key }],
	toCells: (answer) => [answer === undefined ? null : Number(answer)],
	fromCells: ([cell]) => (typeof cell === 'string' ? cell.trim().toLowerCase() : (cell ?? '')),
	summarise: (answers) => ({
		shape: 'options',
		of: answers.length,
		options: tally(
			[{ key: 'yes' }, { key: 'no' }],
			answers.map((answer) => (answer ? 'yes' : 'no'))
		)
	})
};
