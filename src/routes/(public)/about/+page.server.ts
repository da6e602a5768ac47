import { issuerKey } from '#lib/certificates/issuer.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
	const { did } = await issuerKey();
	return {
		/** The public key that certificates of this installation are signed with. */
		did
	};
};
