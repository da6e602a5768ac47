import type { PickedMany } from '../answers.ts';
import { tally } from '../summary.ts';
import { hasOther, numbered, numberOf, otherCell, readMany, splitOther } from './choosing.ts';
import type { Cell, QuestionKind } from './kind.ts';

/** Several options, between `min` and `max`; an exclusive one stands alone, whatever `min` says. */
export const multiple: QuestionKind<'multiple', PickedMany> = {
	kind: 'multiple',
	read: (raw, question) => readMany(raw, question.options, question),
	fromForm: (fields) => ({ options: [...fields.all()], other: fields.one('other') }),
	fromTyped(typed, { options }) {
		const { numbers, other } = splitOther(typed);
		const chosen = numbers.split(/[\s,，、]+/).filter((one) => one !== '' && one !== '-');
		return { options: chosen.map((one) => numbered(options, one)), ...(other && { other }) };
	},
	toTyped(answer, { options }) {
		const numbers = answer.options.map((key) => numberOf(options, key)).join(' ');
		return answer.other === undefined ? numbers : `${numbers}:${answer.other}`;
	},
	columns: ({ key, options }) => [
		...options.map((option) => ({ name: `${key}_${option.key}`, option: option.key })),
		...(hasOther(options) ? [{ name: `${key}_other` }] : [])
	],
	toCells(answer, { options }) {
		const chosen = options.map(({ key }): Cell => {
			return answer ? Number(answer.options.includes(key)) : null;
		});
		return hasOther(options) ? [...chosen, answer?.other ?? null] : chosen;
	},
	fromCells: (cells, { options }) => ({
		options: options.flatMap(({ key }, i) => (isYes(cells[i]) ? [key] : [])),
		...otherCell(cells[options.length])
	}),
	summarise: (answers, { options }) => ({
		shape: 'options',
		of: answers.length,
		options: tally(
			options,
			answers.flatMap((answer) => answer.options)
		)
	})
};

function isYes(cell: Cell | undefined): boolean {
	return (
		cell === 1 || ['1', '是', 'yes', 'true', 'x', '√'].includes(String(cell ?? '').toLowerCase())
	);
}
