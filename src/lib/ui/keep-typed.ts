import type { SubmitFunction } from '@sveltejs/kit';
import { applyAction } from '$app/forms';

/**
 * The `enhance` of a form that is none of superforms' and in which something is typed: an answer that is an error
 * becomes the page's `form`, `FormRefused` says it, and what was filled in stays.
 */
export const keepTyped: SubmitFunction = () => {
	return async ({ result, update }) => {
		if (result.type !== 'error') return update({ reset: false });
		const { error, status = 500 } = result;
		await applyAction({ type: 'failure', status, data: { type: 'error', status, error } });
	};
};
