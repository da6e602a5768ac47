import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { expect, test } from 'vitest';
import { consultationForm } from './consultations.form.ts';

const sent = (...fields: [string, string][]) => {
	const data = new FormData();
	for (const [name, value] of fields) data.append(name, value);
	return superValidate(data, zod4(consultationForm));
};

test('an empty form asks for nothing yet and preselects no topic', async () => {
	const form = await superValidate(zod4(consultationForm));
	expect(form.errors).toEqual({});
	expect(form.data).toMatchObject({ title: '', topic: '', participants: [], version: 1 });
});

test('a form without title and topic says what is missing', async () => {
	const form = await sent(['participants', 'party'], ['participants', 'experts']);
	expect(form.errors).toEqual({ title: ['required'], topic: ['required'] });
	expect(form.data.participants).toEqual(['party', 'experts']);
});

test('a title over several lines becomes one line', async () => {
	const form = await sent(['title', ' 更换\n电梯 '], ['topic', 'policy'], ['version', '3']);
	expect(form).toMatchObject({ valid: true, data: { title: '更换 电梯', version: 3 } });
});

test('a title keeps emoji and loses what turns the direction of writing', async () => {
	const form = await sent(['title', '修\u202e电梯\u2066 👨‍👩‍👧'], ['topic', 'policy']);
	expect(form.data.title).toBe('修电梯 👨‍👩‍👧');
});

const valid: [string, string][] = [
	['title', '甲'],
	['topic', 'policy']
];

test.each([
	['a topic that does not exist', ['topic', 'gossip']],
	['a participant that does not exist', ['participants', 'nobody']],
	['a title of nothing but control characters', ['title', '\u0000\u0007']],
	['a title as long as a book', ['title', '长'.repeat(200_000)]]
] as [string, [string, string]][])('%s is refused, not a fault', async (_, field) => {
	const form = await sent(...valid.filter(([name]) => name !== field[0]), field);
	expect(form.valid).toBe(false);
});
