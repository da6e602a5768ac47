import { expect, it } from 'vitest';
import { createTurnstile } from './turnstile.ts';

it('lets some work, some wait, and turns the rest away', async () => {
	const pass = createTurnstile(3, 4);
	const doors: (() => void)[] = [];
	let working = 0;
	let most = 0;
	const task = async () => {
		most = Math.max(most, ++working);
		await new Promise<void>((open) => doors.push(open));
		working -= 1;
		return 'done';
	};
	const all = Array.from({ length: 10 }, () => pass(task));
	for (let left = 7; left > 0; left -= 1) {
		while (doors.length === 0) await Promise.resolve();
		doors.shift()?.();
	}
	const outcomes = await Promise.all(all);
	expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(7);
	expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(3);
	expect(most).toBe(3);
	const later = pass(async () => 'again');
	expect(await later).toBe('again');
});

it('gives the place back when a task fails', async () => {
	const pass = createTurnstile(1, 0);
	await expect(pass(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
	expect(await pass(async () => 1)).toBe(1);
});
