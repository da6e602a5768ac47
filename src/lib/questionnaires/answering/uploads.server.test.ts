import { describe, expect, it } from 'vitest';
import * as bytes from '#lib/files/file-store.server.ts';
import { NOON } from '../surveys/survey.fixture.server.ts';
import { asking, phone, rowsOf } from './answering.fixture.server.ts';
import * as drafts from './drafts.server.ts';
import { submit } from './submitting.server.ts';
import { sweep } from './sweeping.server.ts';
import { keepFile } from './uploads.server.ts';

const DAY = 86_400_000;
const pdf = (name = 'plan.pdf') => new File(['%PDF-1.4\n%%EOF'], name);
let network = 0;
const from = (now = NOON) => ({ address: `198.51.100.${(network += 1)}`, now });

async function begun() {
	const { survey } = await asking({ access: 'open' });
	const holder = phone();
	const draft = await drafts.begin(survey.id, holder, NOON);
	if (!draft) throw new Error('not begun');
	return { survey, holder, key: draft.form_key };
}

async function kept({ survey, holder }: Awaited<ReturnType<typeof begun>>) {
	const file = await keepFile(survey, holder, 'file', pdf(), from());
	if ('refused' in file) throw new Error(file.refused);
	return file;
}

describe('a file that answers', () => {
	it('stays with the response that names it', async () => {
		const one = await begun();
		const file = await kept(one);
		const answers = { file: { files: [file] } };
		expect(await submit(one.survey, one.holder, { answers, key: one.key }, NOON)).toBe('taken');
		await sweep(NOON + 9 * DAY);
		expect(await rowsOf('response_file', one.survey.id)).toMatchObject([{ is_kept: 1 }]);
		expect((await bytes.get(file.id)).toString()).toContain('%PDF');
	});

	it('is swept away where its response was never sent', async () => {
		const one = await begun();
		const file = await kept(one);
		expect(await sweep(NOON + DAY / 2)).toBe(0);
		expect(await sweep(NOON + 9 * DAY)).toBe(1);
		expect(await rowsOf('response_file', one.survey.id)).toEqual([]);
		await expect(bytes.get(file.id)).rejects.toThrow();
	});

	it('is named by nobody but who sent it, and for its own question', async () => {
		const one = await begun();
		const file = await kept(one);
		const thief = await drafts.begin(one.survey.id, phone(), NOON);
		const answers = { file: { files: [file] } };
		const input = { answers, key: thief?.form_key ?? '' };
		expect(await submit(one.survey, phone(), input, NOON)).toBe('taken');
		const [row] = await rowsOf('response', one.survey.id);
		expect(JSON.parse(String(row?.answers))).toEqual({});
	});

	it('is taken only while the survey is open and a response was begun', async () => {
		const one = await begun();
		const late = await keepFile(one.survey, one.holder, 'file', pdf(), from(NOON + 2 * DAY));
		expect(late).toEqual({ refused: 'quota' });
		const stranger = await keepFile(one.survey, phone(), 'file', pdf(), from());
		expect(stranger).toEqual({ refused: 'quota' });
		expect(await rowsOf('response_file', one.survey.id)).toEqual([]);
	});

	it('is one of thirty at most from one person', async () => {
		const one = await begun();
		for (let i = 0; i < 30; i++) await kept(one);
		expect(await keepFile(one.survey, one.holder, 'file', pdf(), from())).toEqual({
			refused: 'quota'
		});
	});

	it.each([
		['nothing', new File([], 'x.pdf'), 'empty'],
		['a page called an image', new File(['<script>1</script>'], 'x.png'), 'wrong_type'],
		['eleven megabytes', new File([new Uint8Array(11 * 1024 * 1024)], 'x.pdf'), 'too_large']
	])('is not %s', async (_, upload, refused) => {
		const one = await begun();
		expect(await keepFile(one.survey, one.holder, 'file', upload, from())).toEqual({ refused });
	});

	it('is one of few from one network', async () => {
		const { survey, holder } = await begun();
		const now = NOON;
		const send = () => keepFile(survey, holder, 'file', new File([], 'x'), { address: '::1', now });
		for (let i = 0; i < 200; i++) await send();
		expect(await send()).toEqual({ refused: 'quota' });
	});
});
