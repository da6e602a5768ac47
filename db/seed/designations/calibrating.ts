import type { Actor } from '#lib/people/actor.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import { indicatorsOf } from '#lib/programmes/criteria.ts';
import { answerCalibration } from '#lib/reviews/calibrating.server.ts';
import * as making from '#lib/reviews/calibration-making.server.ts';
import { expectTo } from '../expect.ts';
import { scoreOn } from './applying.ts';
import { narratives } from './narratives.ts';

const sampled = ['candidates', 'topics', 'follow-through', 'requests', 'publication'];

/** A sample of five indicators before the round; these evaluators have scored it, each so many points beside the reference. */
export async function calibrate(
	organiser: Actor,
	programmeId: string,
	answers: readonly (readonly [Actor, number])[],
	at: number
): Promise<void> {
	const { terms } = await termsOf(programmeId);
	const indicators = indicatorsOf(terms.criteria).filter(({ key }) => sampled.includes(key));
	const lines = indicators.map((indicator, i) => ({
		key: indicator.key,
		text: narratives[indicator.key]?.[i % 2] ?? '',
		reference: scoreOn(indicator, i % 2 ? 42 : 78),
		why:
			i % 2
				? '做了，但只有人数没有过程，属“部分开展”。'
				: '有过程、有结果、有回头看，尚缺一次完整复盘。'
	}));
	const sample = { title: '校准练习：一个虚构社区的五项', lines, takenFrom: null };
	const kept = await making.keepSample(organiser, programmeId, { version: 0, sample }, at);
	expectTo('kept', kept);
	expectTo(
		'opened',
		String(await making.open(organiser, programmeId, { version: 1, isAnonymous: true }, at))
	);
	for (const [actor, beside] of answers) {
		const scores = Object.fromEntries(
			indicators.map((indicator, i) => [
				indicator.key,
				scoreOn(indicator, (i % 2 ? 42 : 78) + beside + i)
			])
		);
		expectTo('answered', String(await answerCalibration(actor, programmeId, scores, at)));
	}
}
