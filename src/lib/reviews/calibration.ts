import type { Scale } from '#lib/programmes/criteria.ts';
import { isOnScale } from '#lib/programmes/criteria.ts';
import { exact, hundredths, mean } from '#lib/programmes/exact.ts';

/** What a sample application says of one indicator, with the score that it should get and why; hundredths of a point. */
export type Line = { key: string; text: string; reference: number | null; why: string };

/** A sample application to practise on. `takenFrom`: the application that its texts were taken over from. */
export type Sample = { title: string; lines: readonly Line[]; takenFrom: string | null };

export type Scores = Readonly<Record<string, number>>;

/** The most letters of one text of a sample. */
export const LONGEST = 2_000;

export type SampleFault =
	| { reason: 'no_title' | 'no_lines'; key: null }
	| { reason: 'no_reference' | 'not_on_scale' | 'no_why' | 'no_text' | 'too_long'; key: string };

/** What keeps a sample from being opened: a title, and with every text a score of its scale and why it is that. */
export function sampleFaults(
	{ title, lines }: Sample,
	scales: ReadonlyMap<string, Scale>
): SampleFault[] {
	const faults: SampleFault[] = [];
	if (title.trim() === '') faults.push({ reason: 'no_title', key: null });
	const used = lines.filter((line) => !isBlank(line) && scales.has(line.key));
	if (used.length === 0) faults.push({ reason: 'no_lines', key: null });
	for (const { key, text, reference, why } of used) {
		const scale = scales.get(key);
		if (text.trim() === '') faults.push({ reason: 'no_text', key });
		if ([...text, ...why].length > 2 * LONGEST) faults.push({ reason: 'too_long', key });
		if (reference === null) faults.push({ reason: 'no_reference', key });
		else if (scale && !isOnScale(reference, scale)) faults.push({ reason: 'not_on_scale', key });
		if (why.trim() === '') faults.push({ reason: 'no_why', key });
	}
	return faults;
}

/** Nothing was said of this indicator; the sample leaves it out. */
export function isBlank({ text, reference, why }: Line): boolean {
	return text.trim() === '' && why.trim() === '' && reference === null;
}

export type ScoreFault = { key: string; reason: 'no_score' | 'not_on_scale' };

/** Which lines of a sample still want a score, or got one that their scale does not know. */
export function scoreFaults(
	{ lines }: Pick<Sample, 'lines'>,
	scores: Scores,
	scales: ReadonlyMap<string, Scale>
): ScoreFault[] {
	return lines.flatMap(({ key }): ScoreFault[] => {
		const scale = scales.get(key);
		if (!scale) return [];
		const score = Object.hasOwn(scores, key) ? scores[key] : undefined;
		if (score === undefined) return [{ key, reason: 'no_score' }];
		return isOnScale(score, scale) ? [] : [{ key, reason: 'not_on_scale' }];
	});
}

/**
 * How far scores lie from the reference: the mean of |score − reference| as a share of each scale, in hundredths of a
 * per cent, halves up. 0 is as the reference, 10 000 at the other end of every scale. Null where nothing was scored.
 */
export function distance(
	{ lines }: Pick<Sample, 'lines'>,
	scores: Scores,
	scales: ReadonlyMap<string, Scale>
): number | null {
	const shares = lines.flatMap(({ key, reference }) => {
		const scale = scales.get(key);
		const score = Object.hasOwn(scores, key) ? scores[key] : undefined;
		if (!scale || score === undefined || reference === null) return [];
		return [exact(Math.abs(score - reference), scale.highest - scale.lowest)];
	});
	const far = mean(shares);
	return far && hundredths(far);
}
