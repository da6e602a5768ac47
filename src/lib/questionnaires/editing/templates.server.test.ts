import { expect, it } from 'vitest';
import { problemsOf } from '../check.ts';
import { walk } from '../walk.ts';
import { findTemplate, listTemplates } from './templates.server.ts';

it('there are five to begin from, each in both languages and ready to be published', async () => {
	const templates = await listTemplates();
	expect(templates.map(({ id }) => id)).toEqual([
		...['satisfaction', 'topics', 'needs', 'appraisal', 'activity']
	]);
	for (const { id, about, document } of templates) {
		expect(document.english, id).toBe(true);
		expect(
			[about, document.intro, document.thanks].every(({ zh, en }) => zh && en),
			id
		).toBe(true);
		expect(problemsOf(document), id).toEqual([]);
	}
});

it('who did not come to an event is asked why, and no more', async () => {
	const { document } = (await findTemplate('activity')) ?? {};
	const way = document && walk(document, { came: false, 'why-not': { options: ['time'] } });
	expect(way?.asked.map(({ question }) => question.key)).toEqual(['came', 'why-not']);
	expect(way?.end).toEqual({ by: 'answer', question: 'why-not' });
});

it('needs of the old are asked of households with old people alone', async () => {
	const { document } = (await findTemplate('needs')) ?? {};
	const sectionsFor = (...options: string[]) =>
		document &&
		new Set(walk(document, { members: { options } }).asked.map(({ section }) => section.key));
	expect(sectionsFor('old')).toEqual(new Set(parts('home', 'old', 'place')));
	expect(sectionsFor('baby', 'alone')).toEqual(new Set(parts('home', 'old', 'young', 'place')));
	expect(sectionsFor('none')).toEqual(new Set(parts('home', 'place')));
});

it('there is no other', async () => {
	expect(await findTemplate('../law-2026')).toBeNull();
});

function parts(...names: string[]): string[] {
	return names.map((name) => `part-${name}`);
}
