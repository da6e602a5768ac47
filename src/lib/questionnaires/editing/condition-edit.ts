import {
	rollAttributes,
	type Comparable,
	type Condition,
	type Source,
	type Test
} from '../conditions.ts';
import { questionsOf, type Document } from '../document.ts';
import type { Question } from '../questions.ts';

/** How the parts of a group hold together, as people say it. */
export const modes = ['all', 'any', 'none', 'not-all'] as const;
export type Mode = (typeof modes)[number];
export type Group = { mode: Mode; parts: readonly Condition[] };

/** Any condition as a group; one test alone is a group of one. */
export function asGroup(condition: Condition): Group {
	if ('all' in condition) return { mode: 'all', parts: condition.all };
	if ('any' in condition) return { mode: 'any', parts: condition.any };
	if (!('not' in condition)) return { mode: 'all', parts: [condition] };
	const { not } = condition;
	if ('any' in not) return { mode: 'none', parts: not.any };
	return 'all' in not ? { mode: 'not-all', parts: not.all } : { mode: 'none', parts: [not] };
}

/** The condition that a group stands for; a group of nothing is none. */
export function fromGroup({ mode, parts }: Group): Condition | undefined {
	if (parts.length === 0) return undefined;
	if (mode === 'all') return { all: parts };
	if (mode === 'any') return { any: parts };
	return { not: mode === 'none' ? { any: parts } : { all: parts } };
}

/** It is a test and no group. */
export function isTest(condition: Condition): condition is Test {
	return 'of' in condition;
}

export type Operator = Test['is'];

/** What a value is, as far as comparing it goes. */
export type ValueKind = 'choice' | 'several' | 'yes-no' | 'number' | 'date' | 'text' | 'presence';

/** What may be asked of a value of each kind, the usual first. */
export const operators: Record<ValueKind, readonly Operator[]> = {
	choice: ['equal', 'unequal', 'one-of', 'answered', 'unanswered'],
	several: ['contains', 'answered', 'unanswered'],
	'yes-no': ['equal', 'answered', 'unanswered'],
	number: ['equal', 'unequal', 'at-least', 'more', 'at-most', 'less', 'answered', 'unanswered'],
	date: ['equal', 'at-least', 'more', 'at-most', 'less', 'answered', 'unanswered'],
	text: ['contains', 'equal', 'unequal', 'answered', 'unanswered'],
	presence: ['answered', 'unanswered']
};

/** What the value of a source is; of a matrix only a row can be compared. */
export function kindOfSource(document: Document, source: Source): ValueKind {
	if ('computed' in source) return 'number';
	if ('roll' in source) return source.roll === 'area' ? 'number' : 'text';
	const question = questionsOf(document).find(({ key }) => key === source.question);
	return question ? kindOfQuestion(question, source.row) : 'presence';
}

function kindOfQuestion(question: Question, row: string | undefined): ValueKind {
	switch (question.kind) {
		case 'single':
		case 'dropdown':
			return 'choice';
		case 'place':
			return question.buildings.length > 0 ? 'choice' : 'presence';
		case 'multiple':
		case 'ranking':
			return 'several';
		case 'matrix-single':
			return row === undefined ? 'presence' : 'choice';
		case 'matrix-multiple':
			return row === undefined ? 'presence' : 'several';
		case 'yes-no':
		case 'consent':
			return 'yes-no';
		case 'rating':
		case 'recommend':
		case 'number':
			return 'number';
		case 'date':
			return 'date';
		case 'short-text':
		case 'long-text':
		case 'phone':
		case 'email':
			return 'text';
		default:
			return 'presence';
	}
}

/** A test of this source as it begins: the usual one, with the first value there is. */
export function testOf(document: Document, of: Source, is?: Operator): Test {
	const kind = kindOfSource(document, of);
	const chosen = is && operators[kind].includes(is) ? is : (operators[kind][0] ?? 'answered');
	switch (chosen) {
		case 'answered':
		case 'unanswered':
			return { of, is: chosen };
		case 'one-of':
			return { of, is: chosen, to: [] };
		case 'contains':
			return { of, is: chosen, to: String(firstValue(document, of, kind)) };
		default:
			return { of, is: chosen, to: firstValue(document, of, kind) };
	}
}

/** What may be chosen as the value of a source: options, columns or buildings. */
export function choicesOf(document: Document, source: Source) {
	if (!('question' in source)) return [];
	const question = questionsOf(document).find(({ key }) => key === source.question);
	if (!question) return [];
	if ('options' in question) return question.options;
	if ('columns' in question) return question.columns;
	return question.kind === 'place' ? question.buildings : [];
}

/** What can be looked at before a question or section, or, with `null`, from the end. */
export function sourcesBefore(document: Document, key: string | null, itself = false): Source[] {
	const questions: Question[] = [];
	for (const section of document.sections) {
		if (section.key === key) break;
		const at = section.questions.findIndex((question) => question.key === key);
		questions.push(...section.questions.slice(0, at < 0 ? undefined : at + (itself ? 1 : 0)));
		if (at >= 0) break;
	}
	const earlier = new Set(questions.map((question) => question.key));
	const computed = document.computed.filter(({ of }) => of.every((one) => earlier.has(one)));
	return [
		...questions
			.filter(({ kind }) => kind !== 'statement')
			.map(({ key: question }) => ({ question })),
		...computed.map((one) => ({ computed: one.key })),
		...rollAttributes.map((roll) => ({ roll }))
	];
}

/** One text for a source, and back: what a list of choices has as its values. */
export function nameOf(source: Source): string {
	if ('question' in source) return `question ${source.question}`;
	return 'roll' in source ? `roll ${source.roll}` : `computed ${source.computed}`;
}

export function named(name: string): Source {
	const [what, key = ''] = name.split(' ');
	if (what === 'computed') return { computed: key };
	const roll = rollAttributes.find((attribute) => attribute === key);
	return what === 'roll' && roll ? { roll } : { question: key };
}

function firstValue(document: Document, of: Source, kind: ValueKind): Comparable {
	if (kind === 'yes-no') return true;
	if (kind === 'number') return 'roll' in of ? 100 : 3;
	if (kind === 'text' || kind === 'date') return '';
	return choicesOf(document, of)[0]?.key ?? '';
}
