import { expect, test } from 'vitest';
import { loadsOf, readPairs, writePair } from './planning.ts';

test('pairs come back from a form as they went in, and what is none is left out', () => {
	const pairs = [
		{ application: 'a1', evaluator: 'e1' },
		{ application: 'a2', evaluator: 'e1' }
	];
	const upload = new File(['x'], 'x.txt');
	const sent = [...pairs.map(writePair), '', 'a1', 'a1:', ':e1', 'a:b:c', upload, 'x'.repeat(200)];
	expect(readPairs(sent)).toEqual(pairs);
	expect(Object.fromEntries(loadsOf(pairs))).toEqual({ e1: 2 });
});
