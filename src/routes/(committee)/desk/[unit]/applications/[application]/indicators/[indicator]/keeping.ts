import { deserialize } from '$app/forms';
import type { NotKept } from './answer.server.ts';
import { isOnScale, type Scale } from '#lib/programmes/criteria.ts';
import { readPoints } from '#lib/programmes/points.ts';
import { lettersOf } from '#lib/applications/completeness.ts';
import { same, type Fields } from '#lib/ui/keeping.ts';
import type { Answer } from '#lib/ui/keeper.svelte.ts';

/** What keeps an answer from being saved as it is typed; null if nothing does. */
export function faultOf(
	{ score = '', narrative = '' }: Fields,
	{ scale, longest }: { scale: Scale; longest: number }
): 'no_number' | 'not_on_scale' | 'too_long' | null {
	const typed = score.trim() === '' ? null : readPoints(score);
	if (typed === null && score.trim() !== '') return 'no_number';
	if (typed !== null && !isOnScale(typed, scale)) return 'not_on_scale';
	return lettersOf(narrative.trim()) > longest ? 'too_long' : null;
}

/** Sends one indicator's answer, each time over the version that the server named last. Nothing it meets throws. */
export function sender(address: string, first: number) {
	let version = first;
	return async (_key: string, now: Fields): Promise<Answer> => {
		const body = new FormData();
		body.set('score', now.score ?? '');
		body.set('narrative', now.narrative ?? '');
		body.set('version', String(version));
		const found = await post(address, body);
		if ('is' in found) return found;
		if ('kept' in found) {
			version = found.kept;
			return { is: 'kept' };
		}
		const { fault, theirs } = found.answer;
		if (fault !== 'edited_meanwhile' || !theirs) return { is: 'refused', reason: fault };
		version = theirs.version;
		const said = { score: theirs.score, narrative: theirs.narrative };
		// A reply was lost: what the server has is what was sent.
		return same(said, now) ? { is: 'kept' } : { is: 'conflict', theirs: said };
	};
}

async function post(
	address: string,
	body: FormData
): Promise<Answer | { kept: number } | { answer: NotKept }> {
	try {
		const response = await fetch(address, {
			method: 'POST',
			body,
			headers: { 'x-sveltekit-action': 'true', accept: 'application/json' },
			signal: AbortSignal.timeout(20_000)
		});
		if (response.status === 401) return { is: 'signed_out' };
		if (response.status === 429 || response.status === 503) return { is: 'busy' };
		if (response.status >= 500) return { is: 'unreachable' };
		const result = deserialize<{ kept: number }, { answer: NotKept }>(await response.text());
		if (result.type === 'success' && result.data) return result.data;
		if (result.type === 'failure' && result.data) return result.data;
		return result.type === 'redirect' ? { is: 'signed_out' } : { is: 'refused', reason: '' };
	} catch {
		return { is: 'unreachable' };
	}
}
