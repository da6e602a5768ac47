import type { Masked } from '../../summary.ts';

type Ranks = Extract<Masked, { shape: 'ranks' }>;

/**
 * Options by what their places come to, most first: as many points as there are options for the first place, one less
 * for the next and so on, none for who left it out (Borda's count). `score` is the share of the points there were to have.
 */
export function ranksOf({ of, options }: Ranks): (Ranks['options'][number] & {
	score: number | null;
})[] {
	const scored = options.map((option) => {
		const { ranked, mean } = option;
		if (ranked === 0) return { ...option, score: 0 };
		if (ranked === null || mean === null || !of) return { ...option, score: null };
		return { ...option, score: (ranked * (options.length + 1 - mean)) / (of * options.length) };
	});
	return scored.sort((a, b) => (b.score ?? -1) - (a.score ?? -1));
}
