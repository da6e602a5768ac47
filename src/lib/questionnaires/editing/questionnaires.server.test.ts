import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { makeCommunity, START, type Community } from '#db/community.fixture.ts';
import { db, write } from '#lib/server/db.ts';
import { newId } from '#lib/server/id.ts';
import type { Document } from '../document.ts';
import { questions } from '../kinds/kinds.fixture.ts';
import { openSurvey } from '../surveys/survey.fixture.server.ts';
import { discard, draft, restore, revise } from './drafting.server.ts';
import * as plans from './plans.server.ts';
import { listVersions, publish } from './publishing.server.ts';
import { find, getOfUnit, lastEdit, listOfUnit, listReusable } from './questionnaires.server.ts';
import { copy } from './reuse.server.ts';

const words = (zh: string) => ({ zh });
const ask = (title: string, more: Partial<Document> = {}): Document => ({
	title: words(title),
	intro: words(''),
	thanks: words(''),
	english: false,
	paging: 'question',
	sections: [{ key: 's', title: words('一'), questions: [questions.single, questions.rating] }],
	computed: [],
	quotas: [],
	...more
});

async function begun(document = ask('满意吗？'), community?: Community) {
	const place = community ?? (await makeCommunity());
	const { id } = await draft(place.editor, place.unitId, { key: newId(), document }, START);
	return { ...place, id };
}

describe('a questionnaire', () => {
	it('is made once, however often its form is sent', async () => {
		const { editor, unitId } = await makeCommunity();
		const input = { key: newId(), document: ask('一次') };
		const made = await Promise.all([1, 2, 3, 4].map(() => draft(editor, unitId, input, START)));
		expect(new Set(made.map(({ id }) => id)).size).toBe(1);
		expect((await listOfUnit(unitId)).questionnaires).toMatchObject([
			{ title: '一次', questions: 2, sections: 1, state: 'draft', number: null }
		]);
	});

	it('is for chair and editor of its unit alone', async () => {
		const { id, supervisor, unitId } = await begun();
		const { editor: foreign } = await makeCommunity();
		for (const actor of [supervisor, foreign]) {
			const input = { key: newId(), document: ask('x') };
			const acts = [
				draft(actor, unitId, input, START),
				revise(actor, id, 1, ask('x'), START),
				discard(actor, id, START),
				restore(actor, id, START),
				publish(actor, id, 1, START)
			];
			for (const act of acts) await expect(act).rejects.toMatchObject({ status: 403 });
		}
		await expect(getOfUnit((await makeCommunity()).unitId, id)).rejects.toMatchObject({
			status: 404
		});
	});

	it('takes a form key of another unit for none of its own', async () => {
		const input = { key: newId(), document: ask('x') };
		const [one, other] = [await makeCommunity(), await makeCommunity()];
		await draft(one.editor, one.unitId, input, START);
		await expect(draft(other.editor, other.unitId, input, START)).rejects.toMatchObject({
			status: 409
		});
	});

	it('is saved by one of two who edit it at once, and the other is told', async () => {
		const { id, chair, editor } = await begun();
		const answers = await Promise.all([
			revise(editor, id, 1, ask('甲'), START + 1),
			revise(chair, id, 1, ask('乙'), START + 1)
		]);
		expect(answers).toContainEqual({ version: 2 });
		expect(answers).toContain('edited_meanwhile');
		const saved = await find(id);
		expect(saved).toMatchObject({ version: 2, document: { title: { zh: saved?.title } } });
		const who = typeof answers[0] === 'object' ? editor : chair;
		expect(await lastEdit(id)).toEqual({ name: who.name, at: START + 1, version: 2 });
	});

	it('is listed under its title on one line, found by it, paged, and by its state', async () => {
		const place = await makeCommunity();
		for (let i = 0; i < 21; i++) await begun(ask(`第${i}份\n问卷`), place);
		const { id } = await begun(ask('路灯 100%'), place);
		expect(await listOfUnit(place.unitId, { search: '100%' })).toMatchObject({
			total: 1,
			pages: 1,
			questionnaires: [{ id }]
		});
		const second = await listOfUnit(place.unitId, { page: 2 });
		expect(second).toMatchObject({ total: 22, pages: 2 });
		expect(second.questionnaires).toHaveLength(2);
		expect((await listOfUnit(place.unitId, { search: '第3份 问卷' })).total).toBe(1);
		await publish(place.chair, id, 1, START);
		expect((await listOfUnit(place.unitId, { state: 'published' })).questionnaires).toMatchObject([
			{ id, number: 1, published_at: START }
		]);
		await revise(place.chair, id, 1, ask('路灯'), START + 1);
		expect((await listOfUnit(place.unitId, { state: 'changed' })).total).toBe(1);
	});

	it('is put away and brought back; put away it is not edited', async () => {
		const { id, editor, unitId } = await begun();
		await discard(editor, id, START + 1);
		expect((await listOfUnit(unitId)).total).toBe(0);
		expect((await listOfUnit(unitId, { state: 'discarded' })).total).toBe(1);
		expect(await revise(editor, id, 1, ask('x'), START + 2)).toBe('discarded');
		expect(await publish(editor, id, 1, START + 2)).toBe('edited_meanwhile');
		await restore(editor, id, START + 3);
		expect((await listOfUnit(unitId)).total).toBe(1);
	});
});

describe('publishing', () => {
	it('freezes the draft: later edits are a further version', async () => {
		const { id, chair } = await begun(ask('一'));
		const first = await publish(chair, id, 1, START);
		await revise(chair, id, 1, ask('二'), START + 1);
		const second = await publish(chair, id, 2, START + 2);
		expect(await listVersions(id)).toMatchObject([
			{ id: idOf(second), number: 2, draft_version: 2, surveys: 0 },
			{ id: idOf(first), number: 1, draft_version: 1, published_by: chair.name }
		]);
		const bodies = await db().all(
			sql`SELECT body ->> '$.title.zh' AS title FROM questionnaire_version
				WHERE questionnaire_id = ${id} ORDER BY number`
		);
		expect(bodies).toEqual([{ title: '一' }, { title: '二' }]);
	});

	it('makes one version of one draft, however often and by whomever it is published', async () => {
		const { id, chair, editor } = await begun();
		const made = await Promise.all([
			publish(chair, id, 1, START),
			publish(editor, id, 1, START),
			publish(chair, id, 1, START)
		]);
		expect(new Set(made.map(idOf)).size).toBe(1);
		await revise(chair, id, 1, ask('换一个'), START);
		await revise(chair, id, 2, ask('满意吗？'), START);
		expect(idOf(await publish(chair, id, 3, START))).toBe(idOf(made[0]));
		expect(await listVersions(id)).toHaveLength(1);
	});

	it('refuses a draft with problems, and one that a colleague edited meanwhile', async () => {
		const { id, chair } = await begun(ask(''));
		expect(await publish(chair, id, 1, START)).toBe('problems');
		await revise(chair, id, 1, ask('有题目了'), START);
		expect(await publish(chair, id, 1, START)).toBe('edited_meanwhile');
		expect(await listVersions(id)).toEqual([]);
	});
});

describe('reuse', () => {
	it('begins with one’s own draft, or with what a unit above has published', async () => {
		const place = await makeCommunity();
		const above = await makeCommunity();
		await write([sql`UPDATE unit SET parent_id = ${above.unitId} WHERE id = ${place.unitId}`]);
		const own = await begun(ask('自己的'), place);
		const theirs = await begun(ask('街道的'), above);
		const take = (from: string, title?: string) =>
			copy(place.editor, place.unitId, { key: newId(), from, title }, START);
		expect(await find((await take(own.id, '新的')).id)).toMatchObject({ title: '新的' });
		await expect(take(theirs.id)).rejects.toMatchObject({ status: 404 });
		expect((await listReusable(place.unitId)).above).toEqual([]);
		await publish(above.chair, theirs.id, 1, START);
		await revise(above.chair, theirs.id, 1, ask('还没发布的改动'), START);
		expect(await find((await take(theirs.id)).id)).toMatchObject({ title: '街道的', version: 1 });
		expect((await listReusable(place.unitId)).above).toMatchObject([{ id: theirs.id }]);
	});

	it('gives nothing to the unit above or beside', async () => {
		const [one, other] = [await begun(), await makeCommunity()];
		await publish(one.chair, one.id, 1, START);
		await expect(
			copy(other.editor, other.unitId, { key: newId(), from: one.id }, START)
		).rejects.toMatchObject({ status: 404 });
	});
});

describe('a plan', () => {
	const picture = async () => {
		const blank = { width: 40, height: 30, channels: 3 as const, background: '#fff' };
		return new File(
			[new Uint8Array(await sharp({ create: blank }).png().toBuffer())],
			'平面图.png'
		);
	};
	const showing = (plan: string) =>
		ask('在哪里？', {
			sections: [{ key: 's', title: words('一'), questions: [{ ...questions.place, plan }] }]
		});

	it('is shown once it was added, and by a copy too', async () => {
		const { id, editor, unitId } = await begun();
		const added = await plans.add(editor, id, await picture(), START);
		if (!('id' in added)) throw new Error(added.refused);
		expect(await revise(editor, id, 1, showing('anybodys'), START)).toBe('no_such_plan');
		expect(await revise(editor, id, 1, showing(added.id), START)).toEqual({ version: 2 });
		const copied = await copy(editor, unitId, { key: newId(), from: id }, START);
		expect(await revise(editor, copied.id, 1, showing(added.id), START)).toEqual({ version: 2 });
	});

	it('is an image, and seen at its desk alone until a survey shows it', async () => {
		const { id, editor, supervisor } = await begun();
		const pdf = new File(['%PDF-1.4\n%%EOF\n'], '图.pdf', { type: 'application/pdf' });
		expect(await plans.add(editor, id, pdf, START)).toEqual({ refused: 'no_image' });
		const added = await plans.add(editor, id, await picture(), START);
		if (!('id' in added)) throw new Error(added.refused);
		expect(await plans.isSeenBy(supervisor, added.id)).toBe(true);
		expect(await plans.isSeenBy((await makeCommunity()).chair, added.id)).toBe(false);
		expect(await plans.isSeenBy(null, added.id)).toBe(false);
		expect(await plans.isPublic(added.id)).toBe(false);
		const { questionnaireId } = await openSurvey({ access: 'open' });
		await write([sql`INSERT INTO questionnaire_plan VALUES (${questionnaireId}, ${added.id})`]);
		expect(await plans.isPublic(added.id)).toBe(true);
	});
});

function idOf(made: Awaited<ReturnType<typeof publish>> | undefined): string {
	return typeof made === 'object' ? made.versionId : `no version: ${made}`;
}
