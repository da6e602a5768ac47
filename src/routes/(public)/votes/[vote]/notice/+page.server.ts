import { resolve } from '$app/paths';
import type { PageServerLoad } from './$types';
import * as publicVote from '#lib/outcomes/public-vote.server.ts';
import { drawQr } from '#lib/slips/qr.ts';

export const load: PageServerLoad = async ({ params, locals, url, request }) => {
	const address = new URL(resolve('/(public)/votes/[vote]', { vote: params.vote }), url).href;
	return {
		...(await publicVote.get(params.vote, locals.now)),
		/** The page is a sheet of paper: nothing stands around it. */
		paper: true,
		/** The address that the QR code leads to, and the code. */
		address,
		qr: drawQr(address),
		/** WeChat's browser does not print: it must be left first. */
		wechat: /MicroMessenger/i.test(request.headers.get('user-agent') ?? '')
	};
};
