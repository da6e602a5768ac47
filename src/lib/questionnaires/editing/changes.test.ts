import { expect, it } from 'vitest';
import type { Document } from '../document.ts';
import { blankDocument } from './blank.ts';
import { changesSince, type Changes } from './changes.ts';
import {
	changeDocument,
	changeQuestion,
	moveSection,
	removeQuestion,
	stepQuestion
} from './operations.ts';

const asks = (key: string) => ({
	key,
	kind: 'rating' as const,
	words: { zh: key },
	required: 'no' as const
});
const before: Document = {
	...blankDocument('问卷'),
	sections: [
		{ key: 's', title: { zh: '' }, questions: ['a', 'b'].map(asks) },
		{ key: 't', title: { zh: '' }, questions: [asks('c')] }
	]
};
const nothing: Changes = {
	...{ added: [], removed: [], changed: [] },
	...{ moved: false, around: false, isSame: true }
};

it.each<[string, Document, Partial<Changes>]>([
	['nothing', structuredClone(before), {}],
	['fields in another order', Object.fromEntries(Object.entries(before).reverse()) as Document, {}],
	['a question less', removeQuestion(before, 'a'), { removed: ['a'], isSame: false }],
	[
		'other words',
		changeQuestion(before, 'a', { words: { zh: 'A' } }),
		{ changed: ['A'], isSame: false }
	],
	['another order', stepQuestion(before, 'a', 1), { moved: true, isSame: false }],
	['another section', stepQuestion(before, 'b', 1), { moved: true, isSame: false }],
	[
		'sections the other way round',
		moveSection(before, 's', 1),
		{ moved: true, around: true, isSame: false }
	],
	[
		'another title',
		changeDocument(before, { title: { zh: '新' } }),
		{ around: true, isSame: false }
	]
])('since the last version: %s', (_what, after, changes) => {
	expect(changesSince(before, after)).toEqual({ ...nothing, ...changes });
});

it('what was taken out is added the other way round', () => {
	expect(changesSince(removeQuestion(before, 'b'), before)).toMatchObject({ added: ['b'] });
});
