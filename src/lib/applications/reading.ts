import type { Indicator } from '#lib/programmes/criteria.ts';
import { weightOf } from '#lib/programmes/criteria.ts';
import type { Terms } from '#lib/programmes/programme.ts';
import type { Words } from '#lib/questionnaires/document.ts';
import type { Piece } from './evidence.ts';
import type { Frozen } from './freezing.ts';
import type { Voice } from './voice.ts';

/** One indicator as its programme asked for it, with what the unit says of it. Scores in hundredths of a point. */
export type ReadIndicator = Indicator & {
	self_score: number;
	narrative: string;
	/** What proves it, in the order in which it was added. */
	pieces: Piece[];
};

export type ReadCriterion = {
	key: string;
	words: Words;
	/** In hundredths of the 100 points that all indicators share. */
	weight: number;
	indicators: ReadIndicator[];
};

/** A submitted application as it is read: in the order of the programme, with what was asked when it was submitted. */
export type Reading = {
	application: string;
	/** Which of its submissions it is, counted from 1. */
	number: number;
	submitted_at: number;
	sha256: string;
	unit: { id: string; name: string; code: string };
	/** Residents were to be asked; what they said, or null where nobody was, or too few answered. */
	residents: { asked: boolean; voice: Voice | null };
	criteria: ReadCriterion[];
};

/** Puts what was asked beside what was said. */
export function read(
	terms: Terms,
	frozen: Frozen,
	{ number, sha256 }: { number: number; sha256: string }
): Reading {
	const said = new Map(frozen.indicators.map((one) => [one.key, one]));
	const { application, submitted_at, unit, residents } = frozen;
	return {
		...{ application, number, submitted_at, sha256, unit },
		residents: { asked: terms.residents !== null, voice: residents },
		criteria: terms.criteria.map((criterion) => ({
			key: criterion.key,
			words: criterion.words,
			weight: weightOf(criterion),
			indicators: criterion.indicators.map((indicator) => {
				const own = said.get(indicator.key);
				return {
					...indicator,
					self_score: own?.self_score ?? indicator.scale.lowest,
					narrative: own?.narrative ?? '',
					pieces: own?.evidence ?? []
				};
			})
		}))
	};
}
