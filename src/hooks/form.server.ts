import type { Handle } from '@sveltejs/kit';
import { refusal, refuse } from '#lib/server/refuse.ts';

/** A body that is no form of ours, cut off or garbled, is the sender's fault (400), not ours (500). */
export const form: Handle = async ({ event, resolve }) => {
	const { request, url } = event;
	// Kit throws for the one name that no action has.
	if (request.method === 'POST' && url.searchParams.has('/default')) {
		refuse('invalid', 'no action has this name');
	}
	const read = request.formData.bind(request);
	let refused: unknown = null;
	const formData = async () => {
		const sent = await read().catch((error: unknown) => {
			if (isTooLarge(error)) refused = refusal('too_large', 'the body is larger than the limit');
			const unreadable = error instanceof TypeError && !request.signal.aborted;
			if (unreadable) refuse('invalid', 'the body cannot be read as a form');
			throw error;
		});
		for (const [name, value] of sent) {
			if (isStrange(name, value)) refuse('invalid', `no form of ours sends ${name} like this`);
		}
		return sent;
	};
	Object.defineProperty(request, 'formData', { value: formData });
	const response = await resolve(event);
	// superforms takes a form that cannot be read for an empty one.
	if (refused) throw refused;
	return response;
};

/** What the server's limit answers; see `BODY_SIZE_LIMIT`. */
function isTooLarge(error: unknown): boolean {
	return error instanceof Error && 'status' in error && error.status === 413;
}

/**
 * A file where text belongs, or fields packed as JSON, which may hold anything: the rooms' forms are
 * read as text and shown again as typed.
 */
function isStrange(name: string, value: unknown): boolean {
	const isFile = typeof value !== 'string';
	return /^__superform_(json|file)/.test(name) || (isFile && !/(^|\.)file$/.test(name));
}
