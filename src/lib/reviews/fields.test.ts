import { expect, test } from 'vitest';
import { begun, fieldsOf } from './fields.ts';

test('a form shows score, comment and the mark of each piece', () => {
	const marks = new Map([['a', 'partly' as const]]);
	const pieces = [{ id: 'a' }, { id: 'b' }];
	expect(fieldsOf({ score: 6_650, comment: '好' }, pieces, marks)).toEqual({
		...{ score: '66.5', comment: '好', 'mark.a': 'partly', 'mark.b': '' }
	});
	expect(fieldsOf(undefined, [], new Map())).toEqual({ score: '', comment: '' });
});

test('what was just refused stands in its form again, and nothing else with it', () => {
	const forms = new Map([
		['e1', { score: '60', comment: '' }],
		['e2', { score: '', comment: '' }]
	]);
	expect(begun(forms, null)).toEqual(Object.fromEntries(forms));
	const typed = { score: '600', comment: '好', then: 'next' };
	expect(begun(forms, { at: 'e1', typed })).toEqual({
		e1: { score: '600', comment: '好' },
		e2: { score: '', comment: '' }
	});
	expect(begun(forms, { at: 'none', typed })).toEqual(Object.fromEntries(forms));
});
