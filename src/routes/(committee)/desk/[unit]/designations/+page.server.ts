import { fail, redirect } from '@sveltejs/kit';
import { listMemberships } from '#lib/certificates/issued.server.ts';
import { numberWords } from '#lib/certificates/number.ts';
import { getOfUnit } from '#lib/certificates/rechecking.server.ts';
import * as rechecks from '#lib/certificates/rechecks.server.ts';
import * as register from '#lib/certificates/register.server.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import { requireDesk, requireEditor } from '#lib/server/guard.ts';
import { newId } from '#lib/server/id.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { now } }) => {
	requireDesk(params.unit);
	const [lines, memberships] = await Promise.all([
		register.listOfUnit(params.unit, now),
		listMemberships(params.unit)
	]);
	const standing = lines.filter(({ ended_at }) => ended_at === null);
	return {
		/** What the unit was designated, the newest first. */
		lines,
		/** Those that stand, with what is due for them. */
		standing: await Promise.all(
			standing.map(async (line) => {
				const [{ recheck_due_at }, { terms }, statement, past] = await Promise.all([
					getOfUnit(params.unit, line.id),
					termsOf(line.programme.id),
					rechecks.findStatement(line.id),
					rechecks.listOf(line.id)
				]);
				const criteria = terms.criteria.map(({ key, words }) => ({ key, words }));
				return { line, recheck_due_at, criteria, statement, past, key: newId() };
			})
		),
		memberships: memberships.map((one) => ({
			...{ id: one.id, number: numberWords(one), issued_at: one.issued_at },
			...{ award: one.printed.award, organiser: one.printed.organiser }
		}))
	};
};

export const actions: Actions = {
	state: async ({ params, request, locals, url }) => {
		const actor = requireEditor(params.unit);
		const data = await request.formData();
		const text = (name: string) => String(data.get(name) ?? '');
		const [key, words, designationId] = [text('key'), text('words'), text('designation')];
		const place = { unitId: params.unit, designationId };
		const outcome = await rechecks.state(actor, place, { key, words }, locals.now);
		if (outcome !== 'stated') {
			return fail(409, { refused: outcome, designation: designationId, words });
		}
		redirect(303, url.pathname);
	}
};
