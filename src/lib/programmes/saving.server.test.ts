import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#lib/people/actor.ts';
import { addActor, addUnit } from '#lib/people/people-for-tests.server.ts';
import { newId } from '#lib/server/id.ts';
import { call } from './calling.server.ts';
import { discard, draft } from './drafting.server.ts';
import { get } from './programmes.server.ts';
import { save } from './saving.server.ts';
import { criteria, START, wholeTerms } from './terms.fixture.ts';

let organiser: Actor;

beforeAll(async () => {
	await addUnit('org');
	organiser = await addActor('组织者', 'org', 'organiser');
});

async function drafted() {
	const input = { key: newId(), year: 2027, from: { criteria } };
	const made = await draft(organiser, 'org', input, START);
	if (typeof made === 'string') throw new Error(made);
	return made.id;
}

const saving = async (id: string, version: number, more = {}, reason = '') => {
	const input = { version, reason, terms: wholeTerms(more) };
	return save(organiser, await get(id), input, START + 1);
};

test('a draft is revised without a reason, a called programme amended with one', async () => {
	const id = await drafted();
	expect(await saving(id, 1)).toBe('saved');
	expect(await saving(id, 1)).toBe('edited_meanwhile');
	await call(organiser, id, 2, START + 1);
	expect(await saving(id, 2, { narrative: 900 })).toBe('no_reason');
	expect(await saving(id, 2, { narrative: 900 }, '更短')).toBe('saved');
	expect(await saving(id, 3, { narrative: 900 }, '更短')).toBe('saved');
	expect((await get(id)).version).toBe(3);
});

test('more than can be kept is refused, and so is what was put away', async () => {
	const id = await drafted();
	expect(await saving(id, 1, { narrative: 1_000_000 })).toBe('too_much');
	await discard(organiser, id, START + 1);
	expect(await saving(id, 1)).toBe('discarded');
});
