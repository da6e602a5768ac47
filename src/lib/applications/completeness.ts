import { isOnScale, type EvidenceKind, type Indicator } from '#lib/programmes/criteria.ts';

/** What was said of one indicator so far. */
export type Said = {
	selfScore: number | null;
	narrative: string;
	evidence: readonly EvidenceKind[];
};

/** What an indicator still lacks; `missing_evidence` once for each kind that is asked for. */
export type Lack =
	| { reason: 'no_score' | 'not_on_scale' | 'no_narrative' | 'too_long' }
	| { reason: 'missing_evidence'; kind: EvidenceKind };

/** What keeps one indicator from being complete. `longest`: the most letters of a narrative. */
export function lacksOf(indicator: Indicator, said: Said | undefined, longest: number): Lack[] {
	const lacks: Lack[] = [];
	const score = said?.selfScore ?? null;
	if (score === null) lacks.push({ reason: 'no_score' });
	else if (!isOnScale(score, indicator.scale)) lacks.push({ reason: 'not_on_scale' });
	const narrative = said?.narrative.trim() ?? '';
	if (narrative === '') lacks.push({ reason: 'no_narrative' });
	if (lettersOf(narrative) > longest) lacks.push({ reason: 'too_long' });
	for (const kind of indicator.evidence) {
		if (!said?.evidence.includes(kind)) lacks.push({ reason: 'missing_evidence', kind });
	}
	return lacks;
}

/** How many indicators are complete, and what the others lack, in the order of the programme. */
export function completeness(
	indicators: readonly Indicator[],
	said: ReadonlyMap<string, Said>,
	longest: number
): { complete: number; of: number; lacks: { key: string; lacks: Lack[] }[] } {
	const lacks = indicators
		.map((indicator) => ({
			key: indicator.key,
			lacks: lacksOf(indicator, said.get(indicator.key), longest)
		}))
		.filter((one) => one.lacks.length > 0);
	return { complete: indicators.length - lacks.length, of: indicators.length, lacks };
}

/** Letters as people count them: a character outside the first plane is one. */
export function lettersOf(text: string): number {
	return [...text].length;
}

/** Something that is not missing but asks for a second look before it is sent. */
export type Doubt =
	| { key: string; reason: 'top_score_without_figure' }
	| { key: string; reason: 'same_narrative'; as: string };

/**
 * What does not fit together: the highest band claimed where Minyi has a figure and it was not added, and the same words
 * for two indicators. It keeps nobody from submitting.
 */
export function doubtsOf(
	indicators: readonly Indicator[],
	said: ReadonlyMap<string, Said>
): Doubt[] {
	const doubts: Doubt[] = [];
	const seen = new Map<string, string>();
	for (const { key, scale, measure } of indicators) {
		const own = said.get(key);
		if (!own) continue;
		const top = scale.anchors.at(-1);
		const isTop = top !== undefined && own.selfScore !== null && own.selfScore >= top.from;
		if (isTop && measure !== undefined && !own.evidence.includes('measure')) {
			doubts.push({ key, reason: 'top_score_without_figure' });
		}
		const words = own.narrative.trim();
		const as = words === '' ? undefined : seen.get(words);
		if (as !== undefined) doubts.push({ key, reason: 'same_narrative', as });
		else if (words !== '') seen.set(words, key);
	}
	return doubts;
}
