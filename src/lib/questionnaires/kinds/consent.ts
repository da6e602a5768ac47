import { tally } from '../summary.ts';
import { fault, none, type QuestionKind } from './kind.ts';

/** Agreement to something, by a tick. Not to tick is no answer: silence is never consent. */
export const consent: QuestionKind<'consent', boolean> = {
	kind: 'consent',
	read(raw) {
		if (raw === '' || raw === false || raw === 0 || raw === '0') return none;
		const agreed = raw === true || raw === 'yes' || raw === '1' || raw === 1;
		return agreed ? { answer: true } : fault('wrong_shape');
	},
	fromForm: (fields) => fields.one(),
	fromTyped: (typed) => (typed.trim() === '-' ? '' : typed.trim()),
	toTyped: () => '1',
	columns: ({ key }) => [{ name: key }],
	toCells: (answer) => [answer ? 1 : null],
	fromCells: ([cell]) => (cell === null || cell === undefined ? '' : cell),
	summarise: (answers) => ({
		shape: 'options',
		of: answers.length,
		options: tally(
			[{ key: 'yes' }],
			answers.map(() => 'yes')
		)
	})
};
