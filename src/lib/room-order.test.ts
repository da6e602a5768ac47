import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The rooms from left to right; those of one rank do not know each other. */
const RANKS = [
	['people'],
	['units'],
	['rolls'],
	['consultations'],
	['slips'],
	['votes', 'questionnaires'],
	['outcomes'],
	['programmes'],
	['applications'],
	['reviews'],
	['certificates']
];
const BENEATH = ['ui', 'server', 'audit', 'files'];
/** Who acts is a type that the guards and the log of the plumbing need as well. */
const KNOWN_TO_ALL = 'people/actor.ts';

const lib = import.meta.dirname;
const folders = readdirSync(lib, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const rank = (room: string) => RANKS.findIndex((rooms) => rooms.includes(room));

test('every folder of src/lib is a room or lies beneath the rooms', () => {
	const strangers = folders.filter(({ name }) => rank(name) < 0 && !BENEATH.includes(name));
	expect(strangers.map(({ name }) => name)).toEqual([]);
});

test('a room imports only from itself, from rooms to its left and from what lies beneath', () => {
	const wrong = folders.flatMap(({ name: room }) =>
		importsOf(room).filter(({ target }) => {
			const other = target.split('/')[0] ?? '';
			if (other === room || BENEATH.includes(other) || target === KNOWN_TO_ALL) return false;
			return BENEATH.includes(room) || rank(other) >= rank(room);
		})
	);
	expect(wrong).toEqual([]);
});

/** What the files of a folder import from src/lib, as paths below it; tests may look anywhere. */
function importsOf(room: string): { file: string; target: string }[] {
	return readdirSync(`${lib}/${room}`, { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.(ts|svelte)$/.test(file) && !file.endsWith('.test.ts'))
		.flatMap((file) =>
			[...readFileSync(`${lib}/${room}/${file}`, 'utf8').matchAll(/['"]#lib\/([^'"]+)['"]/g)].map(
				([, target = '']) => ({ file: `${room}/${file}`, target })
			)
		);
}
