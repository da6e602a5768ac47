import { deserialize } from '$app/forms';
import type { Answer } from '#lib/ui/keeper.svelte.ts';
import type { Fields } from '#lib/ui/keeping.ts';
import { WORDS } from '#lib/reviews/stops.ts';

/** Sends one form of a review as its button would, and says what became of it. */
export async function send(path: string, key: string, now: Fields, base: Fields): Promise<Answer> {
	const body = new FormData();
	if (key !== WORDS) body.set('indicator', key);
	for (const [name, value] of Object.entries(now)) body.set(name, value);
	for (const [name, value] of Object.entries(base)) body.set(`base.${name}`, value);
	// A connection that hangs is as good as none.
	const patience = new AbortController();
	const timer = setTimeout(() => patience.abort(), 20_000);
	try {
		const response = await fetch(`${path}?/${key === WORDS ? 'comment' : 'judge'}`, {
			method: 'POST',
			headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
			signal: patience.signal,
			body
		});
		return answerOf(deserialize(await response.text()), base);
	} catch {
		return { is: 'unreachable' };
	} finally {
		clearTimeout(timer);
	}
}

function answerOf(result: ReturnType<typeof deserialize>, base: Fields): Answer {
	if (result.type === 'success' || result.type === 'redirect') return { is: 'kept' };
	if (result.type === 'failure') {
		const { refused, theirs } = result.data ?? {};
		if (isFields(theirs)) return { is: 'conflict', theirs: { ...base, ...theirs } };
		return { is: 'refused', reason: String(refused) };
	}
	if (result.status === 401) return { is: 'signed_out' };
	if (result.status === 403 || result.status === 404) return { is: 'refused', reason: 'gone' };
	return { is: 'busy' };
}

function isFields(found: unknown): found is Fields {
	return typeof found === 'object' && found !== null;
}
