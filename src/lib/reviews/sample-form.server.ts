import { indicatorsOf, type Criterion } from '#lib/programmes/criteria.ts';
import { readPoints, writePoints } from '#lib/programmes/points.ts';
import { LONGEST, type Line, type Sample } from './calibration.ts';

/** A sample as its form shows it: scores as a person types them. */
export type TypedSample = {
	title: string;
	takenFrom: string;
	lines: { key: string; text: string; score: string; why: string }[];
};

/** The sample of a form with a line for every indicator, and the keys of those whose score is no number. */
export function readSample(
	criteria: readonly Criterion[],
	data: FormData
): { typed: TypedSample; sample: Sample; wrong: string[] } {
	const text = (name: string, most: number) => {
		const value = data.get(name);
		return typeof value === 'string' ? value.slice(0, most).trim() : '';
	};
	const typed = {
		title: text('title', 200),
		takenFrom: text('from', 64),
		lines: indicatorsOf(criteria).map(({ key }) => ({
			key,
			text: text(`text.${key}`, LONGEST),
			score: text(`score.${key}`, 12),
			why: text(`why.${key}`, LONGEST)
		}))
	};
	const lines = typed.lines.map(({ key, score, ...rest }): Line => {
		return { key, ...rest, reference: score === '' ? null : readPoints(score) };
	});
	const wrong = lines.flatMap(({ key, reference }, i) =>
		reference === null && typed.lines[i]?.score !== '' ? [key] : []
	);
	const { title, takenFrom } = typed;
	return { typed, sample: { title, takenFrom: takenFrom || null, lines }, wrong };
}

/** A sample for its form, with a line for every indicator of the programme. */
export function writeSample(criteria: readonly Criterion[], sample: Sample | null): TypedSample {
	const known = new Map(sample?.lines.map((line) => [line.key, line]));
	return {
		title: sample?.title ?? '',
		takenFrom: sample?.takenFrom ?? '',
		lines: indicatorsOf(criteria).map(({ key }) => {
			const { text = '', reference = null, why = '' } = known.get(key) ?? {};
			return { key, text, score: reference === null ? '' : writePoints(reference), why };
		})
	};
}
