import { fault, isWhole, type Fault } from './fault.ts';
import type { Terms } from './methods/method.ts';

type Term = { read: (raw: unknown) => Terms | null; must: string };

const terms: Record<keyof Terms, Term> = {
	limit: { read: (raw) => (isWhole(raw, 1) ? { limit: raw } : null), must: whole(1) },
	minimum: { read: (raw) => (isWhole(raw) ? { minimum: raw } : null), must: whole(0) },
	scale: {
		read: (raw) => (isScale(raw) ? { scale: [raw[0], raw[1]] } : null),
		must: 'must be two whole numbers, the lower first'
	},
	budget: { read: (raw) => (isWhole(raw) ? { budget: raw } : null), must: whole(0) },
	skip: {
		read: (raw) => (typeof raw === 'boolean' ? { skip: raw } : null),
		must: 'must be true or false'
	},
	points: { read: (raw) => (isWhole(raw, 1) ? { points: raw } : null), must: whole(1) }
};

const names: readonly (keyof Terms)[] = ['limit', 'minimum', 'scale', 'budget', 'skip', 'points'];

/**
 * Reads what a method needs besides its options. `uses` says which terms it reads, and those that it cannot do
 * without (`true`); terms of other methods are left out, and null is as good as absent.
 */
export function parseTerms(
	raw: Record<string, unknown>,
	uses: Partial<Record<keyof Terms, boolean>>
): { ok: true; terms: Terms } | Fault {
	let found: Terms = {};
	for (const name of names) {
		const given = raw[name] ?? undefined;
		if (given === undefined && uses[name]) return fault(name, 'is missing');
		if (given === undefined || uses[name] === undefined) continue;
		const term = terms[name].read(given);
		if (!term) return fault(name, terms[name].must);
		found = { ...found, ...term };
	}
	const { limit, minimum } = found;
	if (limit !== undefined && minimum !== undefined && minimum > limit)
		return fault('minimum', 'is more than the limit');
	return { ok: true, terms: found };
}

function isScale(raw: unknown): raw is readonly [number, number] {
	if (!Array.isArray(raw) || raw.length !== 2) return false;
	const [lowest, highest]: readonly unknown[] = raw;
	const least = -Number.MAX_SAFE_INTEGER;
	return isWhole(lowest, least) && isWhole(highest, least) && lowest < highest;
}

function whole(least: number): string {
	return `must be a whole number from ${least} to 9007199254740991`;
}
