import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { db } from '#lib/server/db.ts';
import { NOON } from '../surveys/survey.fixture.server.ts';
import { asking, rowsOf } from './answering.fixture.server.ts';
import * as drafts from './drafts.server.ts';
import { submit } from './submitting.server.ts';
import { keepFile } from './uploads.server.ts';

/** Building 1 has six doors, building 2 has four: too few to be told. */
const doors = Array.from({ length: 10 }, (_, i) => `${i < 6 ? 1 : 2}-${101 + i}`);
const pdf = () => new File(['%PDF-1.4\n%%EOF'], '王小明的照片.pdf');

/** A confidential survey whose invitees have all answered, one of them with a file. */
async function answered() {
	const { survey, holders } = await asking({ access: 'confidential', invitees: doors });
	for (const [at, holder] of holders.entries()) {
		const draft = await drafts.begin(survey.id, holder, NOON + at);
		if (!draft) throw new Error('not begun');
		const sent = { address: '203.0.113.9', now: NOON + at };
		const kept = at === 3 ? await keepFile(survey, holder, 'file', pdf(), sent) : null;
		if (kept && 'refused' in kept) throw new Error(kept.refused);
		await drafts.keep(survey.id, holder, { rating: 1 + (at % 5) }, NOON + at);
		const answers = { rating: 1 + (at % 5), ...(kept && { file: { files: [kept] } }) };
		const taken = await submit(survey, holder, { answers, key: draft.form_key }, NOON + at);
		expect(taken).toBe('taken');
	}
	return { survey, holders };
}

describe('a confidential survey', () => {
	it('keeps no person, no time and no key on a response, and no answer and no time on a mark', async () => {
		const { survey, holders } = await answered();
		const [responses, marks] = await Promise.all([
			rowsOf('response', survey.id),
			rowsOf('response_mark', survey.id)
		]);
		expect(responses).toHaveLength(10);
		expect(Object.keys(responses[0] ?? {})).toEqual(
			'survey_id id form_key invitee_id building answers channel is_test'.split(' ')
		);
		expect(Object.keys(marks[0] ?? {})).toEqual(['survey_id', 'invitee_id', 'channel', 'key']);
		const people = new Set<unknown>(
			holders.flatMap(({ keyHash, invitee_id, slip_id }) => [keyHash, invitee_id, slip_id])
		);
		const keys = new Set<unknown>(marks.map(({ key }) => key));
		for (const response of responses) {
			expect([response.invitee_id, response.form_key]).toEqual([null, null]);
			for (const value of Object.values(response)) {
				expect(people.has(value) || keys.has(value)).toBe(false);
				expect(typeof value === 'number' && value >= NOON).toBe(false);
			}
		}
	});

	it('tells a building only where at least five were invited', async () => {
		const { survey } = await answered();
		const buildings = (await rowsOf('response', survey.id)).map(({ building }) => building);
		expect(buildings.filter((one) => one === '1')).toHaveLength(6);
		expect(buildings.filter((one) => one === '')).toHaveLength(4);
	});

	it('keeps rows in no order of their coming: neither table has a rowid', async () => {
		for (const table of ['response', 'response_mark'])
			await expect(db().all(sql`SELECT rowid FROM ${sql.identifier(table)}`)).rejects.toThrow();
	});

	it('leaves no draft behind, and logs nothing of anybody', async () => {
		const { survey, holders } = await answered();
		expect(await rowsOf('response_draft', survey.id)).toEqual([]);
		const logged = await db().all(sql`SELECT 1 FROM audit_entry
			WHERE subject_id IN (SELECT id FROM invitee WHERE survey_id = ${survey.id})`);
		expect(logged).toEqual([]);
		expect(holders).toHaveLength(10);
	});

	it('tells of a file neither who sent it, nor when, nor by which name', async () => {
		const { survey } = await answered();
		const files = await rowsOf('response_file', survey.id);
		expect(files).toMatchObject([{ key_hash: '', is_kept: 1 }]);
		const [file] = await db().all<{
			name: string;
			uploaded_at: number;
			uploaded_by: string | null;
		}>(sql`SELECT name, uploaded_at, uploaded_by FROM file WHERE id = ${files[0]?.file_id}`);
		expect(file).toEqual({ name: 'file.pdf', uploaded_at: survey.opens_at, uploaded_by: null });
	});
});
