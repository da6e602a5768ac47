import type { Handle } from '@sveltejs/kit';
import { refuse } from '#lib/server/refuse.ts';

/** A body that is no form, cut off or garbled, is the sender's fault (400), not ours (500). */
export const form: Handle = ({ event, resolve }) => {
	const { request } = event;
	const read = request.formData.bind(request);
	const formData = () =>
		read().catch((error: unknown) => {
			const unreadable = error instanceof TypeError && !request.signal.aborted;
			if (unreadable) refuse('invalid', 'the body cannot be read as a form');
			throw error;
		});
	Object.defineProperty(request, 'formData', { value: formData });
	return resolve(event);
};
