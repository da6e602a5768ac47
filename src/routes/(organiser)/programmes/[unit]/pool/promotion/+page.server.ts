import { fail, redirect } from '@sveltejs/kit';
import { readRule } from '#lib/programmes/pool.form.ts';
import { listPromotions, reviseRules, rulesOf } from '#lib/programmes/promotion.server.ts';
import { requireOrganiser, requireProgrammes } from '#lib/server/guard.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { now } }) => {
	requireProgrammes(params.unit);
	const [promotions, { rules, version }] = await Promise.all([
		listPromotions(params.unit, now),
		rulesOf(params.unit)
	]);
	return {
		/** Everybody for whom a tier comes next, those who lack nothing first. */
		promotions: promotions.map(({ id, name, tier, to, missing }) => ({
			...{ id, name, tier, to, missing }
		})),
		rules,
		/** 0 while the example's rules hold. */
		version
	};
};

export const actions: Actions = {
	default: async ({ params, request, locals, url }) => {
		const actor = requireOrganiser(params.unit);
		const data = await request.formData();
		const typed = (name: string) => String(data.get(name) ?? '');
		if (data.get('version') === null) return fail(400, { refused: 'not_whole' });
		const { rules } = await rulesOf(params.unit);
		const read = rules.map((rule) => readRule(rule, typed));
		const wanted = read.filter((rule) => rule !== null);
		if (wanted.length < read.length) return fail(400, { refused: 'not_whole' });
		const input = { rules: wanted, version: Number(data.get('version')) || 0 };
		const outcome = await reviseRules(actor, params.unit, input, locals.now);
		if (outcome !== 'revised') return fail(409, { refused: outcome });
		redirect(303, url.pathname);
	}
};
