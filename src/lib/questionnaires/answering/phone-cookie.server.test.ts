import type { Cookies } from '@sveltejs/kit';
import { expect, it } from 'vitest';
import * as crowding from './crowding.server.ts';
import * as phones from './phone-cookie.server.ts';

function jar() {
	const kept = new Map<string, string>();
	const cookies: Cookies = {
		get: (name) => kept.get(name),
		getAll: () => [],
		set: (name, value) => void kept.set(name, value),
		delete: (name) => void kept.delete(name),
		serialize: () => ''
	};
	return { cookies, kept };
}

it('names the draft of one phone and one survey, always the same', () => {
	const { cookies } = jar();
	expect(phones.read(cookies, 's1')).toBe('none');
	const begun = phones.begin(cookies, 's1');
	expect(phones.read(cookies, 's1')).toEqual(begun);
	expect(phones.read(cookies, 's2')).toBe('none');
	expect(phones.begin(jar().cookies, 's1')).not.toEqual(begun);
	expect(begun.keyHash).not.toBe(begun.trialHash);
});

it('remembers that a response was sent, and not which', () => {
	const { cookies, kept } = jar();
	phones.begin(cookies, 's1');
	phones.finish(cookies, 's1');
	expect(phones.read(cookies, 's1')).toBe('done');
	expect(phones.read(cookies, 's2')).toBe('none');
	expect(kept.get('answering')).toMatch(/^done\./);
});

it.each(['', '.', 'x.y', 'done.x', 'a.b.c', '%', '长'.repeat(5000)])(
	'believes no cookie but its own: %#',
	(value) => {
		const { cookies, kept } = jar();
		kept.set('answering', value);
		expect(phones.read(cookies, 's1')).toBe('none');
	}
);

it('lets a network begin only so many responses at a time, and others go on', async () => {
	const enter = (address: string, at: number) => crowding.enter('s1', address, at);
	for (let i = 0; i < 120; i++) expect(await enter('203.0.113.7', 1000)).toEqual({ allowed: true });
	expect(await enter('203.0.113.7', 1000)).toMatchObject({ allowed: false });
	expect(await enter('203.0.113.8', 1000)).toEqual({ allowed: true });
	expect(await enter('203.0.113.7', 1000 + 600_001)).toEqual({ allowed: true });
});
