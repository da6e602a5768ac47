import type { Details } from './methods/details.ts';
import { smallestCell } from './publish-bundle.ts';

/** Details as everybody may see them: of scores that fewer than 5 ballots gave an option the number is left out. */
export function publicDetails(details: Details | null): Details | null {
	if (details?.kind !== 'spread') return details;
	const options = details.options.map((option) => ({
		...option,
		counts: option.counts.map(
			([points, ballots]) =>
				[points, ballots !== null && ballots < smallestCell ? null : ballots] as const
		)
	}));
	return { ...details, options };
}
