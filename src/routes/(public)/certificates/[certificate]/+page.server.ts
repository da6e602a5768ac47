import { resolve } from '$app/paths';
import { show } from '#lib/certificates/showing.server.ts';
import { environment } from '#lib/server/env.ts';
import { drawQr } from '#lib/slips/qr.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	const ids = { certificate: params.certificate };
	const certificate = await show(params.certificate, locals.now);
	const { pathname } = new URL(resolve('/(public)/certificates/[certificate]', ids), url);
	const address = environment().origin + pathname;
	return {
		certificate,
		/** Where this page is, as the QR code and the paper tell it. */
		address,
		qr: drawQr(address)
	};
};
