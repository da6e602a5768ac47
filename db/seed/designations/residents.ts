import { ask } from '#lib/applications/asking.server.ts';
import type { Actor } from '#lib/people/actor.ts';
import type { Document } from '#lib/questionnaires/document.ts';
import type { Answer } from '#lib/questionnaires/answers.ts';
import { open } from '#lib/questionnaires/surveys/opening.server.ts';
import type { Chance } from '../chance.ts';
import { expectTo } from '../expect.ts';
import { anybodyAnswers, write } from '../surveys/holding.ts';
import { w } from '../surveys/writing.ts';
import { organiser as unit } from './people.ts';

const day = 86_400_000;

const asked = [
	[
		'told',
		'社区要办的事，您事先知道吗？',
		'Do you know beforehand what the community is about to do?'
	],
	['heard', '您提的意见，有人听、有回音吗？', 'Is what you say heard and answered?'],
	['fair', '表决和选举，您觉得公道吗？', 'Are votes and elections fair?'],
	['money', '社区的钱怎么花，您看得清楚吗？', 'Can you see how the community’s money is spent?'],
	[
		'whole',
		'总的来说，您对社区的民主做得满意吗？',
		'All in all, are you content with democracy here?'
	]
] as const;

const document: Document = {
	title: w('居民怎么看身边的民主', 'Democracy next door, as residents see it'),
	intro: w('五个问题，一分钟，不记名。', 'Five questions, one minute, anonymous.'),
	thanks: w('谢谢您。', 'Thank you.'),
	...{ english: true, paging: 'section' },
	sections: [
		{
			key: 'all',
			title: w('您的看法', 'What you think'),
			questions: asked.map(([key, zh, en]) => ({
				...{ key, kind: 'rating', required: 'soft', words: w(zh, en) },
				...{ low: w('完全不', 'not at all'), high: w('完全是', 'very much') }
			}))
		}
	],
	...{ computed: [], quotas: [] }
};

/** Writes the residents' questionnaire of a round; its version's id. */
export function writeQuestionnaire(secretary: Actor, key: string, at: number): Promise<string> {
	return write(secretary, unit, { key, document: () => document }, at);
}

/** Asks a unit's residents for its application, and so many answer: about as content as the unit is far. */
export async function askResidents(
	chair: Actor,
	applicationId: string,
	{ level, many }: { level: number; many: number },
	at: number
): Promise<void> {
	const input = { access: 'open', key: `demo-ask-${applicationId}` } as const;
	const made = await ask(chair, applicationId, input, at);
	if (typeof made === 'string') throw new Error(`The demo's residents: ${made}`);
	expectTo('opened', await open(chair, made.survey, 1, at));
	const reply = (luck: Chance) =>
		Object.fromEntries(
			asked.map(([key]): [string, Answer] => {
				const about = 1 + (level / 100) * 4 + (luck.next() + luck.next() - 1) * 1.6;
				return [key, Math.min(5, Math.max(1, Math.round(about)))];
			})
		);
	await anybodyAnswers(made.survey, { many, seed: level, reply }, at + 5 * day);
}
