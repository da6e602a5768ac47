import { listFor, statuses } from '#lib/applications/listing.server.ts';
import { dueAt } from '#lib/applications/application.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import { requireProgrammes } from '#lib/server/guard.ts';
import { pageOf } from '#lib/ui/paging.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	requireProgrammes(params.unit);
	const { id } = await programmes.getOfUnit(params.unit, params.programme);
	const search = (url.searchParams.get('search') ?? '').trim().slice(0, 60);
	const state = statuses.find((one) => one === url.searchParams.get('state'));
	const page = pageOf(url);
	const [found, { terms }] = await Promise.all([listFor(id, { search, state, page }), termsOf(id)]);
	return {
		...{ search, page, state: state ?? '', pages: found.pages, total: found.total },
		/** How many there are in each state. */
		counts: found.counts,
		/** The last day of the call. */
		closes: terms.phases.closes_at,
		/** One page of the applications. */
		rows: found.lines.map((one) => ({
			...{ id: one.id, name: one.unit_name, name_en: one.unit_name_en, code: one.unit_code },
			...{ status: one.status, complete: one.complete, of: one.of },
			...{ reviews: one.reviews, sealed: one.sealed },
			submitted_at: one.submitted_at,
			/** Until when it can be submitted, where that is later than for others. */
			extended: dueAt(one, terms.phases) > terms.phases.closes_at ? one.extended_until : null
		}))
	};
};
