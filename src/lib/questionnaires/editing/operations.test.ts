import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemsOf } from '../check.ts';
import { questionsOf, type Document } from '../document.ts';
import { kinds } from '../kinds/kind-named.ts';
import { blankDocument } from './blank.ts';
import { parseDocument } from './document.form.ts';
import { begin, edit, redo, rest, undo, type History } from './history.ts';
import { addItem, addLines, linesOf, moveItem } from './lists.ts';
import * as operations from './operations.ts';

const [first, second] = ['start', 'second'];
/** Two sections: a, b, c and d. */
const document: Document = {
	...blankDocument('问卷'),
	sections: [
		{ key: first, title: { zh: '' }, questions: ['a', 'b', 'c'].map(rating) },
		{ key: second, title: { zh: '' }, questions: [rating('d')] }
	]
};
function rating(key: string) {
	return { key, kind: 'rating' as const, words: { zh: key }, required: 'no' as const };
}
const orderOf = ({ sections }: Document) =>
	sections.map(({ questions }) => questions.map(({ key }) => key).join('')).join('|');

describe('moving a question', () => {
	it.each<[string, string, number, string]>([
		['a', first, 0, 'abc|d'],
		['a', first, 1, 'abc|d'],
		['a', first, 2, 'bac|d'],
		['a', first, 3, 'bca|d'],
		['c', first, 0, 'cab|d'],
		['a', second, 0, 'bc|ad'],
		['a', second, 1, 'bc|da'],
		['a', 'gone', 0, 'abc|d'],
		['x', first, 0, 'abc|d']
	])('%s to %s, place %i: %s', (key, section, index, order) => {
		expect(orderOf(operations.moveQuestion(document, key, { section, index }))).toBe(order);
	});

	it.each<[string, -1 | 1, string]>([
		['a', -1, 'abc|d'],
		['a', 1, 'bac|d'],
		['b', 1, 'acb|d'],
		['c', 1, 'ab|cd'],
		['d', -1, 'abcd|'],
		['d', 1, 'abc|d']
	])('%s by %i: %s', (key, by, order) => {
		expect(orderOf(operations.stepQuestion(document, key, by))).toBe(order);
	});
});

describe('a copy of a question', () => {
	it('stands right after it, and ends by its own answer', () => {
		const endIf = { of: { question: 'b' }, is: 'at-most' as const, to: 2 };
		const ending = operations.changeQuestion(document, 'b', { endIf });
		const { document: copied, key } = operations.duplicateQuestion(ending, 'b');
		expect(orderOf(copied)).toBe(`ab${key}c|d`);
		expect(operations.questionOf(copied, key)?.endIf).toEqual({ ...endIf, of: { question: key } });
	});
});

it('leaves everything untouched as the same object', () => {
	const changed = operations.changeQuestion(document, 'a', { words: { zh: '改' } });
	expect(changed.sections[1]).toBe(document.sections[1]);
	expect(changed.sections[0]?.questions[1]).toBe(document.sections[0]?.questions[1]);
	expect(operations.changeQuestion(document, 'gone', { words: { zh: '' } })).toBe(document);
	expect(operations.removeSection(document, 'gone')).toBe(document);
});

it('takes out a field that is given as undefined', () => {
	const helped = operations.changeQuestion(document, 'a', { help: { zh: '帮助' } });
	expect(operations.changeQuestion(helped, 'a', { help: undefined })).toEqual(document);
});

describe('a pasted list', () => {
	it('loses numbers and bullets', () => {
		const pasted = '1. 电梯\r\n2、长椅\n（3）路灯\n• 花坛\nA. 车棚\n\n  12号楼  \n3年以上';
		expect(linesOf(pasted)).toEqual([
			...['电梯', '长椅', '路灯', '花坛', '车棚'],
			...['12号楼', '3年以上']
		]);
	});

	it('fills up what is empty, adds nothing twice, and stays before “other”', () => {
		const items = [
			{ key: 'a', words: { zh: '电梯' } },
			{ key: 'b', words: { zh: ' ' } },
			{ key: 'z', words: { zh: '其他' }, other: true }
		];
		const list = addLines(items, '电梯\n长椅\n长椅\n路灯', 'o', 4);
		expect(list.map(({ words }) => words.zh)).toEqual(['电梯', '长椅', '路灯', '其他']);
		expect(addLines(items, '长椅\n路灯\n花坛', 'o', 4)).toHaveLength(4);
		expect(addItem(items, 'o').at(-1)?.key).toBe('z');
		expect(moveItem(items, 'z', -1).map(({ key }) => key)).toEqual(['a', 'z', 'b']);
	});
});

/** Any edit, told by three numbers. */
type Step = [number, number, number];
const steps = fc.array(fc.tuple(fc.nat(11), fc.nat(30), fc.nat(30)), { maxLength: 60 });

function apply(on: Document, [what, i, j]: Step): Document {
	const questions = questionsOf(on);
	const key = questions[i % Math.max(1, questions.length)]?.key ?? 'none';
	const section = on.sections[j % Math.max(1, on.sections.length)]?.key ?? 'none';
	switch (what) {
		case 0:
			return operations.addSection(on, section).document;
		case 1:
			return operations.removeSection(on, section);
		case 2:
			return operations.moveSection(on, section, (i % 5) - 2);
		case 3:
		case 4:
			return operations.addQuestion(on, kinds[i % kinds.length] ?? 'rating', { section, index: j })
				.document;
		case 5:
		case 6:
			return operations.duplicateQuestion(on, key).document;
		case 7:
			return operations.removeQuestion(on, key);
		case 8:
			return operations.moveQuestion(on, key, { section, index: j });
		case 9:
			return operations.stepQuestion(on, key, j % 2 ? 1 : -1);
		case 10:
			return operations.changeQuestion(on, key, { words: { zh: `${i}` } });
		default:
			return operations.changeSection(on, section, { help: j % 2 ? { zh: '帮' } : undefined });
	}
}

describe('any sequence of edits', () => {
	it('keeps keys unique and the document one that is taken', () => {
		fc.assert(
			fc.property(steps, (some) => {
				const edited = some.reduce(apply, document);
				expect(problemsOf(edited).filter(({ reason }) => reason === 'key_twice')).toEqual([]);
				if (edited.sections.length <= 40)
					expect(parseDocument(edited)).toEqual({ document: edited });
			}),
			{ numRuns: 200 }
		);
	});

	it('is undone exactly, step by step, and done again', () => {
		fc.assert(
			fc.property(steps, (some) => {
				const seen: History[] = [begin(document)];
				for (const step of some) {
					const last = seen.at(-1) ?? begin(document);
					const next = edit(last, apply(last.present, step));
					if (next !== last) seen.push(next);
				}
				let now = seen.at(-1) ?? begin(document);
				for (const before of seen.slice(0, -1).reverse()) {
					now = undo(now);
					expect(now.present).toBe(before.present);
				}
				expect(now.present).toEqual(document);
				expect(undo(now).present).toBe(now.present);
				for (const after of seen.slice(1)) {
					now = redo(now);
					expect(now.present).toBe(after.present);
				}
			})
		);
	});
});

it('letters typed into one field are one step back, and a pause begins another', () => {
	const type = (history: History, zh: string) =>
		edit(history, operations.changeQuestion(history.present, 'a', { words: { zh } }), 'a.words');
	const typed = ['电', '电梯'].reduce(type, begin(document));
	expect(undo(typed).present).toBe(document);
	const later = type(rest(typed), '电梯好');
	expect(undo(later).present).toBe(typed.present);
});
