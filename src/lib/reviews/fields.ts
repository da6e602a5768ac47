import { writePoints } from '#lib/programmes/points.ts';
import type { Fields } from '#lib/ui/keeping.ts';
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

/** What the forms begin with: what the server has, and in one of them what it has just refused. */
export function begun(
	forms: ReadonlyMap<string, Fields>,
	refused: { at?: string | undefined; typed?: Fields | undefined } | null
): Record<string, Fields> {
	const all = Object.fromEntries(forms);
	const { at = '', typed } = refused ?? {};
	const standing = forms.get(at);
	if (!standing || !typed) return all;
	const names = Object.keys(standing);
	const kept = names.map((name) => [name, typed[name] ?? standing[name] ?? '']);
	return { ...all, [at]: Object.fromEntries(kept) };
}
