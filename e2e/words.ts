/** What the pages say, by the key of the message: a journey still finds its way when a text is polished. */
import { readdirSync, readFileSync } from 'node:fs';
import type { m } from '#i18n/paraglide/messages.js';

type Language = 'zh-CN' | 'en';
type Key = keyof typeof m;

const texts = { 'zh-CN': textsOf('zh-CN'), en: textsOf('en') };

/** The text of a message in Chinese, with its variables filled in. */
export function say(key: Key, values: Record<string, string | number> = {}): string {
	return fill('zh-CN', key, values);
}

/** The same in English. */
export function sayInEnglish(key: Key, values: Record<string, string | number> = {}): string {
	return fill('en', key, values);
}

function fill(language: Language, key: Key, values: Record<string, string | number>): string {
	const text = texts[language].get(key);
	if (text === undefined) throw new Error(`There is no message ${key}`);
	return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

function textsOf(language: Language): Map<string, string> {
	const folder = `src/i18n/messages/${language}`;
	const rooms = readdirSync(folder).map((name): Record<string, string> =>
		JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))
	);
	return new Map(rooms.flatMap((room) => Object.entries(room)));
}
