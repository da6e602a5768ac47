import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { m } from './paraglide/messages.js';

const folder = `${import.meta.dirname}/messages`;
/** English tells the basis once, in the parentheses of the sentence that these are put into. */
const SHORTER_IN_ENGLISH = ['votes_of_electorate', 'votes_of_participants', 'votes_of_decided'];

const rooms = readdirSync(`${folder}/zh-CN`).map((name) => name.replace('.json', ''));

describe.each(rooms)('messages of %s', (room) => {
	const chinese = read('zh-CN', room);
	const english = read('en', room);

	test('are there in both languages, with the same variables', () => {
		expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort());
		expect(variablesByKey(english)).toEqual(variablesByKey(chinese));
	});

	test('have text', () => {
		const empty = Object.entries({ ...chinese, ...english }).filter(([, text]) => text === '');
		expect(empty).toEqual([]);
	});

	test('carry the name of their room', () => {
		const foreign = Object.keys(chinese).filter((key) => !key.startsWith(`${room}_`));
		expect(foreign).toEqual([]);
	});

	test('are all used', () => {
		const dead = Object.keys(chinese).filter((key) => !words.has(key));
		expect(dead).toEqual([]);
	});
});

test('no English file stands without a Chinese one', () => {
	expect(readdirSync(`${folder}/en`)).toEqual(readdirSync(`${folder}/zh-CN`));
});

test('a message renders in both languages', () => {
	expect(m.ui_product({}, { locale: 'zh-CN' })).toBe('民议');
	expect(m.ui_product({}, { locale: 'en' })).toBe('Minyi');
	expect(m.ui_page_of({ current: 2, pages: 7 }, { locale: 'en' })).toBe('Page 2 of 7');
});

/** Every word of the sources that could be a message's key. */
const words = new Set(
	['src', 'bin']
		.flatMap((top) => sources(`${import.meta.dirname}/../../${top}`))
		.flatMap((file) => readFileSync(file, 'utf8').match(/\b[a-z]+_\w+\b/g) ?? [])
);

function sources(top: string): string[] {
	return readdirSync(top, { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.(ts|svelte|html)$/.test(file) && !/i18n\/paraglide|\.test\.ts$/.test(file))
		.map((file) => `${top}/${file}`);
}

function read(locale: string, room: string): Record<string, string> {
	return JSON.parse(readFileSync(`${folder}/${locale}/${room}.json`, 'utf8'));
}

function variablesByKey(messages: Record<string, string>): Record<string, string[]> {
	const variables = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
	return Object.fromEntries(
		Object.entries(messages)
			.filter(([key]) => !SHORTER_IN_ENGLISH.includes(key))
			.map(([key, text]) => [key, [...new Set(variables(text))]])
			.sort()
	);
}
