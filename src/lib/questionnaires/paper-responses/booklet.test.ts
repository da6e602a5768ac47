import { expect, test } from 'vitest';
import { wholeDocument } from '../answering/whole-document.fixture.ts';
import { questions } from '../kinds/kinds.fixture.ts';
import { pagesOf } from './booklet.ts';

const long = { ...questions['long-text'], key: 'long' };
const many = (count: number) =>
	wholeDocument({
		sections: [
			{
				key: 's',
				title: { zh: '很长' },
				questions: Array.from({ length: count }, (_, i) => ({ ...long, key: `q${i}` }))
			}
		]
	});

test('every question is printed once, in order, under the heading of its section', () => {
	const document = wholeDocument();
	const blocks = pagesOf(document, 'zh-CN').flat();
	const printed = blocks.map((block) =>
		block.kind === 'section' ? block.section.key : block.question.key
	);
	const listed = document.sections.flatMap(({ key, questions: asked }) => [
		key,
		...asked.map((question) => question.key)
	]);
	expect(printed).toEqual(listed);
});

test('a page carries what fits, and a heading is never its last', () => {
	const pages = pagesOf(many(30), 'zh-CN');
	expect(pages.length).toBeGreaterThan(5);
	for (const page of pages) {
		expect(page.length).toBeLessThan(6);
		expect(page.at(-1)?.kind).toBe('question');
	}
});

test('what is longer than a page stands on one alone', () => {
	const text = '这是一段很长的说明。'.repeat(190);
	const document = many(2);
	const [section] = document.sections;
	const [first, second] = section?.questions ?? [];
	if (!section || !first || !second) throw new Error('no questions');
	const sections = [{ ...section, questions: [first, { ...second, help: { zh: text } }] }];
	expect(pagesOf({ ...document, sections }, 'zh-CN')).toHaveLength(2);
});
