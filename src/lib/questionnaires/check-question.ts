import type { Problem, Reason } from './check.ts';
import { holds, type Condition } from './conditions.ts';
import type { Words } from './document.ts';
import type { Question } from './questions.ts';

/** What is wrong with one question by itself: its words, its options, its bounds. */
export function questionProblems(question: Question, english: boolean): Problem[] {
	const { key } = question;
	const lists = listsOf(question);
	const problems = [
		...wordsProblems(key, [question.words, ...lists.flat().map(({ words }) => words)], english),
		...lists.flatMap(listReasons).map((reason) => ({ key, reason }))
	];
	if (problems.every(({ reason }) => reason !== 'no_english')) {
		problems.push(...untranslated(key, besides(question), english));
	}
	return isReversed(question) ? [...problems, { key, reason: 'bounds_reversed' }] : problems;
}

/** Words that need not be there at all: what has Chinese and is to be complete in English lacks it. */
export function untranslated(
	key: string,
	all: readonly (Words | undefined)[],
	english: boolean
): Problem[] {
	const said = all.flatMap((words) => (words && words.zh.trim() !== '' ? [words] : []));
	return wordsProblems(key, said, english);
}

/** What a question may say beside its words and options: help, the ends of a scale, a unit. */
function besides(question: Question): (Words | undefined)[] {
	const ends = 'low' in question || 'high' in question ? [question.low, question.high] : [];
	return [question.help, ...ends, question.kind === 'number' ? question.unit : undefined];
}

/** Chinese is always needed, English where the questionnaire promises it; each is named once. */
export function wordsProblems(key: string, all: readonly Words[], english: boolean): Problem[] {
	const problems: Problem[] = [];
	if (all.some(({ zh }) => zh.trim() === '')) problems.push({ key, reason: 'no_words' });
	if (english && all.some(({ en }) => (en ?? '').trim() === '')) {
		problems.push({ key, reason: 'no_english' });
	}
	return problems;
}

/** The condition holds though nothing was answered, and no answer is needed for it to. */
export function holdsWithoutAnswers(condition: Condition): boolean {
	return 'all' in condition && condition.all.length === 0 && holds(condition, () => null);
}

type Item = { key: string; words: Words };

/** What is chosen from: options, or the rows and the columns of a matrix. */
function listsOf(question: Question): Item[][] {
	if ('options' in question) return [question.options];
	if ('rows' in question) return [question.rows, question.columns];
	return question.kind === 'place' && question.plan === undefined ? [question.buildings] : [];
}

function listReasons(items: readonly Item[]): Reason[] {
	if (items.length === 0) return ['no_options'];
	const keys = new Set(items.map(({ key }) => key));
	const words = new Set(items.map((item) => item.words.zh.normalize('NFKC').trim().toLowerCase()));
	return keys.size < items.length || words.size < items.length ? ['option_twice'] : [];
}

function isReversed(question: Question): boolean {
	switch (question.kind) {
		case 'multiple': {
			const { min = 0, max = question.options.length, options } = question;
			return min > max || min > options.length || max < 1;
		}
		case 'ranking':
			return question.most !== undefined && question.most < 1;
		case 'number':
			return (question.min ?? -Infinity) > (question.max ?? Infinity);
		case 'date':
			return question.from !== undefined && question.until !== undefined
				? question.from > question.until
				: false;
		default:
			return false;
	}
}
