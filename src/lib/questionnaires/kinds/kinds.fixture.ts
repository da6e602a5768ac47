import fc from 'fast-check';
import type { Answer, PickedMany } from '../answers.ts';
import type { Kind, Option, Question, QuestionOf } from '../questions.ts';

const words = (zh: string) => ({ zh });
const base = (kind: string) => ({
	key: kind.replace('-', '_'),
	words: words(kind),
	required: 'no' as const
});
export const options: Option[] = [
	{ key: 'lift', words: words('电梯') },
	{ key: 'bench', words: words('长椅') },
	{ key: 'lamp', words: words('路灯') },
	{ key: 'else', words: words('其他'), other: true },
	{ key: 'none', words: words('都不要'), exclusive: true }
];
const lines = (...keys: string[]) => keys.map((key) => ({ key, words: words(key) }));
const grid = { rows: lines('r1', 'r2', 'r3'), columns: lines('c1', 'c2'), order: 'fixed' as const };

/** One question of every kind. */
export const questions = {
	single: { ...base('single'), kind: 'single', options, order: 'fixed' },
	dropdown: { ...base('dropdown'), kind: 'dropdown', options, order: 'fixed' },
	multiple: { ...base('multiple'), kind: 'multiple', options, order: 'fixed', min: 1, max: 3 },
	'yes-no': { ...base('yes-no'), kind: 'yes-no' },
	rating: { ...base('rating'), kind: 'rating' },
	recommend: { ...base('recommend'), kind: 'recommend' },
	'matrix-single': { ...base('matrix-single'), kind: 'matrix-single', ...grid },
	'matrix-multiple': { ...base('matrix-multiple'), kind: 'matrix-multiple', ...grid },
	ranking: { ...base('ranking'), kind: 'ranking', options: options.slice(0, 3), order: 'fixed' },
	number: { ...base('number'), kind: 'number', min: -5, max: 500, decimals: 2 },
	'short-text': { ...base('short-text'), kind: 'short-text', longest: 20 },
	'long-text': { ...base('long-text'), kind: 'long-text', longest: 500 },
	date: { ...base('date'), kind: 'date', from: '2020-01-01', until: '2030-12-31' },
	phone: { ...base('phone'), kind: 'phone' },
	email: { ...base('email'), kind: 'email' },
	file: { ...base('file'), kind: 'file', most: 2 },
	place: { ...base('place'), kind: 'place', plan: 'plan', buildings: lines('b1', 'b2') },
	consent: { ...base('consent'), kind: 'consent' },
	statement: { ...base('statement'), kind: 'statement' }
} satisfies { [K in Kind]: QuestionOf<K> };

const own = fc.constantFrom('花坛', 'a second gate', '充电桩: 三个');
const picked = fc.oneof(
	fc.constantFrom('lift', 'bench', 'lamp', 'none').map((option) => ({ option })),
	own.map((other) => ({ option: 'else', other }))
);
const some = (keys: string[], least = 0) => fc.subarray(keys, { minLength: least });
const text = fc.constantFrom('电梯坏了', 'two words', '好');

/** Answers of every kind that stand, as they are stored. */
export const answers: Record<Exclude<Kind, 'statement'>, fc.Arbitrary<Answer>> = {
	single: picked,
	dropdown: picked,
	multiple: fc.oneof(
		some(['lift', 'bench', 'lamp'], 1).map((chosen) => ({ options: chosen })),
		own.map((other) => ({ options: ['lamp', 'else'], other })),
		fc.constant<PickedMany>({ options: ['none'] })
	),
	'yes-no': fc.boolean(),
	rating: fc.integer({ min: 1, max: 5 }),
	recommend: fc.integer({ min: 0, max: 10 }),
	'matrix-single': fc
		.tuple(fc.constantFrom('c1', 'c2'), fc.constantFrom('c1', 'c2'))
		.map(([first, last]) => ({ rows: { r1: [first], r3: [last] } })),
	'matrix-multiple': fc
		.tuple(some(['c1', 'c2'], 1), some(['c1', 'c2'], 1))
		.map(([first, last]) => ({ rows: { r1: first, r3: last } })),
	ranking: fc
		.shuffledSubarray(['lift', 'bench', 'lamp'], { minLength: 1 })
		.map((ranked) => ({ ranked })),
	number: fc.integer({ min: -500, max: 50_000 }).map((units) => units / 100 || 0),
	'short-text': text,
	'long-text': text,
	date: fc.constantFrom('2020-01-01', '2024-02-29', '2030-12-31'),
	phone: fc.constantFrom('13800138000', '+8613800138000'),
	email: fc.constantFrom('wang@example.org', 'a.b+c@mail.example.com'),
	file: fc.constant({ files: [{ id: 'f1', name: '照片.jpg' }] }),
	place: fc.oneof(
		fc.constantFrom('b1', 'b2').map((building) => ({ building })),
		fc.tuple(fc.nat(1000), fc.nat(1000)).map(([x, y]) => ({ x, y }))
	),
	consent: fc.constant(true)
};

export const asked: Question[] = Object.values(questions);
