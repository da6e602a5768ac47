import fc from 'fast-check';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../answers.ts';
import { kindOf } from '../kinds/kind-named.ts';
import { answers, asked, questions } from '../kinds/kinds.fixture.ts';
import type { Kind, Question } from '../questions.ts';
import Ask from './Ask.svelte';
import { faultField } from './fault-field.ts';
import { faultWords, type FaultName } from './fault-words.ts';
import { fieldsOf, filledFrom } from './filled.ts';
import type { Asking } from './given.ts';
import { controlsIn, sentBy } from './html.fixture.ts';

const base = { locale: 'zh-CN', seed: 'somebody', spoken: String } as const;
const html = (props: Partial<Asking> & { question: Question }) =>
	render(Ask, { props: { ...base, ...props } }).body;
const random = (question: Question): Question =>
	'order' in question ? { ...question, order: 'random' } : question;
const readBack = (question: Question, body: string) => {
	const filled = filledFrom(sentBy(body), question.key);
	return kindOf(question).read(kindOf(question).fromForm(fieldsOf(filled)));
};

const ways = (['screen', 'print', 'preview'] as const).flatMap((mode) =>
	(['zh-CN', 'en'] as const).map((locale) => ({ mode, locale }))
);

describe.each(asked)('$kind', (question) => {
	it.each(ways)('says its words, on $mode in $locale', ({ mode, locale }) => {
		const body = html({ question, mode, locale, number: 7 });
		expect(body).toContain(question.words.zh);
		expect(body).toMatch(/7\. /);
		expect(body).not.toMatch(/\sstyle=|<script|onclick|undefined/);
	});

	it('has a name on every control that is its own, and a label for it', () => {
		const body = html({ question, fault: 'required' });
		const wrong = controlsIn(body).filter(({ name, id, inLabel }) => {
			const isOwn = name === question.key || name.startsWith(`${question.key}.`);
			return !isOwn || !(inLabel || body.includes(`<label for="${id}"`));
		});
		expect(wrong).toEqual([]);
	});

	it('has every id once, and points at ids that are there', () => {
		const body = html({ question: { ...question, help: { zh: '一\n二' } }, fault: 'required' });
		const ids = [...body.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id);
		expect(new Set(ids).size).toBe(ids.length);
		const wanted = [...body.matchAll(/(?:aria-describedby|\sfor)="([^"]+)"/g)];
		const missing = wanted
			.flatMap(([, list = '']) => list.split(' '))
			.filter((id) => !ids.includes(id));
		expect(missing).toEqual([]);
	});

	it('on paper has nothing to fill in but with a pen', () => {
		expect(controlsIn(html({ question, mode: 'print' }))).toEqual([]);
	});

	if (question.kind === 'statement') return;

	it('links its fault to one of its controls', () => {
		const faults: FaultName[] = ['required', 'too_few', 'not_on_the_plan', 'other_without_words'];
		const body = html({ question, fault: 'required' });
		for (const fault of faults) {
			if (fault === 'other_without_words' && !('options' in question)) continue;
			if (fault === 'other_without_words' && question.kind === 'ranking') continue;
			expect(body).toContain(`id="${faultField(question, fault, {})}"`);
		}
	});

	it('sends nothing that anybody answered before it is touched', () => {
		const { answer, fault } = {
			answer: undefined,
			fault: undefined,
			...readBack(question, html({ question }))
		};
		expect(fault).toBeUndefined();
		expect(answer).toBeNull();
	});

	if (question.kind === 'file') return;

	it('shows an answer in fields that are read as the same answer, in any order of options', () => {
		const check = (answer: Answer) => {
			for (const one of [question, random(question)]) {
				expect(readBack(one, html({ question: one, answer }))).toEqual({ answer });
			}
		};
		fc.assert(fc.property(answers[question.kind], check), { numRuns: 30 });
	});
});

describe('what does not stand', () => {
	it.each<[Kind, Record<string, string[]>]>([
		['number', { '': ['many'] }],
		['short-text', { '': ['"><script>x</script>'] }],
		['date', { '': ['2026-02-30'] }],
		['multiple', { '': ['lift', 'none'], other: [''] }],
		['ranking', { lift: ['1'], bench: ['1'], lamp: [''] }],
		['place', { '': [''], x: ['437'], y: [''] }]
	])('of %s is shown again as it was typed', (kind, sent) => {
		const question = questions[kind];
		const body = html({ question, sent, fault: 'wrong_shape' });
		expect({ ...filledFrom(sentBy(body), question.key) }).toEqual(sent);
		expect(body).not.toContain('<script>');
	});

	const faults = [
		...(['required', 'soft', 'wrong_shape', 'no_such_option', 'other_without_words'] as const),
		...(['not_alone', 'too_few', 'too_many', 'twice', 'not_a_number', 'too_small'] as const),
		...(['too_large', 'too_many_decimals', 'too_long', 'no_such_date', 'too_early'] as const),
		...(['too_late', 'not_a_phone', 'not_an_email', 'not_on_the_plan'] as const),
		...(['file_empty', 'file_too_large', 'file_wrong_type', 'file_broken', 'file_quota'] as const)
	] satisfies FaultName[];

	it.each(faults)('%s is said in words for every kind, in both languages', (fault) => {
		for (const question of asked) {
			for (const locale of ['zh-CN', 'en'] as const) {
				expect(faultWords(question, fault, locale)).toMatch(/.{6,}[。.]$/);
			}
		}
	});
});

it('an answer can be taken back where it need not be given', () => {
	const question = questions.single;
	const take = (required: Question['required']) =>
		html({ question: { ...question, required }, answer: { option: 'lift' } }).includes(
			'value=""/>'
		);
	expect([take('no'), take('yes')]).toEqual([true, false]);
});
