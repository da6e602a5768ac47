import { expect, test } from 'vitest';
import { criteria } from '#lib/programmes/terms.fixture.ts';
import { readSample, writeSample } from './sample-form.server.ts';

function sent(fields: Record<string, string>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.set(name, value);
	return data;
}

test('a sample comes back from its form as it went in', () => {
	const sample = {
		title: '样本',
		takenFrom: null,
		lines: [
			{ key: 'e1', text: '公开', reference: 300, why: '有记录' },
			{ key: 'e2', text: '', reference: null, why: '' },
			{ key: 'd1', text: '协商', reference: 150, why: '次数少' }
		]
	};
	const { title, lines } = writeSample(criteria, sample);
	const fields = lines.flatMap(({ key, text, score, why }) => [
		[`text.${key}`, text],
		[`score.${key}`, score],
		[`why.${key}`, why]
	]);
	const read = readSample(criteria, sent({ title, ...Object.fromEntries(fields) }));
	expect(read.sample).toEqual(sample);
	expect(read.wrong).toEqual([]);
});

test('a score that is no number is named, and stays as it was typed', () => {
	const read = readSample(criteria, sent({ 'score.e1': '三分', 'score.e2': '２．５' }));
	expect(read.wrong).toEqual(['e1']);
	expect(read.typed.lines[0]?.score).toBe('三分');
	expect(read.sample.lines[1]?.reference).toBe(250);
});

test('what belongs to no indicator is left out, and an upload is no text', () => {
	const data = sent({ 'text.none': '多余' });
	data.set('text.e1', new File(['x'], 'x.txt'));
	const { sample } = readSample(criteria, data);
	expect(sample.lines.map(({ key, text }) => [key, text])).toEqual([
		['e1', ''],
		['e2', ''],
		['d1', '']
	]);
});
