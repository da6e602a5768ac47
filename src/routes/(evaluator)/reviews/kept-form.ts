import { applyAction } from '$app/forms';
import type { SubmitFunction } from '@sveltejs/kit';

/**
 * Sends a form by script. Where the answer is an error or there is none, the page stays with what was typed in it, and
 * `FormRefused` says so; nothing is sent twice meanwhile.
 */
export const keptForm: SubmitFunction = ({ submitter }) => {
	submitter?.setAttribute('disabled', '');
	return async ({ result, update }) => {
		submitter?.removeAttribute('disabled');
		if (result.type !== 'error') return update({ reset: false });
		const { status = 500 } = result;
		await applyAction({ type: 'failure', status, data: { ...result, status } });
	};
};
