import { fail, redirect } from '@sveltejs/kit';
import * as certificates from '#lib/certificates/certificates.server.ts';
import { certifyMembership, listUncertified } from '#lib/certificates/honouring.server.ts';
import { listIssued } from '#lib/certificates/issued.server.ts';
import { numberWords, standing } from '#lib/certificates/number.ts';
import { kinds } from '#lib/certificates/printed.ts';
import { requireOrganiser, requireProgrammes } from '#lib/server/guard.ts';
import { refuse } from '#lib/server/refuse.ts';
import { pageOf } from '#lib/ui/paging.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { now } }) => {
	requireProgrammes(params.unit);
	const search = (url.searchParams.get('search') ?? '').trim().slice(0, 60);
	const kind = kinds.find((one) => one === url.searchParams.get('kind'));
	const page = pageOf(url);
	const [{ rows, ...counted }, waiting] = await Promise.all([
		listIssued(params.unit, { search, kind, page }),
		listUncertified(params.unit)
	]);
	return {
		...{ search, kind: kind ?? '', page, ...counted },
		/** One page of certificates, each with how it stands. */
		rows: rows.map((one) => ({
			...{ id: one.id, kind: one.kind, holder: one.holder, holder_en: one.holder_en },
			...{ award: one.printed.award, issued_at: one.issued_at, reason: one.revocation_reason },
			...{ number: numberWords(one), state: standing(one, now) }
		})),
		/** Units that belong to the organiser and have no certificate of it. */
		waiting
	};
};

export const actions: Actions = {
	certify: async ({ params, request, locals, url }) => {
		const actor = requireOrganiser(params.unit);
		const wanted = (await request.formData()).getAll('admission').map(String).slice(0, 200);
		if (wanted.length === 0) return fail(400, { refused: 'nobody' });
		for (const admissionId of wanted) {
			await certifyMembership(actor, { organiserId: params.unit, admissionId }, locals.now);
		}
		redirect(303, url.pathname);
	},
	revoke: async ({ params, request, locals, url }) => {
		const actor = requireOrganiser(params.unit);
		const data = await request.formData();
		const { id, organiser_id } = await certificates.get(String(data.get('certificate')));
		if (organiser_id !== params.unit) refuse('not_found', `${id} is another organiser's`);
		const reason = String(data.get('reason') ?? '');
		const outcome = await certificates.revoke(actor, id, reason, locals.now);
		if (outcome !== 'revoked') return fail(409, { refused: outcome, certificate: id, reason });
		redirect(303, url.pathname);
	}
};
