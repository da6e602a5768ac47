import * as programmes from '#lib/programmes/programmes.server.ts';
import { agreementOf, progresses, rowsOf, spreadsOf } from '#lib/reviews/overview.ts';
import { roundOf } from '#lib/reviews/results.server.ts';
import { requireProgrammes } from '#lib/server/guard.ts';
import { pageOf } from '#lib/ui/paging.ts';
import type { PageServerLoad } from './$types';

const PER_PAGE = 50;

export const load: PageServerLoad = async ({ params, url }) => {
	requireProgrammes(params.unit);
	const { id } = await programmes.getOfUnit(params.unit, params.programme);
	const { terms, reviewed, alpha, severities } = await roundOf(id);
	const rows = rowsOf(reviewed);
	const search = (url.searchParams.get('search') ?? '').trim().slice(0, 60);
	const wanted = progresses.find((one) => one === url.searchParams.get('progress'));
	const found = rows.filter(
		({ name, name_en, code, progress }) =>
			(wanted === undefined || progress === wanted) &&
			[name, name_en.toLowerCase(), code].some((text) => text.includes(search.toLowerCase()))
	);
	const page = pageOf(url);
	const sum = (of: (row: (typeof rows)[number]) => number) =>
		rows.reduce((all, row) => all + of(row), 0);
	return {
		...{ search, wanted: wanted ?? '', page, alpha },
		/** How far the round is as a whole. */
		whole: {
			applications: rows.length,
			in: rows.filter(({ progress }) => progress === 'apart' || progress === 'done').length,
			sealed: sum((row) => row.sealed),
			reviews: sum((row) => row.of),
			open: sum((row) => row.open)
		},
		counts: Object.fromEntries(
			progresses.map((one) => [one, rows.filter(({ progress }) => progress === one).length])
		),
		/** One page of the applications. */
		rows: found.slice((page - 1) * PER_PAGE, page * PER_PAGE),
		total: found.length,
		pages: Math.max(1, Math.ceil(found.length / PER_PAGE)),
		/** What the alpha says. */
		agreement: agreementOf(alpha),
		/** How evaluators score beside each other, the most severe first. */
		severities,
		/** Every indicator's spread, the widest first. */
		spreads: spreadsOf(terms.criteria, reviewed).sort((a, b) => b.range - a.range),
		gap: terms.reviewing.gap,
		review_until: terms.phases.review_until
	};
};
