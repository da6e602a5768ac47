import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { dayOf } from '#lib/people/days.ts';
import { indicatorsOf } from '#lib/programmes/criteria.ts';
import * as drafting from '#lib/programmes/drafting.server.ts';
import { listPacks } from '#lib/programmes/packs.server.ts';
import { readWhole } from '#lib/programmes/points.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { readFile } from '#lib/programmes/read-file.server.ts';
import { requireOrganiser } from '#lib/server/guard.ts';
import { newId } from '#lib/server/id.ts';
import * as units from '#lib/units/units.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	requireOrganiser(params.unit);
	const [packs, { programmes: own }, { time_zone }] = await Promise.all([
		listPacks(),
		programmes.listOfUnit(params.unit),
		units.get(params.unit)
	]);
	return {
		/** Makes one programme of however many taps. */
		key: newId(),
		year: Number(dayOf(locals.now, time_zone).slice(0, 4)),
		packs: packs.map(({ id, about, terms }) => ({
			...{ id, about, name: terms.name, criteria: terms.criteria.length },
			indicators: indicatorsOf(terms.criteria).length
		})),
		/** The organiser's own, to begin from. */
		own: own.map(({ id, year, terms }) => ({ id, year, name: terms.name }))
	};
};

export const actions: Actions = {
	default: async ({ params, request, locals }) => {
		const actor = requireOrganiser(params.unit);
		const data = await request.formData();
		const text = (name: string) => String(data.get(name) ?? '');
		const year = readWhole(text('year'));
		const typed = { year: text('year'), from: text('from') };
		if (year === null || year < 1949 || year > 2200) return fail(400, { ...typed, fault: 'year' });
		const from = await sourceOf(text('from'), data.get('file'));
		if ('fault' in from) return fail(400, { ...typed, ...from });
		const made = await drafting.draft(
			actor,
			params.unit,
			{ key: text('key'), year, from: from.source },
			locals.now
		);
		if (typeof made === 'string') return fail(400, { ...typed, fault: 'from' });
		const ids = { unit: params.unit, programme: made.id };
		redirect(303, resolve('/(organiser)/programmes/[unit]/[programme]/terms', ids));
	}
};

/** What was chosen to begin from: `pack:…`, `programme:…`, a file, or nothing. */
async function sourceOf(chosen: string, file: unknown) {
	const [kind, id = ''] = chosen.split(':');
	if (kind === 'pack' && id) return { source: { pack: id } };
	if (kind === 'programme' && id) return { source: { programme: id } };
	if (kind === 'blank') return { source: { criteria: [] } };
	if (kind !== 'file') return { fault: 'from' };
	const read = await readFile(file);
	if ('unreadable' in read) return { fault: 'file', unreadable: read.unreadable };
	if ('faults' in read) return { fault: 'file', faults: read.faults };
	return { source: 'pack' in read ? { read: read.pack } : { criteria: read.criteria } };
}
