import { stringify } from 'devalue';
import { expect, test } from 'vitest';
import { typedIn } from './typed-in.ts';

test('what was typed is told as it was, and can always be sent back', () => {
	const form = new FormData();
	for (const name of ['words', '__proto__', 'constructor', 'toString', '']) form.append(name, '一');
	form.append('upload', new File(['x'], 'x.png'));
	const typed = typedIn(form);
	expect(typed).toEqual({ words: '一', constructor: '一', toString: '一', '': '一' });
	expect(() => stringify(typed)).not.toThrow();
});
