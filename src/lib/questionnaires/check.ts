import {
	holdsWithoutAnswers,
	questionProblems,
	untranslated,
	wordsProblems
} from './check-question.ts';
import { choicesGone } from './check-choices.ts';
import { sourcesOf, type Condition, type Source } from './conditions.ts';
import { questionsOf, type Document, type Words } from './document.ts';
import { piecesOf } from './texts.ts';

/** Why a questionnaire cannot be published yet. */
export type Reason =
	| 'no_questions'
	| 'too_many_questions'
	| 'key_twice'
	| 'no_words'
	| 'no_english'
	| 'looks_ahead'
	| 'no_such_source'
	| 'no_such_choice'
	| 'never_asked'
	| 'too_many_places'
	| 'no_options'
	| 'option_twice'
	| 'bounds_reversed'
	| 'no_limit';

/** What is wrong, at the question, section, computed value or quota of this key; '' is the questionnaire itself. */
export type Problem = { key: string; reason: Reason };

/** The most questions that one questionnaire asks. */
export const mostQuestions = 300;

/** The most earlier answers that the words of one thing repeat: a long answer said a hundred times is no page for a phone. */
const mostPlaces = 10;

/**
 * Everything that keeps a questionnaire from being published, in its order. A condition or a text that looks at its
 * own or a later answer would go round in a loop: `looks_ahead`. `never_asked`: the questionnaire ends before it
 * whatever is answered.
 */
export function problemsOf(document: Document): Problem[] {
	const questions = questionsOf(document);
	const { title, intro, thanks, english } = document;
	const problems: Problem[] = wordsProblems('', [title], english);
	if (problems.every(({ reason }) => reason !== 'no_english')) {
		problems.push(...untranslated('', [intro, thanks], english));
	}
	const add = (key: string, reason: Reason) => void problems.push({ key, reason });
	if (questions.length === 0) add('', 'no_questions');
	if (questions.length > mostQuestions) add('', 'too_many_questions');
	for (const key of twice(keysOf(document))) add(key, 'key_twice');

	const seen = new Set<string>();
	const looking = { document, all: new Set(questions.map(({ key }) => key)), seen };
	const look = (key: string, sources: Source[]) => {
		for (const reason of lookProblems(sources, looking)) add(key, reason);
	};
	let isOver = false;
	for (const section of document.sections) {
		look(section.key, [...of(section.when), ...placesIn([section.title, section.help])]);
		if (isCrowded([section.title, section.help])) add(section.key, 'too_many_places');
		problems.push(...untranslated(section.key, [section.title, section.help], english));
		if (choicesGone(document, [section.when])) add(section.key, 'no_such_choice');
		for (const question of section.questions) {
			look(question.key, [...of(question.when), ...placesIn([question.words, question.help])]);
			if (isCrowded([question.words, question.help])) add(question.key, 'too_many_places');
			problems.push(...questionProblems(question, english));
			if (choicesGone(document, [question.when, question.endIf])) {
				add(question.key, 'no_such_choice');
			}
			if (isOver) add(question.key, 'never_asked');
			seen.add(question.key);
			look(question.key, of(question.endIf));
			if (question.endIf && holdsWithoutAnswers(question.endIf)) isOver = true;
		}
	}
	for (const { key, of: keys } of document.computed) {
		if (keys.length === 0 || keys.some((one) => !looking.all.has(one))) add(key, 'no_such_source');
	}
	for (const { key, when, limit, message } of document.quotas) {
		look(key, of(when));
		if (choicesGone(document, [when])) add(key, 'no_such_choice');
		problems.push(...wordsProblems(key, [message], english));
		if (!Number.isSafeInteger(limit) || limit < 1) add(key, 'no_limit');
	}
	return problems;
}

type Looking = { document: Document; all: ReadonlySet<string>; seen: ReadonlySet<string> };

function lookProblems(sources: readonly Source[], looking: Looking): Reason[] {
	const reasons = sources.flatMap((source) => {
		if ('question' in source) return answerProblem(source.question, looking);
		if ('roll' in source) return [];
		const computed = looking.document.computed.find(({ key }) => key === source.computed);
		return computed
			? computed.of.flatMap((key) => answerProblem(key, looking))
			: ['no_such_source' as const];
	});
	return [...new Set(reasons)];
}

function answerProblem(key: string, { all, seen }: Looking): Reason[] {
	if (seen.has(key)) return [];
	return [all.has(key) ? 'looks_ahead' : 'no_such_source'];
}

function of(condition: Condition | undefined): Source[] {
	return condition ? sourcesOf(condition) : [];
}

function placesIn(texts: readonly (Words | undefined)[]): Source[] {
	return texts
		.flatMap((words) => [words?.zh ?? '', words?.en ?? ''])
		.flatMap(piecesOf)
		.flatMap((piece) => ('words' in piece ? [] : [piece]));
}

function isCrowded(texts: readonly (Words | undefined)[]): boolean {
	return texts
		.flatMap((words) => [words?.zh ?? '', words?.en ?? ''])
		.some((text) => piecesOf(text).filter((piece) => !('words' in piece)).length > mostPlaces);
}

function keysOf({ sections, computed, quotas }: Document): string[] {
	return [
		...sections,
		...sections.flatMap(({ questions }) => questions),
		...computed,
		...quotas
	].map(({ key }) => key);
}

function twice(keys: readonly string[]): string[] {
	return [...new Set(keys.filter((key, i) => keys.indexOf(key) !== i))];
}
