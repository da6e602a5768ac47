import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { linkOf } from '#lib/audit/audit.server.ts';
import { weightOf } from '#lib/programmes/criteria.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { status } from '#lib/programmes/programme.ts';
import { canObject, objectionsUntil } from '#lib/reviews/announcing.ts';
import * as calls from '#lib/reviews/calls.server.ts';
import { objectionForm } from '#lib/reviews/deciding.form.ts';
import * as objecting from '#lib/reviews/objecting.server.ts';
import { countUnanswered, listAnswered, listProposed } from '#lib/reviews/public-list.server.ts';
import { newId } from '#lib/server/id.ts';
import { markdown } from '#lib/server/markdown.ts';
import * as units from '#lib/units/units.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { now } }) => {
	const found = await programmes.getCalled(params.programme);
	const { id, year, terms, announced_at, settled_at } = found;
	const isPublic = announced_at !== null;
	const [organiser, proposed, answered, unanswered, designated, link] = await Promise.all([
		units.get(found.unit_id),
		isPublic ? listProposed(id) : [],
		isPublic ? listAnswered(id) : [],
		isPublic ? countUnanswered(id) : 0,
		settled_at === null ? [] : calls.listDesignated(id),
		isPublic ? linkOf(id, ['reviews.announce']) : null
	]);
	const { name, name_en, time_zone, contact, phone } = organiser;
	return {
		call: { id, year, name: terms.name, announced_at, settled_at },
		status: status(found, terms, now),
		organiser: { id: organiser.id, name, name_en, time_zone, contact, phone },
		callHtml: { zh: markdown(terms.call.zh), en: terms.call.en ? markdown(terms.call.en) : '' },
		phases: terms.phases,
		objectionDays: terms.objectionDays,
		residentsWeight: terms.residents?.weight ?? 0,
		tiers: terms.tiers,
		criteria: terms.criteria.map((one) => ({
			...{ key: one.key, words: one.words, weight: weightOf(one) },
			indicators: one.indicators.map(({ key, words, weight }) => ({ key, words, weight }))
		})),
		/** Once the list is public: who is proposed for what, and what was objected and answered. */
		proposed,
		answered,
		unanswered,
		/** Until when objections are taken, and whether they are now. */
		until: objectionsUntil(found, terms),
		takes: canObject(found, terms, now),
		/** Once designations were made: these. */
		designated,
		/** The line of the log that made the list public. */
		link,
		/** The key of the form for an objection; and that one was just kept. */
		key: newId(),
		objected: url.searchParams.has('objected')
	};
};

export const actions: Actions = {
	object: async ({ params, request, locals, getClientAddress }) => {
		await programmes.getCalled(params.programme);
		const data = Object.fromEntries(await request.formData());
		const text = (name: string) => String(data[name] ?? '').slice(0, 10_000);
		const read = objectionForm.safeParse(data);
		const typed = {
			...{ about: text('about'), name: text('name'), contact: text('contact') },
			words: text('words')
		};
		if (!read.success) {
			const faults = read.error.issues.map(({ path, message }) => ({
				field: String(path[0] ?? ''),
				reason: message
			}));
			return fail(400, { faults, typed, key: faults.some(isOld) ? null : text('key') });
		}
		const { about, ...rest } = read.data;
		const outcome = await objecting.object(
			params.programme,
			{ ...rest, applicationId: about || null },
			{ address: getClientAddress(), now: locals.now }
		);
		if (outcome !== 'kept') {
			const code = outcome === 'too_many' ? 429 : outcome === 'closed' ? 409 : 400;
			return fail(code, { faults: [{ field: '', reason: outcome }], typed, key: rest.key });
		}
		redirect(303, `${resolve('/(public)/calls/[programme]', params)}?objected#objections`);
	}
};

const isOld = ({ field }: { field: string }) => field === 'key';
