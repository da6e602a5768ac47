import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { readCode } from '#lib/slips/code.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({
	/** The phone was just left by somebody who has finished. */
	hasLeft: url.searchParams.has('left')
});

export const actions: Actions = {
	default: async ({ request }) => {
		const entered = (await request.formData()).get('code');
		const typed = typeof entered === 'string' ? entered : '';
		const read = readCode(typed);
		if (!read.ok) return fail(400, { typed: typed.slice(0, 100), reason: read.reason });
		redirect(303, resolve('/(resident)/s/[code]', { code: read.code }));
	}
};
