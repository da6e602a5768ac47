import { board } from '#lib/reviews/assigning.server.ts';
import { listDeclines, listInterests } from '#lib/reviews/declared.server.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { requireProgrammes } from '#lib/server/guard.ts';
import { pageOf } from '#lib/ui/paging.ts';
import type { PageServerLoad } from './$types';

const perPage = 50;

export const load: PageServerLoad = async ({ params, url }) => {
	requireProgrammes(params.unit);
	const { id } = await programmes.getOfUnit(params.unit, params.programme);
	const search = (url.searchParams.get('search') ?? '').trim().slice(0, 60);
	const [{ applicants, evaluators, pairs, wanted }, interests, declines] = await Promise.all([
		board(id),
		listInterests(id),
		listDeclines(id)
	]);
	const known = new Map(evaluators.map((one) => [one.id, one]));
	const lines = applicants.map(({ id: applicationId, name, name_en, isDecided }) => {
		const own = pairs.filter((pair) => pair.application === applicationId);
		const seniors = own.filter(({ evaluator }) => known.get(evaluator)?.tier === 'senior').length;
		return {
			...{ id: applicationId, name, name_en },
			reviewers: own.map((pair) => ({
				id: pair.id,
				name: known.get(pair.evaluator)?.name ?? null,
				tier: known.get(pair.evaluator)?.tier ?? null,
				leads: pair.leads_since !== null,
				sealed: pair.sealed_at !== null
			})),
			lacks: isDecided ? 0 : Math.max(0, wanted.perApplication - own.length),
			lacksSenior: !isDecided && seniors < wanted.seniors
		};
	});
	const isFound = (one: { name: string; name_en: string }) =>
		`${one.name} ${one.name_en}`.toLowerCase().includes(search.toLowerCase());
	const onlyOpen = url.searchParams.has('open');
	const found = lines.filter(
		(one) => isFound(one) && (!onlyOpen || one.lacks > 0 || one.lacksSenior)
	);
	const page = pageOf(url);
	return {
		...{ search, onlyOpen, page, pages: Math.max(1, Math.ceil(found.length / perPage)) },
		wanted,
		/** All together: applications, places given and wanted, and how many more reviews the pool can take. */
		counts: {
			applications: lines.length,
			found: found.length,
			given: pairs.length,
			lacking: lines.reduce((all, { lacks }) => all + lacks, 0),
			evaluators: evaluators.length,
			room: evaluators.reduce((all, { room }) => all + room, 0)
		},
		/** One page of the applications with who reviews them. */
		rows: found.slice((page - 1) * perPage, page * perPage),
		interests,
		declines
	};
};
