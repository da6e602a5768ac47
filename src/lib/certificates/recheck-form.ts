import { startOfDay } from '#lib/people/days.ts';
import type { Criterion } from '#lib/programmes/criteria.ts';
import { readPoints } from '#lib/programmes/points.ts';
import { outcomes, type Recheck } from './rechecking.ts';

/**
 * A re-check as the form has it: `score-KEY` in per cent and `words-KEY` for each criterion, `outcome`, `tier`, `reason`
 * and the day of the next one; or what cannot be read in it.
 */
export function readRecheck(
	typed: Readonly<Record<string, string>>,
	{ criteria, zone }: { criteria: readonly Criterion[]; zone: string }
): (Recheck & { key: string }) | 'bad_score' | 'bad_day' | 'no_key' {
	const text = (name: string) => (typed[name] ?? '').trim();
	if (text('key') === '') return 'no_key';
	const assessment = criteria.map(({ key }) => {
		const score = text(`score-${key}`).replace(/[%％]$/, '');
		const share = score === '' ? null : readPoints(score);
		return {
			criterion: key,
			share,
			isRead: score === '' || share !== null,
			words: text(`words-${key}`)
		};
	});
	if (assessment.some(({ isRead }) => !isRead)) return 'bad_score';
	const nextDueAt = text('next') === '' ? null : startOfDay(text('next'), zone);
	if (text('next') !== '' && nextDueAt === null) return 'bad_day';
	return {
		key: text('key'),
		outcome: outcomes.find((one) => one === text('outcome')) ?? null,
		tier: text('tier') || null,
		reason: text('reason'),
		assessment: assessment.map(({ criterion, share, words }) => ({ criterion, share, words })),
		nextDueAt
	};
}
