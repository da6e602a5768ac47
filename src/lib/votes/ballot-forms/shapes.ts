import type { MethodId, Terms } from '../methods/method.ts';
import type { Vote, VoteOption } from '../votes.ts';

/** What a ballot's form is made of. */
export type Asked = Pick<Vote, 'method' | 'settings' | 'options'>;

/** What a ballot is read by: the options' names do not matter then. */
export type Sheet = { method: MethodId; settings: Terms; options: readonly { id: string }[] };

/** What a ballot looks like: one option, several, or a rank, a score or points beside each. */
export type Shape = 'one' | 'several' | 'ranking' | 'score' | 'points';

const shapes: Record<MethodId, Shape> = {
	motion: 'one',
	single: 'one',
	approval: 'several',
	irv: 'ranking',
	schulze: 'ranking',
	borda: 'ranking',
	score: 'score',
	'budget-greedy': 'several',
	'budget-equal-shares': 'several'
};

/** The shape of a vote's ballots; residents of a budget may spread points instead of approving projects. */
export function shapeOf({ method, settings }: Pick<Sheet, 'method' | 'settings'>): Shape {
	return isBudget(method) && settings.points !== undefined ? 'points' : shapes[method];
}

/** What options cost, and a sum pays for them. */
export function isBudget(method: MethodId): boolean {
	return method === 'budget-greedy' || method === 'budget-equal-shares';
}

/** A ballot may name nothing and still take part; a motion has abstaining for that. */
export function takesBlank(method: MethodId): boolean {
	return method !== 'motion';
}

const sides = ['for', 'against', 'abstain'] as const;

/** The ids that a ballot can name. */
export function idsOf({ method, options }: Sheet): readonly string[] {
	return method === 'motion' ? sides : options.map(({ id }) => id);
}

/** What a ballot can name: a motion's three, or the vote's own options. */
export function optionsOf({ method, options }: Pick<Vote, 'method' | 'options'>): VoteOption[] {
	if (method !== 'motion') return options;
	return sides.map((id) => ({ id, label: '', detail: '', cost: null }));
}

/** The scores that an option can get, lowest first. */
export function scoresOf({ scale: [lowest, highest] = defaultScale }: Terms): number[] {
	return Array.from({ length: highest - lowest + 1 }, (_, i) => lowest + i);
}

export const defaultScale: readonly [number, number] = [0, 5];
