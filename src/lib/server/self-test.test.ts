import { expect, test } from 'vitest';
import { selfTest } from './self-test.ts';

test('the installed driver keeps what it acknowledges', async () => {
	await expect(selfTest()).resolves.toBeUndefined();
});
