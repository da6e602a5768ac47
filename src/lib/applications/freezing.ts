import type { Said } from './completeness.ts';
import type { Piece } from './evidence.ts';
import type { Voice } from './voice.ts';

/** An application as it was submitted: what was said and proved by indicator, in the order of the programme. */
export type Frozen = {
	format: 'minyi-application/1';
	application: string;
	programme: string;
	unit: { id: string; name: string; code: string };
	terms: number;
	submitted_at: number;
	/** What residents said; null where they were not asked, or too few answered. */
	residents: Voice | null;
	indicators: { key: string; self_score: number; narrative: string; evidence: Piece[] }[];
};

/** The words of a whole application put together; whatever has no score was kept from being submitted before. */
export function freeze(
	head: Omit<Frozen, 'format' | 'indicators'>,
	keys: readonly string[],
	{ said, pieces }: { said: ReadonlyMap<string, Said>; pieces: readonly Piece[] }
): Frozen {
	return {
		format: 'minyi-application/1',
		...head,
		indicators: keys.map((key) => ({
			key,
			self_score: said.get(key)?.selfScore ?? 0,
			narrative: said.get(key)?.narrative.trim() ?? '',
			evidence: pieces.filter(({ indicator_key }) => indicator_key === key)
		}))
	};
}
