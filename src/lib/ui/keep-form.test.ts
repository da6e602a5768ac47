import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('every form that a script sends keeps what was filled in when the answer is an error', () => {
	const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
		file.endsWith('.svelte')
	);
	const silent = files.filter((file) => {
		const source = readFileSync(`src/${file}`, 'utf8');
		return source.includes('superForm(') && !source.includes('onError: keepForm');
	});
	expect(silent).toEqual([]);
});
