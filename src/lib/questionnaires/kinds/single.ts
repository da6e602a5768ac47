import type { Picked } from '../answers.ts';
import type { DropdownQuestion, SingleQuestion } from '../questions.ts';
import { tally } from '../summary.ts';
import {
	numbered,
	numberOf,
	otherCell,
	pickedCells,
	pickedColumns,
	readPicked,
	splitOther
} from './choosing.ts';
import type { QuestionKind } from './kind.ts';

type Question = SingleQuestion | DropdownQuestion;
type Both = Omit<QuestionKind<'single', Picked>, 'kind'> &
	Omit<QuestionKind<'dropdown', Picked>, 'kind'>;

const picking: Both = {
	read: (raw, { options }) => readPicked(raw, options),
	fromForm: (fields) => ({ option: fields.one(), other: fields.one('other') }),
	fromTyped(typed, { options }: Question) {
		const { numbers, other } = splitOther(typed);
		if (numbers === '' || numbers === '-') return { option: '' };
		return { option: numbered(options, numbers), ...(other && { other }) };
	},
	toTyped({ option, other }, { options }: Question) {
		return numberOf(options, option) + (other === undefined ? '' : `:${other}`);
	},
	columns: ({ key, options }: Question) => pickedColumns(key, options),
	toCells: (answer, { options }: Question) => pickedCells(answer, options),
	fromCells: ([option, other]) => ({ option: String(option ?? ''), ...otherCell(other) }),
	summarise: (answers, { options }: Question) => ({
		shape: 'options',
		of: answers.length,
		options: tally(
			options,
			answers.map(({ option }) => option)
		)
	})
};

/** One of several options, all in view. */
export const single: QuestionKind<'single', Picked> = { kind: 'single', ...picking };

/** One of many options, in a list that opens. */
export const dropdown: QuestionKind<'dropdown', Picked> = { kind: 'dropdown', ...picking };
