import { expect, it } from 'vitest';
import { localPath } from './local-path.ts';

it.each([
	['/desk', '/desk'],
	['/desk/a?page=2', '/desk/a?page=2'],
	['/votes/民', '/votes/%E6%B0%91'],
	['/a/../desk', '/desk'],
	['//elsewhere.example', '/'],
	['/\\elsewhere.example', '/'],
	['/.//elsewhere.example', '/'],
	['/\t/elsewhere.example', '/'],
	['https://elsewhere.example', '/'],
	['javascript:alert(1)', '/'],
	['desk', '/'],
	['', '/'],
	[undefined, '/'],
	['/' + 'x'.repeat(3_000), '/']
])('%s leads to %s', (wanted, path) => {
	expect(localPath(wanted, '/')).toBe(path);
});
