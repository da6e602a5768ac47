import type { Criterion } from './criteria.ts';
import type { Phases, Terms } from './programme.ts';

/** Terms of a programme that has only its criteria yet, or not even those. */
export function blankTerms(
	year: number,
	phases: Phases,
	criteria: readonly Criterion[] = []
): Terms {
	return {
		name: { zh: '' },
		year,
		call: { zh: '' },
		tiers: [],
		criteria,
		residents: null,
		reviewing: {
			perApplication: 3,
			seniors: 1,
			load: 20,
			sameCity: true,
			reviewedBefore: false,
			gap: 2_000
		},
		objectionDays: 7,
		narrative: 1_500,
		phases
	};
}
