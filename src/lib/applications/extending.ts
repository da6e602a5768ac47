import type { Terms } from '#lib/programmes/programme.ts';

export type ExtensionFault = 'past' | 'not_later' | 'after_review';

type Given = { due: number; terms: Pick<Terms, 'phases'>; now: number };

/** Why a new last day makes no sense: it is over, not later than the one that holds, or after the reviews. */
export function extensionFault(
	until: number,
	{ due, terms: { phases }, now }: Given
): ExtensionFault | null {
	if (until <= now) return 'past';
	if (until <= due) return 'not_later';
	return until > phases.review_until ? 'after_review' : null;
}
