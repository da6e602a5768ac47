import type { Picked, PickedMany } from '../answers.ts';
import type { Option } from '../questions.ts';
import { fault, isRecord, none, type Cell, type Column, type Read } from './kind.ts';

/** The longest text of one's own beside "other". */
export const longestOther = 200;

/** The option with this number on paper, counted from 1; what is no number stays as it is, and is refused later. */
export function numbered(options: readonly { key: string }[], typed: string): string {
	return options[Number(typed) - 1]?.key ?? `#${typed}`;
}

/** The number on paper of an option. */
export function numberOf(options: readonly { key: string }[], key: string): string {
	return String(options.findIndex((option) => option.key === key) + 1);
}

/** "3" or, with a text of one's own behind it, "3:more benches". */
export function splitOther(typed: string): { numbers: string; other: string } {
	const [, numbers = '', other = ''] = /^([^:：]*)[:：]?([^]*)$/.exec(typed) ?? [];
	return { numbers: numbers.trim(), other: other.trim() };
}

/** Whether a text beside "other" belongs there, and is not too long; undefined without one. */
export function readOther(
	raw: unknown,
	chosen: readonly string[],
	options: readonly Option[]
): Read<string> {
	const asks = options.some(({ key, other }) => other === true && chosen.includes(key));
	if (raw !== undefined && typeof raw !== 'string') return fault('wrong_shape');
	const words = raw?.trim() ?? '';
	if (!asks) return none;
	if (words === '') return fault('other_without_words');
	return words.length > longestOther ? fault('too_long') : { answer: words };
}

/** One of the options. A raw answer is `{option}` or `{option, other}`. */
export function readPicked(raw: unknown, options: readonly Option[]): Read<Picked> {
	if (!isRecord(raw, 'option', 'other')) return fault('wrong_shape');
	const { option } = raw;
	if (option === undefined || option === '') return none;
	if (typeof option !== 'string') return fault('wrong_shape');
	if (!options.some(({ key }) => key === option)) return fault('no_such_option');
	const other = readOther(raw.other, [option], options);
	if ('fault' in other) return other;
	return { answer: other.answer === null ? { option } : { option, other: other.answer } };
}

/** A column for the choice, and one for the text of "other" where there is such an option. */
export function pickedColumns(key: string, options: readonly Option[]): Column[] {
	return hasOther(options) ? [{ name: key }, { name: `${key}_other` }] : [{ name: key }];
}

export function pickedCells(answer: Picked | undefined, options: readonly Option[]): Cell[] {
	const cells = [answer?.option ?? null, answer?.other ?? null];
	return hasOther(options) ? cells : cells.slice(0, 1);
}

export function hasOther(options: readonly Option[]): boolean {
	return options.some(({ other }) => other === true);
}

/** The text of "other" among cells, as a raw answer has it. */
export function otherCell(cell: Cell | undefined): { other?: string } {
	return cell === null || cell === undefined || cell === '' ? {} : { other: String(cell) };
}

/** Several of the options, with how many there may be. */
export type Bounds = { min?: number; max?: number };

/** A raw answer is `{options}` or `{options, other}`; stored in listed order. */
export function readMany(
	raw: unknown,
	options: readonly Option[],
	{ min = 0, max = options.length }: Bounds
): Read<PickedMany> {
	if (!isRecord(raw, 'options', 'other') || !Array.isArray(raw.options))
		return fault('wrong_shape');
	const chosen = new Set<unknown>(raw.options);
	chosen.delete('');
	if (chosen.size === 0) return none;
	const listed = options.filter(({ key }) => chosen.has(key));
	if (listed.length < chosen.size) return fault('no_such_option');
	if (listed.some(({ exclusive }) => exclusive)) {
		if (listed.length > 1) return fault('not_alone');
	} else if (listed.length < min) return fault('too_few');
	if (listed.length > max) return fault('too_many');
	const keys = listed.map(({ key }) => key);
	const other = readOther(raw.other, keys, options);
	if ('fault' in other) return other;
	return { answer: { options: keys, ...(other.answer !== null && { other: other.answer }) } };
}
