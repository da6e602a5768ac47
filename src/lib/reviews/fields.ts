import { writePoints } from '#lib/programmes/points.ts';
import type { Fields } from './keeping.ts';
import type { EvidenceMark, Judged, Whole } from './review.ts';

/** What a review says of one indicator, as it stands in its form. */
export function fieldsOf(
	judged: Judged | undefined,
	pieces: readonly { id: string }[],
	marks: ReadonlyMap<string, EvidenceMark>
): Fields {
	const score = judged?.score ?? null;
	return {
		score: score === null ? '' : writePoints(score),
		comment: judged?.comment ?? '',
		...Object.fromEntries(pieces.map(({ id }) => [`mark.${id}`, marks.get(id) ?? '']))
	};
}

/** The words on the whole, as they stand in theirs. */
export function fieldsOfWhole({ strengths, improvements, questions }: Whole): Fields {
	return { strengths, improvements, questions };
}
