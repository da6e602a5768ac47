import type { Cookies } from '@sveltejs/kit';
import { expect, it } from 'vitest';
import { find, remember } from './known-device.server.ts';

/** A browser that keeps what it is given. */
function browser(kept = new Map<string, string>()) {
	const cookies: Partial<Cookies> = {
		get: (name) => kept.get(name),
		set: (name, value) => void kept.set(name, value)
	};
	return { cookies: cookies as Cookies, kept };
}

const email = 'chair@example.org';

it('a device knows each of those who have signed in on it, and nobody else', () => {
	const { cookies, kept } = browser();
	expect(find(cookies, email)).toBeNull();
	remember(cookies, email);
	remember(cookies, 'editor@example.org');
	const known = find(cookies, email);
	expect(known).toMatch(/^[a-z2-9]{16}$/);
	expect(find(cookies, 'editor@example.org')).not.toBe(known);
	expect(find(cookies, 'stranger@example.org')).toBeNull();
	expect(JSON.stringify([...kept])).not.toContain('example');
	remember(cookies, email);
	expect(find(cookies, email), 'and stays the same device').toBe(known);
});

it('a cookie that is not ours, or somebody else’s, is worth nothing', () => {
	const { cookies, kept } = browser();
	remember(cookies, email);
	const [[name = '', value = ''] = []] = kept;
	for (const wrong of [
		'',
		'.',
		'a.b',
		`${value}.`,
		value.slice(0, -1),
		`x${value}`,
		'%',
		'💥.💥'
	]) {
		expect(find(browser(new Map([[name, wrong]])).cookies, email), wrong).toBeNull();
	}
	const other = browser();
	remember(other.cookies, 'editor@example.org');
	const [[, theirs = ''] = []] = other.kept;
	expect(find(browser(new Map([[name, theirs]])).cookies, email)).toBeNull();
});
