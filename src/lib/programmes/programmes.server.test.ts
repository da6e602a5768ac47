import { beforeAll, expect, test } from 'vitest';
import { application, submission } from '#db/schema.server.ts';
import * as audit from '#lib/audit/audit.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import { addActor, addUnit } from '#lib/people/people-for-tests.server.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import * as calling from './calling.server.ts';
import * as drafting from './drafting.server.ts';
import { listPacks } from './packs.server.ts';
import * as programmes from './programmes.server.ts';
import { criteria, DAY, START, wholeTerms } from './terms.fixture.ts';
import { parseTerms } from './terms.form.ts';

let organiser: Actor;
let other: Actor;
let chair: Actor;

beforeAll(async () => {
	await addUnit('org');
	await addUnit('else');
	await addUnit('place');
	organiser = await addActor('组织者', 'org', 'organiser');
	other = await addActor('别人', 'else', 'organiser');
	chair = await addActor('主任', 'org', 'chair');
});

/** A draft of which nothing is missing, at version 2. */
async function ready(more: Parameters<typeof wholeTerms>[0] = {}): Promise<string> {
	const made = await drafting.draft(
		organiser,
		'org',
		{ key: newId(), year: 2027, from: { criteria } },
		START
	);
	if (typeof made === 'string') throw new Error(made);
	await drafting.revise(organiser, made.id, { version: 1, terms: wholeTerms(more) }, START + 1);
	return made.id;
}

async function called(): Promise<string> {
	const id = await ready();
	expect(await calling.call(organiser, id, 2, START + 2)).toBe('called');
	return id;
}

/** Somebody submits; the application is withdrawn or not. */
async function submit(programmeId: string): Promise<void> {
	const id = newId();
	const [created_by, created_at] = [chair.id, START + 11 * DAY];
	await write([
		db().insert(application).values({
			id,
			form_key: id,
			programme_id: programmeId,
			unit_id: 'place',
			created_by,
			created_at
		}),
		db().insert(submission).values({
			application_id: id,
			number: 1,
			terms_number: 1,
			body: {},
			sha256: '',
			submitted_by: chair.id,
			submitted_at: created_at
		})
	]);
}

test('the same form makes one programme, whoever taps twice', async () => {
	const input = { key: newId(), year: 2027, from: { criteria: [] } };
	const [a, b] = await Promise.all([
		drafting.draft(organiser, 'org', input, START),
		drafting.draft(organiser, 'org', input, START)
	]);
	expect(a).toEqual(b);
});

test('a programme is begun from each example that comes with the installation', async () => {
	for (const { id: pack, terms } of await listPacks()) {
		const input = { key: newId(), year: 2027, from: { pack } };
		const made = await drafting.draft(organiser, 'org', input, START);
		const drafted = await programmes.get(typeof made === 'string' ? '' : made.id);
		expect(drafted.terms).toMatchObject({ ...terms, year: 2027 });
		expect(parseTerms(drafted.terms)).toEqual({ terms: drafted.terms });
		expect(await calling.call(organiser, drafted.id, 1, START)).toBe('called');
	}
	const input = { key: newId(), year: 2027, from: { pack: 'no-such' } };
	expect(await drafting.draft(organiser, 'org', input, START)).toBe('no_such_pack');
});

test('a copy has another year, its days moved with it, and says whose copy it is', async () => {
	const first = await ready();
	const input = { key: newId(), year: 2028, from: { programme: first } };
	const copy = await drafting.draft(organiser, 'org', input, START);
	const made = await programmes.get(typeof copy === 'string' ? '' : copy.id);
	expect(made).toMatchObject({ copied_from: first, year: 2028, version: 1, called_at: null });
	expect(made.terms.criteria).toEqual(criteria);
	expect(made.terms.phases.opens_at).toBe(START + 375 * DAY);
});

test('a copy is not made of another organiser’s programme', async () => {
	const input = { key: newId(), year: 2028, from: { programme: await ready() } };
	await expect(drafting.draft(other, 'else', input, START)).rejects.toMatchObject({ status: 404 });
});

test('nobody but its organiser drafts, revises, calls, amends or discards', async () => {
	const id = await ready();
	const input = { version: 2, terms: wholeTerms() };
	for (const actor of [other, chair]) {
		const refused = [
			drafting.draft(actor, 'org', { key: newId(), year: 2027, from: { criteria } }, START),
			drafting.revise(actor, id, input, START),
			drafting.discard(actor, id, START),
			calling.call(actor, id, 2, START),
			calling.amend(actor, id, { ...input, reason: '改' }, START)
		];
		for (const one of refused) await expect(one).rejects.toMatchObject({ status: 403 });
	}
});

test('who saves what somebody else has saved meanwhile is told so', async () => {
	const id = await ready();
	const terms = wholeTerms({ narrative: 900 });
	expect(await drafting.revise(organiser, id, { version: 1, terms }, START)).toBe(
		'edited_meanwhile'
	);
	expect((await programmes.get(id)).terms.narrative).toBe(1_500);
});

test('what was put away is in no list and is not revised', async () => {
	const id = await ready();
	expect(await drafting.discard(organiser, id, START)).toBe('discarded');
	const { programmes: listed } = await programmes.listOfUnit('org');
	expect(listed.map((one) => one.id)).not.toContain(id);
	expect(await drafting.revise(organiser, id, { version: 2, terms: wholeTerms() }, START)).toBe(
		'discarded'
	);
});

test('a call freezes the terms as version 1, once', async () => {
	const id = await ready();
	await expect(calling.termsOf(id)).rejects.toMatchObject({ status: 404 });
	const answers = await Promise.all([
		calling.call(organiser, id, 2, START + 2),
		calling.call(organiser, id, 2, START + 2)
	]);
	expect(answers.toSorted()).toEqual(['already_called', 'called']);
	expect(await calling.termsOf(id)).toMatchObject({ number: 1, terms: wholeTerms() });
	expect(await calling.listVersions(id)).toHaveLength(1);
	expect(await drafting.revise(organiser, id, { version: 2, terms: wholeTerms() }, START)).toBe(
		'called'
	);
	expect(await drafting.discard(organiser, id, START)).toBe('called');
	const { entries } = await audit.list('org', 1, id);
	expect(entries.map(({ action }) => action)).toEqual([
		'programmes.call',
		'programmes.revise',
		'programmes.draft'
	]);
});

test('a call with something missing, or another version than was seen, is not opened', async () => {
	const lacking = await ready({ tiers: [] });
	expect(await calling.call(organiser, lacking, 2, START)).toBe('problems');
	const whole = await ready();
	expect(await calling.call(organiser, whole, 1, START)).toBe('edited_meanwhile');
	const asking = await ready({ residents: { questionnaire_version_id: 'none', weight: 1_000 } });
	expect(await calling.call(organiser, asking, 2, START)).toBe('problems');
	expect((await programmes.get(asking)).called_at).toBeNull();
});

test('a called programme is amended by a further version with its reason; the first stays', async () => {
	const id = await called();
	const terms = wholeTerms({ narrative: 2_000 });
	expect(
		await calling.amend(organiser, id, { version: 2, terms, reason: '写不下' }, START + 3)
	).toBe('amended');
	expect(await calling.termsOf(id)).toMatchObject({ number: 2, terms: { narrative: 2_000 } });
	expect(await calling.termsNumbered(id, 1)).toMatchObject({ terms: { narrative: 1_500 } });
	expect(await calling.listVersions(id)).toMatchObject([
		{ number: 2, reason: '写不下', made_by: '组织者' },
		{ number: 1, reason: '' }
	]);
	expect((await programmes.get(id)).terms.narrative).toBe(2_000);
});

test('weights, criteria and tiers stay once an application was submitted; days still move', async () => {
	const id = await called();
	await submit(id);
	const [tier] = wholeTerms().tiers;
	const easier = wholeTerms({ tiers: [{ ...tier!, threshold: 7_000 }] });
	const now = START + 12 * DAY;
	const amend = (terms: typeof easier) =>
		calling.amend(organiser, id, { version: 2, terms, reason: '改' }, now);
	expect(await amend(easier)).toBe('settled_part');
	const { phases } = wholeTerms();
	const later = wholeTerms({ phases: { ...phases, closes_at: phases.closes_at + DAY } });
	expect(await amend(later)).toBe('amended');
});

test('a submission between reading and writing keeps the goal where it was', async () => {
	const id = await called();
	const easier = wholeTerms({ narrative: 3_000 });
	const [amended] = await Promise.all([
		calling.amend(organiser, id, { version: 1, terms: easier, reason: '改' }, START + 3),
		submit(id)
	]);
	expect(amended).toBe('edited_meanwhile');
	expect((await calling.termsOf(id)).number).toBe(1);
});

test('a list shows name, days and how many apply, without the rest of the terms', async () => {
	const id = await called();
	await submit(id);
	const { programmes: listed, total } = await programmes.listOfUnit('org');
	expect(total).toBeGreaterThan(0);
	const found = listed.find((one) => one.id === id);
	expect(found).toMatchObject({ year: 2027, applications: 1, submitted: 0 });
	const { name, phases, objectionDays } = wholeTerms();
	expect(found?.terms).toEqual({ name, phases, objectionDays });
	expect((await programmes.listCalled()).map((one) => one.id)).toContain(id);
});
