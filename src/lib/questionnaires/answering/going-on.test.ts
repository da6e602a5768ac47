import { expect, it } from 'vitest';
import { goOn } from './going-on.ts';
import { howLong } from './how-long.ts';
import { wholeDocument } from './whole-document.fixture.ts';

const question = wholeDocument();
const section = wholeDocument({ paging: 'section' });
const yes = { yes_no: true };
const from = (before: object, after: object) => ({
	before: before as never,
	after: after as never,
	around: {}
});
const at = (name: string, shown: string[], isChange = false) => ({
	name,
	shown: new Set(shown),
	isChange
});

it.each([
	['to the next page', question, from({}, {}), at('single', ['single']), { to: 'dropdown' }],
	[
		'to the check after the last',
		question,
		from({}, {}),
		at('consent', ['consent']),
		{ to: 'statement' }
	],
	['to the check', question, from({}, {}), at('statement', ['statement']), 'check'],
	[
		'into what an answer opened',
		question,
		from({}, yes),
		at('statement', ['statement']),
		{ to: 'why' }
	],
	[
		'back to the check after a change',
		question,
		from({}, {}),
		at('single', ['single'], true),
		'check'
	],
	[
		'past new pages after a change',
		question,
		from({}, yes),
		at('yes_no', ['yes_no'], true),
		{ to: 'why' }
	],
	[
		'past further new pages after a change',
		question,
		from(yes, { ...yes, why: 'x' }),
		at('why', ['why'], true),
		{ to: 'more' }
	],
	[
		'once more to a page that has grown',
		section,
		from(yes, { ...yes, why: 'x' }),
		at('s_deep', ['why']),
		{ again: 'more' }
	],
	['on from a page that was shown whole', section, from(yes, yes), at('s_deep', ['why']), 'check']
] as const)('goes on %s', (_, document, answers, page, way) => {
	expect(goOn(document, answers, page)).toEqual(way);
});

it('tells how long it takes by the questions that come first, a minute at least', () => {
	expect(howLong(question, {})).toMatchObject({ questions: 18 });
	expect(howLong(wholeDocument({ sections: [] }), {})).toEqual({ questions: 0, minutes: 1 });
});
