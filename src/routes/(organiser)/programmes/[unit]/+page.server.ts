import { nextDue } from '#lib/programmes/due.ts';
import { status } from '#lib/programmes/programme.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import * as pool from '#lib/programmes/pool.server.ts';
import * as admissions from '#lib/programmes/admissions.server.ts';
import { listPromotions } from '#lib/programmes/promotion.server.ts';
import { requireProgrammes } from '#lib/server/guard.ts';
import { pageOf } from '#lib/ui/paging.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { now } }) => {
	requireProgrammes(params.unit);
	const page = pageOf(url);
	const [listed, candidates, promotions, admitted] = await Promise.all([
		programmes.listOfUnit(params.unit, { page }),
		pool.listCandidates(params.unit, now),
		listPromotions(params.unit, now),
		admissions.list(params.unit)
	]);
	return {
		page,
		pages: listed.pages,
		total: listed.total,
		/** One page of programmes, each with how it stands and what is due next. */
		rows: listed.programmes.map((one) => {
			const standing = status(one, one.terms, now);
			return {
				...{ id: one.id, year: one.year, name: one.terms.name, status: standing },
				...{ applications: one.applications, submitted: one.submitted },
				due: nextDue(standing, one.terms, { announced_at: one.announced_at, now })
			};
		}),
		/** People who have accepted to be evaluators and wait to be taken into the pool. */
		candidates: candidates.length,
		/** Evaluators who are due to rise. */
		risers: promotions.filter(({ missing }) => missing.length === 0).length,
		admitted: admitted.total
	};
};
