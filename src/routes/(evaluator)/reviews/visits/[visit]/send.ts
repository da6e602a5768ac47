import { deserialize } from '$app/forms';
import type { Answer } from '#lib/ui/keeper.svelte.ts';
import type { Fields } from '#lib/ui/keeping.ts';

const HEADERS = { accept: 'application/json', 'x-sveltekit-action': 'true' };

/** Sends what was written of one part of a visit, and says what became of it. */
export async function send(path: string, part: string, now: Fields, base: Fields): Promise<Answer> {
	const body = new FormData();
	body.set('part', part);
	body.set('words', now.words ?? '');
	body.set('over', base.words ?? '');
	try {
		const response = await fetch(`${path}?/keep`, {
			method: 'POST',
			headers: HEADERS,
			signal: AbortSignal.timeout(20_000),
			body
		});
		const result = deserialize(await response.text());
		if (result.type === 'success' || result.type === 'redirect') return { is: 'kept' };
		if (result.type === 'error') return answerOf(result.status);
		const { theirs, refused } = result.data ?? {};
		if (typeof theirs === 'string') return { is: 'conflict', theirs: { words: theirs } };
		return { is: 'refused', reason: String(refused) };
	} catch {
		return { is: 'unreachable' };
	}
}

/** What became of a picture: it is there, it is refused for good, or it is worth another try. */
export type PhotoAnswer =
	| { id: string; file_id: string }
	| { refused: string }
	| { again: 'unreachable' | 'busy' | 'signed_out' };

/** Sends one picture; its key keeps it once, however often it is sent. */
export async function sendPhoto(
	path: string,
	{ part, key, file }: { part: string; key: string; file: File }
): Promise<PhotoAnswer> {
	const body = new FormData();
	body.set('part', part);
	body.set('key', key);
	body.set('isScripted', 'yes');
	body.set('file', file);
	try {
		const response = await fetch(`${path}?/photo`, {
			method: 'POST',
			headers: HEADERS,
			signal: AbortSignal.timeout(120_000),
			body
		});
		if (response.status === 413) return { refused: 'too_large' };
		const result = deserialize(await response.text());
		if (result.type === 'success') return addedIn(result.data);
		if (result.type === 'failure') return { refused: String(result.data?.refused) };
		const answer = answerOf(result.type === 'error' ? result.status : 500);
		if (answer.is === 'refused') return { refused: 'gone' };
		return { again: answer.is === 'signed_out' ? 'signed_out' : 'busy' };
	} catch {
		return { again: 'unreachable' };
	}
}

function addedIn(data: Record<string, unknown> | undefined): PhotoAnswer {
	const added = data?.added;
	if (typeof added !== 'object' || added === null) return { again: 'busy' };
	const { id, file_id } = added as { id?: unknown; file_id?: unknown };
	return { id: String(id), file_id: String(file_id) };
}

function answerOf(status: number | undefined): Answer {
	if (status === 401) return { is: 'signed_out' };
	const isWorthAnother = status === undefined || status >= 500 || status === 429 || status === 408;
	return isWorthAnother ? { is: 'busy' } : { is: 'refused', reason: 'gone' };
}
