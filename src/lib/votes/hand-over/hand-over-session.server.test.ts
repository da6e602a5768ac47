import type { Cookies } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import * as handOvers from './hand-over-session.server.ts';

const NOW = Date.UTC(2026, 2, 10, 4);
const MINUTE = 60_000;
const there = { path: '/desk/u/votes/v/assistance/e/ballot', by: 'editor' };

/** A browser's cookies for one path, as far as a hand-over needs them. */
function browser(): Cookies {
	const kept = new Map<string, string>();
	return {
		get: (name) => kept.get(name),
		getAll: () => Array.from(kept, ([name, value]) => ({ name, value })),
		set: (name, value) => void kept.set(name, value),
		delete: (name) => void kept.delete(name),
		serialize: () => ''
	};
}

function begun(): Cookies {
	const cookies = browser();
	handOvers.begin(cookies, there, { why: 'eyesight', note: '白内障' }, NOW);
	return cookies;
}

describe('a hand-over', () => {
	it('carries what staff said, and one key for the one ballot', () => {
		const cookies = begun();
		const found = handOvers.find(cookies, there, NOW);
		expect(found?.said).toEqual({ why: 'eyesight', note: '白内障' });
		expect(found?.key).toMatch(/^[\w-]{8,64}$/);
		expect(handOvers.find(cookies, there, NOW + 29 * MINUTE)).toEqual(found);
		expect(handOvers.find(begun(), there, NOW)?.key).not.toBe(found?.key);
	});

	it('is over when it is ended, and after half an hour', () => {
		const cookies = begun();
		expect(handOvers.find(cookies, there, NOW + 30 * MINUTE)).toBeNull();
		handOvers.end(cookies, there.path);
		expect(handOvers.find(cookies, there, NOW)).toBeNull();
	});

	it('is good for one elector’s ballot and one member of staff', () => {
		const cookies = begun();
		const elsewhere = { ...there, path: '/desk/u/votes/v/assistance/f/ballot' };
		expect(handOvers.find(cookies, elsewhere, NOW)).toBeNull();
		expect(handOvers.find(cookies, { ...there, by: 'chair' }, NOW)).toBeNull();
	});

	it('cannot be written by hand', () => {
		const cookies = begun();
		const [text = '', signature = ''] = cookies.get('hand-over')?.split('.') ?? [];
		for (const forged of [
			'',
			'x',
			`${text}x.${signature}`,
			`${text}.x`,
			`${text}.${signature}.x`
		]) {
			cookies.set('hand-over', forged, { path: '/' });
			expect(handOvers.find(cookies, there, NOW)).toBeNull();
		}
	});
});
