import { expect, it } from 'vitest';
import { startBreathing } from './breath.ts';

it('long work lets others be answered meanwhile', async () => {
	let answered = 0;
	const other = setInterval(() => (answered += 1), 1);
	const breathe = startBreathing(2);
	const end = performance.now() + 60;
	while (performance.now() < end) await breathe();
	clearInterval(other);
	expect(answered).toBeGreaterThan(5);
});
