/** What a review says of one indicator; a score in hundredths of a point. */
export type Judged = { score: number | null; comment: string };

/** What a review says of the whole application; the questions are for a visit. */
export type Whole = { strengths: string; improvements: string; questions: string };

/** How far a piece of evidence convinces. */
export const evidenceMarks = ['convincing', 'partly', 'not'] as const;
export type EvidenceMark = (typeof evidenceMarks)[number];

/** The most letters of a comment, of words on the whole, and of a reason. */
export const MOST = { comment: 5_000, words: 10_000, reason: 1_000 } as const;

export type Missing =
	| { reason: 'no_score' | 'no_comment'; key: string }
	| { reason: 'no_strengths' | 'no_improvements' };

/** What keeps a review from being sealed: every indicator needs a score and a comment, and the whole two words. */
export function missingOf(
	keys: readonly string[],
	judged: ReadonlyMap<string, Judged>,
	{ strengths, improvements }: Pick<Whole, 'strengths' | 'improvements'>
): Missing[] {
	const missing: Missing[] = [];
	for (const key of keys) {
		const own = judged.get(key);
		if (own === undefined || own.score === null) missing.push({ reason: 'no_score', key });
		if (!own?.comment.trim()) missing.push({ reason: 'no_comment', key });
	}
	if (!strengths.trim()) missing.push({ reason: 'no_strengths' });
	if (!improvements.trim()) missing.push({ reason: 'no_improvements' });
	return missing;
}

/** The reviews of one application, as far as it matters who sees them. */
export type Sealing = { evaluator: string; sealed_at: number | null };

/** Scores of others are seen only once all of an application's reviews are sealed; one's own always. */
export function canSeeScores(
	reviews: readonly Sealing[],
	whose: string,
	viewer: string | null
): boolean {
	if (viewer === whose) return true;
	return reviews.length > 0 && reviews.every(({ sealed_at }) => sealed_at !== null);
}
