import { getMethod } from '#lib/votes/methods/method-named.ts';
import type { Choice } from '#lib/votes/methods/method.ts';
import type { Vote } from '#lib/votes/votes.ts';
import type { Chance } from './chance.ts';

/**
 * What one resident chooses, by chance: how much each option is liked by all, in `leaning`, and how this one differs.
 */
export function choiceOf(vote: Vote, leaning: readonly number[], luck: Chance): Choice | null {
	const options = vote.method === 'motion' ? ['for', 'against', 'abstain'] : idsOf(vote);
	const liked = options
		.map((id, i) => ({ id, liking: Math.sqrt(leaning[i] ?? 0) * luck.next() }))
		.sort((a, b) => b.liking - a.liking);
	const [first = { id: '', liking: 0 }] = liked;
	switch (getMethod(vote.method).asks(vote.settings)) {
		case 'one':
			return drawn(options, leaning, luck);
		case 'several':
			return liked
				.slice(0, 1 + Math.floor(luck.next() * (vote.settings.limit ?? 3)))
				.map(({ id }) => id);
		case 'tiers':
			return liked.slice(0, 2 + Math.floor(luck.next() * (liked.length - 1))).map(({ id }) => [id]);
		case 'points':
			if (vote.method === 'score') return scores(options, leaning, luck);
			return luck.next() < 0.3 ? { [first.id]: pointsOf(vote) } : spread(liked, pointsOf(vote));
	}
}

function idsOf({ options }: Vote): string[] {
	return options.map(({ id }) => id);
}

function pointsOf({ settings }: Vote): number {
	return settings.points ?? 10;
}

/** One of them, as often as it is liked. */
function drawn(options: readonly string[], leaning: readonly number[], luck: Chance): string {
	let left = luck.next() * leaning.reduce((sum, weight) => sum + weight, 0);
	return options.find((_, i) => (left -= leaning[i] ?? 0) < 0) ?? options[0] ?? '';
}

/** Out of ten, around what all think, in percent; one in eight says nothing of an option. */
function scores(options: readonly string[], leaning: readonly number[], luck: Chance) {
	const given = options.flatMap((id, i) => {
		const score = Math.round(((leaning[i] ?? 50) / 10) * (0.5 + luck.next()));
		return luck.next() < 0.125 ? [] : [[id, Math.min(10, Math.max(0, score))] as const];
	});
	return Object.fromEntries(given);
}

/** Half to what is liked best, and the rest in turn. */
function spread(liked: readonly { id: string }[], points: number): Record<string, number> {
	const parts = [Math.ceil(points / 2), Math.ceil(points / 4), Math.floor(points / 4)];
	return Object.fromEntries(liked.slice(0, 3).map(({ id }, i) => [id, parts[i] ?? 0]));
}
