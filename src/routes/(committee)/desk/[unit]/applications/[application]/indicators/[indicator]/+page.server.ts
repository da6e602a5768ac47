import { fail, redirect } from '@sveltejs/kit';
import * as answers from '#lib/applications/answers.server.ts';
import { canBeWritten } from '#lib/applications/application.ts';
import * as applications from '#lib/applications/applications.server.ts';
import * as comments from '#lib/applications/comments.server.ts';
import { lacksOf } from '#lib/applications/completeness.ts';
import * as evidence from '#lib/applications/evidence.server.ts';
import { measure } from '#lib/applications/measuring.server.ts';
import { periodOf } from '#lib/applications/period.ts';
import * as consultations from '#lib/consultations/consultations.server.ts';
import * as people from '#lib/people/names.server.ts';
import { canEdit } from '#lib/people/actor.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import { indicatorsOf } from '#lib/programmes/criteria.ts';
import { requireDesk, requireEditor } from '#lib/server/guard.ts';
import { newId } from '#lib/server/id.ts';
import { refuse } from '#lib/server/refuse.ts';
import { keepAnswer } from './answer.server.ts';
import { addProofs } from './proofs.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { now } }) => {
	const actor = requireDesk(params.unit);
	const found = await applications.getOfUnit(params.unit, params.application);
	const { terms } = await termsOf(found.programme_id);
	const all = indicatorsOf(terms.criteria);
	const at = all.findIndex(({ key }) => key === params.indicator);
	const indicator = all[at] ?? refuse('not_found', `no indicator ${params.indicator}`);
	const above = terms.criteria.findIndex(({ indicators }) => indicators.includes(indicator));
	const criterion = terms.criteria[above];
	const writable = canBeWritten(found, terms.phases, now) && canEdit(actor, params.unit);
	const [answer, past, every, words, own] = await Promise.all([
		answers.find(found.id, indicator.key),
		answers.listPast(found.id, indicator.key),
		evidence.list(found.id),
		comments.list(actor, found.id, indicator.key),
		writable ? consultations.listPublished(params.unit) : []
	]);
	const pieces = every.filter(({ indicator_key }) => indicator_key === indicator.key);
	const hasFigure = pieces.some(({ figure }) => figure !== null);
	const names = await people.namesOf([answer?.revised_by]);
	const said = {
		selfScore: answer?.self_score ?? null,
		narrative: answer?.narrative ?? '',
		evidence: pieces.map(({ kind }) => kind)
	};
	return {
		indicator,
		criterion: criterion ? { key: criterion.key, words: criterion.words } : null,
		/** Its number in the programme, such as 2.3, and where it stands among all. */
		number: `${above + 1}.${(criterion?.indicators.indexOf(indicator) ?? 0) + 1}`,
		place: { at: at + 1, of: all.length },
		before: all[at - 1]?.key ?? null,
		after: all[at + 1]?.key ?? null,
		/** The most letters of the narrative. */
		longest: terms.narrative,
		/** What is said of it, with the version that the next change must name. */
		answer: {
			selfScore: said.selfScore,
			narrative: said.narrative,
			version: answer?.version ?? 0,
			by: names[answer?.revised_by ?? ''] ?? '',
			at: answer?.revised_at ?? null
		},
		lacks: lacksOf(indicator, said, terms.narrative),
		past,
		pieces,
		/** The figure as it would be added now; null where none is asked for, or it was added. */
		figure:
			writable && indicator.measure !== undefined && !hasFigure
				? await measure(params.unit, indicator.measure, periodOf(terms.phases), now)
				: null,
		/** The unit's published consultations that can still be picked. */
		consultations: own
			.filter(({ id }) => !isPicked(pieces, id))
			.slice(0, 200)
			.map(({ id, title }) => ({ id, title })),
		comments: words,
		/** Of the forms that are not to be sent twice. */
		key: newId()
	};
};

export const actions: Actions = {
	save: async (event) => {
		const kept = await keepAnswer(event, await event.request.formData());
		if ('fault' in kept) {
			return fail(kept.fault === 'edited_meanwhile' ? 409 : 400, { answer: kept });
		}
		// A script that keeps what is typed goes on from the version; a browser without one is shown the page.
		if (event.request.headers.has('x-sveltekit-action')) return { kept: kept.version };
		redirect(303, `${event.url.pathname}?saved`);
	},
	prove: async (event) => {
		const data = await event.request.formData();
		const answer = await keepAnswer(event, data);
		const proofs = await addProofs(event, data);
		if (proofs.length === 0 && !('fault' in answer)) redirect(303, pathOf(event, 'evidence'));
		const link = { url: String(data.get('url') ?? ''), label: String(data.get('label') ?? '') };
		return fail(400, { proofs, link, ...('fault' in answer ? { answer } : {}) });
	},
	remove: async (event) => {
		const { params, locals } = event;
		const actor = requireEditor(params.unit);
		const { id } = await applications.getOfUnit(params.unit, params.application);
		const data = await event.request.formData();
		const answer = await keepAnswer(event, data);
		const piece = String(data.get('piece') ?? '');
		const outcome = await evidence.remove(actor, id, piece, locals.now);
		const proofs = outcome === 'removed' ? [] : [{ fault: outcome }];
		if (proofs.length === 0 && !('fault' in answer)) redirect(303, pathOf(event, 'evidence'));
		return fail(400, { proofs, ...('fault' in answer ? { answer } : {}) });
	},
	comment: async (event) => {
		const { params, locals } = event;
		const actor = requireDesk(params.unit);
		const { id } = await applications.getOfUnit(params.unit, params.application);
		const data = await event.request.formData();
		const words = String(data.get('words') ?? '').replaceAll('\r\n', '\n');
		const given = { indicatorKey: params.indicator, words, key: String(data.get('key') ?? '') };
		const answer = await keepAnswer(event, data);
		const outcome = await comments.add(actor, id, given, locals.now);
		if (outcome !== 'added') return fail(400, { comment: { fault: outcome, words } });
		if ('fault' in answer) return fail(400, { answer });
		redirect(303, pathOf(event, 'comments'));
	},
	uncomment: async (event) => {
		const { params, request, locals } = event;
		const actor = requireDesk(params.unit);
		const { id } = await applications.getOfUnit(params.unit, params.application);
		const data = await request.formData();
		const answer = await keepAnswer(event, data);
		await comments.remove(actor, id, String(data.get('comment') ?? ''), locals.now);
		if ('fault' in answer) return fail(400, { answer });
		redirect(303, pathOf(event, 'comments'));
	}
};

const pathOf = ({ url }: { url: URL }, part: string) => `${url.pathname}#${part}`;

function isPicked(pieces: Awaited<ReturnType<typeof evidence.list>>, id: string): boolean {
	return pieces.some(({ consultation }) => consultation?.id === id);
}
