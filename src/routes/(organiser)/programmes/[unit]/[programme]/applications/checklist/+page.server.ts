import { fail, redirect } from '@sveltejs/kit';
import { checklist, MOST_ITEMS, reviseChecklist } from '#lib/applications/checklist.server.ts';
import { hintNames, shipped, type HintName, type Item } from '#lib/applications/eligibility.ts';
import * as programmes from '#lib/programmes/programmes.server.ts';
import { termsOf } from '#lib/programmes/calling.server.ts';
import { requireOrganiser, requireProgrammes } from '#lib/server/guard.ts';
import { newId } from '#lib/server/id.ts';
import { versionIn } from '../../part.server.ts';
import { textIn } from '../[application]/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	requireProgrammes(params.unit);
	const { id } = await programmes.getOfUnit(params.unit, params.programme);
	const [{ items, version }] = await Promise.all([checklist(id), termsOf(id)]);
	return {
		/** The list as it stands. */
		items: items.map(typedOf),
		version,
		/** An empty line to write another item in. */
		blank: typedOf({ key: newId(), words: { zh: '' } })
	};
};

export const actions: Actions = {
	revise: async ({ params, request, locals, url }) => {
		const actor = requireOrganiser(params.unit);
		const { id } = await programmes.getOfUnit(params.unit, params.programme);
		const data = await request.formData();
		const typed = typedIn(data);
		const items = typed.filter(({ zh, en, help }) => zh || en || help).map(itemOf);
		const outcome = await reviseChecklist(
			actor,
			id,
			{ version: versionIn(data), items },
			locals.now
		);
		if (outcome !== 'revised') return fail(409, { refused: outcome, typed });
		redirect(303, `${url.pathname}?saved`);
	},
	restore: async ({ params, request, locals, url }) => {
		const actor = requireOrganiser(params.unit);
		const { id } = await programmes.getOfUnit(params.unit, params.programme);
		const version = versionIn(await request.formData());
		const outcome = await reviseChecklist(actor, id, { version, items: shipped }, locals.now);
		if (outcome !== 'revised') return fail(409, { refused: outcome });
		redirect(303, `${url.pathname}?saved`);
	}
};

/** An item as its line of the form shows it. */
type Typed = Record<'key' | 'zh' | 'en' | 'help' | 'help_en', string> & { hint: HintName | '' };

function typedOf({ key, words, help, hint }: Item): Typed {
	return {
		...{ key, zh: words.zh, en: words.en ?? '' },
		...{ help: help?.zh ?? '', help_en: help?.en ?? '', hint: hint ?? '' }
	};
}

function typedIn(data: FormData): Typed[] {
	const keys = data.getAll('key').filter((key) => typeof key === 'string');
	return [...new Set(keys)]
		.filter((key) => /^[\w-]{1,64}$/.test(key))
		.slice(0, MOST_ITEMS + 1)
		.map((key) => {
			const text = (name: string) => textIn(data, `${name}.${key}`, 400).trim();
			return {
				...{ key, zh: text('zh'), en: text('en'), help: text('help'), help_en: text('help_en') },
				hint: hintNames.find((name) => name === text('hint')) ?? ''
			};
		});
}

function itemOf({ key, zh, en, help, help_en, hint }: Typed): Item {
	const both = (chinese: string, english: string) =>
		english === '' ? { zh: chinese } : { zh: chinese, en: english };
	return {
		...{ key, words: both(zh, en) },
		...(help === '' ? {} : { help: both(help, help_en) }),
		...(hint === '' ? {} : { hint })
	};
}
