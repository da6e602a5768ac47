import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '#lib/people/actor.ts';
import { addActor, addUnit } from '#lib/people/people-for-tests.server.ts';
import type { Document } from '#lib/questionnaires/document.ts';
import * as editing from '#lib/questionnaires/editing/drafting.server.ts';
import { publish } from '#lib/questionnaires/editing/publishing.server.ts';
import { newId } from '#lib/server/id.ts';
import { call } from './calling.server.ts';
import { draft, revise } from './drafting.server.ts';
import * as questionnaires from './questionnaires.server.ts';
import { criteria, START, wholeTerms } from './terms.fixture.ts';

let organiser: Actor;
let chair: Actor;

const document: Document = {
	title: { zh: '居民评价问卷' },
	intro: { zh: '' },
	thanks: { zh: '' },
	english: false,
	paging: 'section',
	sections: [
		{
			key: 's',
			title: { zh: '社区' },
			questions: [{ kind: 'rating', key: 'r', words: { zh: '满意吗？' }, required: 'yes' }]
		}
	],
	computed: [],
	quotas: []
};

beforeAll(async () => {
	for (const id of ['org', 'else']) await addUnit(id);
	organiser = await addActor('组织者', 'org', 'organiser');
	chair = await addActor('主任', 'org', 'chair');
});

/** A questionnaire of this unit, published; the id of its version. */
async function published(unitId: string, actor: Actor): Promise<string> {
	const { id } = await editing.draft(actor, unitId, { key: newId(), document }, START);
	const answer = await publish(actor, id, 1, START);
	if (typeof answer === 'string') throw new Error(answer);
	return answer.versionId;
}

/** Whether a call that asks this version opens. */
async function calling(versionId: string) {
	const input = { key: newId(), year: 2027, from: { criteria } };
	const made = await draft(organiser, 'org', input, START);
	if (typeof made === 'string') throw new Error(made);
	const residents = { questionnaire_version_id: versionId, weight: 1_500 };
	await revise(organiser, made.id, { version: 1, terms: wholeTerms({ residents }) }, START);
	return call(organiser, made.id, 2, START);
}

test('residents are asked a questionnaire that the organiser has published', async () => {
	const versionId = await published('org', chair);
	expect(await questionnaires.listPublished('org')).toMatchObject([
		{ version_id: versionId, title: '居民评价问卷', number: 1 }
	]);
	expect(await questionnaires.findPublished(versionId)).toMatchObject({ number: 1 });
	expect(await calling(versionId)).toBe('called');
});

test('not one of somebody else, and none that nobody has published', async () => {
	const foreign = await published('else', await addActor('邻居', 'else', 'chair'));
	expect(await questionnaires.isPublished('org', foreign)).toBe(false);
	expect(await calling(foreign)).toBe('problems');
	expect(await calling('none')).toBe('problems');
});
