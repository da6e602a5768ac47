import { resolve } from '$app/paths';
import { show } from '#lib/certificates/showing.server.ts';
import { environment } from '#lib/server/env.ts';
import { drawQr } from '#lib/slips/qr.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	const ids = { certificate: params.certificate };
	const certificate = await show(params.certificate, locals.now);
	const { origin } = environment();
	const address = origin + resolve('/(public)/certificates/[certificate]', ids);
	return {
		certificate,
		/** Where this page is, as the QR code and the paper tell it. */
		address,
		qr: drawQr(address)
	};
};
