import { expect, it } from 'vitest';
import { questions } from '../kinds/kinds.fixture.ts';
import { isSameQuestion } from './same-question.ts';

const { single } = questions;

it.each<[string, object, boolean]>([
	['the same', {}, true],
	['one that must be answered', { required: 'yes' }, true],
	['one that only some are asked', { when: { all: [] } }, true],
	['one in another order of options', { order: 'random' }, true],
	['one with a hint', { help: { zh: '可以不填' } }, true],
	['one in other words', { words: { zh: '别的' } }, false],
	['one with an option less', { options: single.options.slice(1) }, false]
])('%s', (_, change, same) => {
	expect(isSameQuestion(single, { ...single, ...change } as typeof single)).toBe(same);
});
