import type { Handle } from '@sveltejs/kit';
import { refuse } from '#lib/server/refuse.ts';

/** A body that is no form of ours, cut off or garbled, is the sender's fault (400), not ours (500). */
export const form: Handle = ({ event, resolve }) => {
	const { request, url } = event;
	// Kit throws for the one name that no action has.
	if (request.method === 'POST' && url.searchParams.has('/default')) {
		refuse('invalid', 'no action has this name');
	}
	const read = request.formData.bind(request);
	const formData = async () => {
		const sent = await read().catch((error: unknown) => {
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
	return resolve(event);
};

/**
 * A file where text belongs, or fields packed as JSON, which may hold anything: the rooms' forms are
 * read as text and shown again as typed.
 */
function isStrange(name: string, value: unknown): boolean {
	return /^__superform_(json|file)/.test(name) || (typeof value !== 'string' && name !== 'file');
}
